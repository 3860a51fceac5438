"""Which of several units differ from all the others: an exact test, corrected for the number of units."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import hypergeom

from pages.parts.findings.false_discovery import passing

#: Expected share of false findings among the units found to differ (false discovery rate).
FALSE_SHARE = 0.05


def exact_chances(counts: ArrayLike, of_row: ArrayLike, of_column: ArrayLike, total: float) -> np.ndarray:
    """Two-sided chance of a count this extreme, given the totals of its row and column (Fisher, doubled)."""
    found, rows, columns = (np.asarray(each, dtype=float) for each in (counts, of_row, of_column))
    more = hypergeom.sf(found - 1, total, rows, columns)
    less = hypergeom.cdf(found, total, rows, columns)
    chances: np.ndarray = np.minimum(1.0, 2 * np.minimum(more, less))
    return chances


def sides_of_rest(
    parts: ArrayLike, wholes: ArrayLike, *, judged: ArrayLike | None = None, false_share: float = FALSE_SHARE
) -> np.ndarray:
    """+1 per unit whose share is above that of all others together, −1 below, 0 where it may be chance.

    Each unit is tested against the rest by Fisher's exact test, corrected over all judged units (Benjamini
    and Hochberg).

    Args:
        parts: Numerator of each unit, whole numbers.
        wholes: Denominator of each unit.
        judged: Which units are tested; the others only belong to the rest. All when None.
        false_share: Expected share of false findings among the units found.
    """
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    is_judged = np.ones(len(part), dtype=bool) if judged is None else np.asarray(judged, dtype=bool)
    total, of_part = whole.sum(), part.sum()
    if not total:
        return np.zeros(len(part), dtype=int)
    chances = np.where(is_judged, exact_chances(part, whole, of_part, total), np.nan)
    side = np.sign(part * total - whole * of_part)
    return np.where(passing(chances, false_share), side, 0).astype(int)
