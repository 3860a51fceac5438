"""Does a compound differ from similar ones, or did chance rank it first or last: each against the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import binom, norm

from pages.parts.findings.against_rest import FALSE_SHARE, exact_chances
from pages.parts.findings.expected_counts import dispersion
from pages.parts.findings.false_discovery import passing
from pages.parts.words.numbers import is_small
from queries.measure import Kind, Measure


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of the compounds that are compared.

    Attributes:
        measure: The measure.
        part: Numerator of each.
        whole: Denominator of each; NaN when unknown.
        is_judged: Which are ranked; the others only belong to the rest.
        is_own: Which is the compound of the page.
    """

    measure: Measure
    part: pd.Series
    whole: pd.Series
    is_judged: pd.Series
    is_own: pd.Series

    @classmethod
    def of(cls, measure: Measure, among: pd.DataFrame, is_own: Sequence[bool], small_sample: int) -> Row:
        """The counts of a measure; compounds with a small denominator are not judged."""
        part, whole = among[measure.numerator].astype(float), among[measure.denominator].astype(float)
        judged = (whole > 0) & part.notna() & ~whole.map(lambda n: is_small(n, small_sample))
        return cls(measure, part, whole, judged, pd.Series(is_own, index=among.index, dtype=bool))

    @property
    def value(self) -> pd.Series:
        """The measure of each; NaN without a denominator."""
        return self.part / self.whole.where(self.whole > 0) * scale(self.measure)

    @property
    def better(self) -> int:
        """+1 when more is better, −1 when less is better; requests have no polarity, fewer is better."""
        return self.measure.polarity or -1

    @property
    def counts(self) -> tuple[np.ndarray, np.ndarray]:
        """Numerators and denominators as whole numbers; 0 of 0 where there is no denominator."""
        whole = self.whole.fillna(0).round()
        return self.part.where(whole > 0, 0.0).fillna(0).round().to_numpy(), whole.to_numpy()

    @property
    def own_side(self) -> int:
        """+1 when the compound itself is better than all others together, −1 when worse."""
        part, whole = self.counts
        apart = part * whole.sum() - whole * part.sum()
        return int(np.sign(self.better * apart[self.is_own.to_numpy()].sum()))

    def chances(self, everywhere: pd.DataFrame) -> np.ndarray:
        """Per ranked compound, the chance to differ this much from all others together; NaN for the others.

        Rates use Fisher's test; counts use the binomial of their households, with the chance limited by the
        dispersion of all compounds.
        """
        part, whole = self.counts
        if self.measure.kind is Kind.RATE:
            found = exact_chances(part, whole, part.sum(), whole.sum())
        else:
            found = _count_chances(part, whole, _dispersion(self.measure, everywhere))
        return np.where(self.is_judged, found, np.nan)


def _count_chances(counts: np.ndarray, households: np.ndarray, phi: float) -> np.ndarray:
    total, share = counts.sum(), households / max(households.sum(), 1.0)
    more, less = binom.sf(counts - 1, total, share), binom.cdf(counts, total, share)
    exact: np.ndarray = np.minimum(1.0, 2 * np.minimum(more, less))
    if phi == 1:
        return exact
    error = np.sqrt(np.maximum(phi * total * share * (1 - share), 1e-9))
    widened: np.ndarray = 2 * norm.sf(np.abs(counts - total * share) / error)
    return np.asarray(np.maximum(exact, widened))


def _dispersion(measure: Measure, everywhere: pd.DataFrame) -> float:
    """φ of the counts of all compounds relative to those expected from their households, as in the funnel."""
    known = everywhere[everywhere[measure.denominator].fillna(0).astype(float) > 0]
    expected = known[measure.denominator].astype(float) * pooled_value(measure, known) / scale(measure)
    return dispersion((known[measure.numerator].astype(float) - expected) / expected.clip(lower=1e-9) ** 0.5)


def sides(rows: Sequence[Row], everywhere: pd.DataFrame) -> list[int]:
    """Side of the rest on which the compound is in each measure: +1 better, −1 worse, 0 within chance.

    A user of the page has picked the compound from all of them, and sees the measure in which it is first or
    last: the chances of all compounds in all measures are one family (Benjamini and Hochberg).

    Args:
        rows: The measures.
        everywhere: The counts of every compound of the sub-district.
    """
    if not rows:
        return []
    chances = np.array([row.chances(everywhere) for row in rows])
    found = passing(chances.ravel(), FALSE_SHARE).reshape(chances.shape)
    return [
        row.own_side if (passes & row.is_own.to_numpy()).any() else 0
        for row, passes in zip(rows, found, strict=True)
    ]


def scale(measure: Measure) -> float:
    """The factor of the ratio: a thousand for households, else 1."""
    return 1000.0 if measure.kind is Kind.RATIO else 1.0


def pooled_value(measure: Measure, frame: pd.DataFrame) -> float:
    """The measure of several compounds together, the sum over the sum; NaN without a denominator."""
    known = frame[frame[measure.denominator].fillna(0).astype(float) > 0]
    whole = float(known[measure.denominator].sum())
    return float(known[measure.numerator].sum()) / whole * scale(measure) if whole else math.nan
