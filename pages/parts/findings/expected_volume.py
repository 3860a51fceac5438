"""Expected counts of periods: quasi-Poisson regression with trend and annual season.

The model of Farrington et al. 1996 with the weights of Noufaily et al. 2013 (``farringtonFlexible`` of R's
surveillance): log-linear trend and one annual harmonic, past outliers weighed down, dispersion by Pearson
residuals (at least 1), limits of a negative binomial count, made symmetric by a power, with the error of the
prediction included. All series of a page are fitted at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

#: Length of the season in days.
YEAR = 365.25
#: Scaled residuals beyond this are weighed down (Noufaily et al. 2013).
OUTLYING = 2.58
#: A series with fewer cases than this in the fitted periods has no visible season.
LEAST_CASES = 30
#: Prior standard deviation of the yearly slope and of the waves, in logarithms. It shifts the estimates of a
#: place with hundreds of cases by under 1 %, and keeps the fit finite when all cases fall into one month.
HOLD = 1.0
#: Bound of the linear predictor: no count of a ledger is beyond exp(±30).
_FARTHEST = 30.0
_LEAST_MEAN = 1e-6
_MOST_STEPS = 30
_ROUNDS = 3
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Fit:
    """A log-linear model per series.

    Attributes:
        coefficients: One row per series, one column per term.
        covariance: Of the coefficients, for a dispersion of 1: series × terms × terms.
        dispersion: Variance over mean of each series, at least 1.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    dispersion: np.ndarray


@dataclass(frozen=True, slots=True)
class ExpectedCounts:
    """The expected count of every period of every series, one row per series.

    Attributes:
        mean: The expected count; NaN for a series with too few cases.
        spread: Variance over mean of a count, including the error of the prediction.
        shared: Share of that variance that is the error of the prediction, common to neighbouring periods.
    """

    mean: np.ndarray
    spread: np.ndarray
    shared: np.ndarray

    def z(self, counts: np.ndarray) -> np.ndarray:
        """How many standard deviations the counts lie from the expected ones; NaN where none is expected."""
        z: np.ndarray = (np.maximum(counts, 0) ** self._power - self._centre) / self._unit
        return z

    def limit(self, sigmas: float) -> np.ndarray:
        """The count at this many standard deviations from the expected count; never below 0."""
        return np.maximum(self._centre + sigmas * self._unit, 0) ** (1 / self._power)

    def at(self, at: int | np.ndarray | tuple[Any, ...]) -> ExpectedCounts:
        """The expected counts of some series or periods, indexed like an array."""
        return ExpectedCounts(self.mean[at], self.spread[at], self.shared[at])

    @property
    def _power(self) -> np.ndarray:
        """The power that removes skewness: 2/3 for a Poisson count, less for a negative binomial one."""
        return (1 + 1 / self.spread) / 3

    @property
    def _centre(self) -> np.ndarray:
        """The mean of that power of a count, to second order."""
        centre: np.ndarray = np.maximum(self.mean - (1 - self._power) * self.spread / 2, 0) ** self._power
        return centre

    @property
    def _unit(self) -> np.ndarray:
        """The standard deviation of that power of a count."""
        unit: np.ndarray = self._power * self.mean ** (self._power - 0.5) * np.sqrt(self.spread)
        return unit


def terms(starts: Sequence[date]) -> np.ndarray:
    """The terms of the model, one row per period: 1, years since the first, sine and cosine of the year."""
    days = np.array([start.toordinal() for start in starts], dtype=float)
    turn = 2 * np.pi * days / YEAR
    return np.column_stack([np.ones(len(days)), (days - days[0]) / YEAR, np.sin(turn), np.cos(turn)])


def fit(
    counts: np.ndarray, of: np.ndarray, lengths: np.ndarray, weights: np.ndarray, hold: float = 0.0
) -> Fit:
    """Fit ``log(mean) = log(length) + terms @ coefficients`` to each series by reweighted least squares.

    Args:
        counts: One row per series, one column per period.
        of: The terms, one row per period.
        lengths: Length of each period, in any unit: a month of 31 days expects more than one of 28.
        weights: Weight of each count; 0 omits it.
        hold: Precision of the prior that there is neither trend nor season; 0 for none.

    Raises:
        numpy.linalg.LinAlgError: The counted periods of a series do not determine all terms.
    """
    whole = weights.sum(axis=1, keepdims=True)
    mean = (counts + (weights * counts).sum(axis=1, keepdims=True) / whole) / 2
    linear = np.log(np.maximum(mean, _LEAST_MEAN) / lengths)
    coefficients = np.zeros((len(counts), of.shape[1]))
    held = hold * np.diag(np.arange(of.shape[1]) > 0)
    products = (of[:, :, None] * of[:, None, :]).reshape(len(of), -1)
    for _step in range(_MOST_STEPS):
        mean = lengths * np.exp(linear)
        work = weights * mean
        information = (work @ products).reshape(len(counts), *held.shape) + held
        target = (work * linear + weights * (counts - mean)) @ of
        before, coefficients = coefficients, np.linalg.solve(information, target[..., None])[..., 0]
        linear = np.clip(coefficients @ of.T, -_FARTHEST, _FARTHEST)
        if np.max(np.abs(coefficients - before), initial=0.0) < _CLOSE:
            break
    mean = lengths * np.exp(linear)
    information = ((weights * mean) @ products).reshape(information.shape) + held
    freedom = (weights > 0).sum(axis=1) - of.shape[1]
    pearson = (weights * (counts - mean) ** 2 / mean).sum(axis=1) / freedom
    return Fit(coefficients, np.linalg.inv(information), np.maximum(pearson, 1.0))


def predict(found: Fit, of: np.ndarray, lengths: np.ndarray) -> ExpectedCounts:
    """The expected counts of the periods by the model, with the spread of a single count."""
    mean = lengths * np.exp(np.clip(found.coefficients @ of.T, -_FARTHEST, _FARTHEST))
    error = mean * np.einsum("tp,spq,tq->st", of, found.covariance, of)
    return ExpectedCounts(mean, found.dispersion[:, None] * (1 + error), error / (1 + error))


def expected_counts(
    counts: np.ndarray, starts: Sequence[date], lengths: np.ndarray, is_used: np.ndarray
) -> ExpectedCounts:
    """The expected count of each period of each series, by the periods that are used.

    Outliers among the used periods are weighted down by the square of their distance, so that an earlier
    wave does not hide the next one.

    Args:
        counts: One row per series, one column per period; unused counts may be NaN.
        starts: First day of each period.
        lengths: Length of each period.
        is_used: Which periods the model is fitted to, one row per series.
    """
    of, known = terms(starts), np.where(is_used, counts, 0.0)
    mean, spread, shared = (np.full(counts.shape, np.nan) for _each in range(3))
    fitted = np.flatnonzero((known.sum(axis=1) >= LEAST_CASES) & (is_used.sum(axis=1) > 2 * of.shape[1]))
    if len(fitted):
        known, weights = known[fitted], is_used[fitted].astype(float)
        found = predict(fit(known, of, lengths, weights, HOLD), of, lengths)
        for _round in range(_ROUNDS):  # a high wave raises the dispersion and so hides itself
            far = np.maximum(np.abs(found.z(known)) / OUTLYING, 1.0)
            found = predict(fit(known, of, lengths, weights / far**2, HOLD), of, lengths)
        mean[fitted], spread[fitted], shared[fitted] = found.mean, found.spread, found.shared
    return ExpectedCounts(mean, spread, shared)
