"""Counts that are to be expected of a period: quasi-Poisson regression with trend and annual season.

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
#: A series with fewer cases than this in the periods of the fit has no season that could be seen.
LEAST_CASES = 30
#: A standard deviation of 1 of the yearly slope and of the waves, in logarithms: it moves those of a place
#: with hundreds of cases by under 1 %, and gives one whose cases all came in one month an answer at all.
HOLD = 1.0
#: exp(±30): no count of a ledger lies beyond.
_FARTHEST = 30.0
_LEAST_MEAN = 1e-6
_MOST_STEPS = 30
_ROUNDS = 3
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Fit:
    """A log-linear model of each series.

    Attributes:
        coefficients: One row a series, one column a term.
        covariance: Of the coefficients, for a dispersion of 1: series x terms x terms.
        dispersion: Variance over mean of each series, at least 1.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    dispersion: np.ndarray


@dataclass(frozen=True, slots=True)
class ExpectedCounts:
    """What every period of every series is to be, one row a series.

    Attributes:
        mean: The expected count; NaN for a series with too few cases.
        spread: Variance over mean of a count about it, the error of the prediction included.
        shared: Share of that variance that is the error of the prediction, which neighbours have in common.
    """

    mean: np.ndarray
    spread: np.ndarray
    shared: np.ndarray

    def z(self, counts: np.ndarray) -> np.ndarray:
        """How many standard deviations counts lie from what is expected; NaN where nothing is."""
        z: np.ndarray = (np.maximum(counts, 0) ** self._power - self._centre) / self._unit
        return z

    def limit(self, sigmas: float) -> np.ndarray:
        """The count that lies so many standard deviations from what is expected; never below 0."""
        return np.maximum(self._centre + sigmas * self._unit, 0) ** (1 / self._power)

    def at(self, at: int | np.ndarray | tuple[Any, ...]) -> ExpectedCounts:
        """What is expected of some series or periods, as an array is indexed."""
        return ExpectedCounts(self.mean[at], self.spread[at], self.shared[at])

    @property
    def _power(self) -> np.ndarray:
        """The power that takes the skewness out: 2/3 of a Poisson count, less of a negative binomial one."""
        return (1 + 1 / self.spread) / 3

    @property
    def _centre(self) -> np.ndarray:
        """The mean of that power of a count, to the second order."""
        centre: np.ndarray = np.maximum(self.mean - (1 - self._power) * self.spread / 2, 0) ** self._power
        return centre

    @property
    def _unit(self) -> np.ndarray:
        """Its standard deviation."""
        unit: np.ndarray = self._power * self.mean ** (self._power - 0.5) * np.sqrt(self.spread)
        return unit


def terms(starts: Sequence[date]) -> np.ndarray:
    """The terms of the model, one row a period: 1, years since the first, sine and cosine of the year."""
    days = np.array([start.toordinal() for start in starts], dtype=float)
    turn = 2 * np.pi * days / YEAR
    return np.column_stack([np.ones(len(days)), (days - days[0]) / YEAR, np.sin(turn), np.cos(turn)])


def fit(
    counts: np.ndarray, of: np.ndarray, lengths: np.ndarray, weights: np.ndarray, hold: float = 0.0
) -> Fit:
    """Fit ``log(mean) = log(length) + terms @ coefficients`` to each series by reweighted least squares.

    Args:
        counts: One row a series, one column a period.
        of: The terms, one row a period.
        lengths: How long each period is, in any unit: a month of 31 days expects more than one of 28.
        weights: Of each count; 0 leaves it out.
        hold: Precision of the belief that there is neither trend nor season; 0 for none.

    Raises:
        numpy.linalg.LinAlgError: The counted periods of a series do not tell the terms apart.
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
    """What the model expects of periods, with the spread of a single count about it."""
    mean = lengths * np.exp(np.clip(found.coefficients @ of.T, -_FARTHEST, _FARTHEST))
    error = mean * np.einsum("tp,spq,tq->st", of, found.covariance, of)
    return ExpectedCounts(mean, found.dispersion[:, None] * (1 + error), error / (1 + error))


def expected_counts(
    counts: np.ndarray, starts: Sequence[date], lengths: np.ndarray, is_used: np.ndarray
) -> ExpectedCounts:
    """What each period of each series is to be, by the periods that are used.

    Outliers among those are weighed down by the square of their distance, so that an earlier wave does not
    hide the next one.

    Args:
        counts: One row a series, one column a period; what is not used may be NaN.
        starts: First day of each period.
        lengths: How long each is.
        is_used: Which periods the model is fitted to, one row a series.
    """
    of, known = terms(starts), np.where(is_used, counts, 0.0)
    mean, spread, shared = (np.full(counts.shape, np.nan) for _each in range(3))
    fitted = np.flatnonzero((known.sum(axis=1) >= LEAST_CASES) & (is_used.sum(axis=1) > 2 * of.shape[1]))
    if len(fitted):
        known, weights = known[fitted], is_used[fitted].astype(float)
        found = predict(fit(known, of, lengths, weights, HOLD), of, lengths)
        for _round in range(_ROUNDS):  # a high wave hides itself by the dispersion it makes
            far = np.maximum(np.abs(found.z(known)) / OUTLYING, 1.0)
            found = predict(fit(known, of, lengths, weights / far**2, HOLD), of, lengths)
        mean[fitted], spread[fitted], shared[fitted] = found.mean, found.spread, found.shared
    return ExpectedCounts(mean, spread, shared)
