"""Which of several stands apart from all the others: tested exactly, and for having looked at all of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import hypergeom

from pages.parts.findings.false_discovery import passing

#: Expected share of chance among those found to stand apart.
FALSE_SHARE = 0.05


def exact_chances(counts: ArrayLike, of_row: ArrayLike, of_column: ArrayLike, total: float) -> np.ndarray:
    """Chance of a cell so far out on either side, given the totals of row and column (Fisher, doubled)."""
    found, rows, columns = (np.asarray(each, dtype=float) for each in (counts, of_row, of_column))
    more = hypergeom.sf(found - 1, total, rows, columns)
    less = hypergeom.cdf(found, total, rows, columns)
    chances: np.ndarray = np.minimum(1.0, 2 * np.minimum(more, less))
    return chances


def sides_of_rest(
    parts: ArrayLike, wholes: ArrayLike, *, judged: ArrayLike | None = None, false_share: float = FALSE_SHARE
) -> np.ndarray:
    """+1 for each whose share is higher than that of all others together, −1 lower, 0 where chance may be it.

    Fisher's exact test of each against the rest, corrected over all that are judged (Benjamini and Hochberg).

    Args:
        parts: How many of each, whole numbers.
        wholes: Of how many.
        judged: Which may be found; the others belong to the rest only. All when None.
        false_share: Expected share of chance among those found.
    """
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    is_judged = np.ones(len(part), dtype=bool) if judged is None else np.asarray(judged, dtype=bool)
    total, of_part = whole.sum(), part.sum()
    if not total:
        return np.zeros(len(part), dtype=int)
    chances = np.where(is_judged, exact_chances(part, whole, of_part, total), np.nan)
    side = np.sign(part * total - whole * of_part)
    return np.where(passing(chances, false_share), side, 0).astype(int)
