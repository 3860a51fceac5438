"""The chance that a cell of a table had so many requests, judged by its own previous half year.

A cell is one category in one compound or community. Its usual level is estimated from 26 weeks and shrunk
towards the level of all cells (gamma and Poisson, DuMouchel 1999): among many cells, some look busy or quiet
only by chance. The counts of the following weeks then have a negative binomial distribution.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

#: Weeks that are judged: a burst shows in four, a lasting rise of a small cell in thirteen.
RECENT_WEEKS, QUARTER_WEEKS = 4, 13
#: Weeks before the judged ones, from which the usual level is estimated.
EARLIER_WEEKS = 26
#: A hot cell has at least this many requests in the judged weeks.
LEAST_COUNT = 5
#: At least _RISING of the last _OF weeks lie above the usual week.
_RISING, _OF = 2, 3
#: Chance below which the weeks of a cell vary more than Poisson counts (index of dispersion).
_UNEVEN = 0.05
#: Requests added to numerator and denominator of the growth of all other cells, and of the same category
#: elsewhere: with few requests the growth stays near 1.
_STEADY, _STEADY_CATEGORY = 50.0, 20.0
#: At least this share of the excess of thirteen weeks is still there in the last four: a finished burst is
#: no rise.
_GOES_ON = 0.5
WEEKS = tuple(f"week_{number}_count" for number in range(1, RECENT_WEEKS + 1))
#: Columns that ``cell_chances`` adds.
ADDED = ("chance", "judged_weeks", "judged_count", "expected", "z", "weeks_running")
#: The columns of counts that are judged.
COUNTS = ("recent_count", "quarter_count", "earlier_count", "earlier_squares", *WEEKS)
Columns: TypeAlias = Mapping[str, np.ndarray]
_JUDGED = ((RECENT_WEEKS, "recent_count"), (QUARTER_WEEKS, "quarter_count"))


def upper_tail(observed: ArrayLike, mean: ArrayLike, variance: ArrayLike) -> np.ndarray:
    """Probability of this many or more: negative binomial, or Poisson where the variance is no larger."""
    number, middle, spread = np.broadcast_arrays(
        np.asarray(observed, float), np.asarray(mean, float), np.asarray(variance, float)
    )
    many, middle = np.maximum(number, 1.0), np.maximum(middle, 0.0)
    is_over = spread > middle * (1 + 1e-9)
    excess = np.where(is_over, spread - middle, 1.0)
    size, share = middle * middle / excess, np.where(is_over, excess / np.where(is_over, spread, 1.0), 0.5)
    binomial = special.betainc(many, np.maximum(size, 1e-300), share)
    tail = np.where(is_over, binomial, special.gammainc(many, middle))
    return np.where(number <= 0, 1.0, np.where(middle <= 0, 0.0, tail))


def cell_chances(cells: pd.DataFrame, *, earlier_weeks: int = EARLIER_WEEKS) -> pd.DataFrame:
    """Return the cells with the chance that each would have had so many requests.

    Args:
        cells: Every cell that was tested, as ``signals/count_by_compound_category`` returns them.
        earlier_weeks: For how many of the 26 earlier weeks the ledger was kept, at least two.

    Returns:
        The rows with ``chance`` (the smaller of the chances of four and of thirteen weeks, doubled as two
        were tested; 1 unless the cell has five requests and two of the last three weeks lie above the usual
        week), ``judged_weeks`` (4 or 13, whichever gave that chance), ``judged_count`` (its requests),
        ``expected`` (the cell's own earlier mean over as many weeks), ``z`` (standard deviations above the
        expected count) and ``weeks_running`` (number of last weeks in a row above the usual week).
    """
    if cells.empty:
        return cells.assign(**dict.fromkeys(ADDED, ()))
    columns = {name: cells[name].to_numpy(float) for name in COUNTS}
    found = chances_of(columns, cells["category"].to_numpy(), earlier_weeks)
    found["judged_count"] = found["judged_count"].astype(cells["recent_count"].dtype)
    return cells.assign(**found)


def chances_of(cells: Columns, category: np.ndarray, earlier_weeks: int) -> dict[str, np.ndarray]:
    """What ``cell_chances`` adds, from the columns of at least one cell.

    Args:
        cells: The columns ``COUNTS``.
        category: The category of each cell.
        earlier_weeks: For how many of the 26 earlier weeks the ledger was kept.
    """
    usual, spread, weight = usual_weeks(cells, earlier_weeks)
    earlier, recent = cells["earlier_count"], cells["recent_count"]
    tails, scores = [], []
    for weeks, column in _JUDGED:
        count = cells[column]
        growth = growth_elsewhere(count, earlier * weeks / earlier_weeks, category)
        expected = weeks * usual * growth
        variance = expected * (spread + weeks * growth / weight)
        goes_on = recent - RECENT_WEEKS * usual >= _GOES_ON * (count - weeks * usual) * RECENT_WEEKS / weeks
        is_more = (count >= LEAST_COUNT) & (count > expected) & goes_on
        tails.append(np.where(is_more, upper_tail(count, expected, variance), 1.0))
        scores.append((count - expected) / np.sqrt(variance))
    best = np.argmin(tails, axis=0)
    above = np.column_stack([cells[name] for name in WEEKS]) > usual[:, None]
    is_rising = above[:, -_OF:].sum(axis=1) >= _RISING
    places = np.arange(len(usual))
    judged_weeks = np.array([weeks for weeks, _column in _JUDGED])[best]
    counts = np.column_stack([cells[column] for _weeks, column in _JUDGED])
    return {
        "chance": np.where(is_rising, np.minimum(len(_JUDGED) * np.min(tails, axis=0), 1.0), 1.0),
        "judged_weeks": judged_weeks,
        "judged_count": counts[places, best],
        "expected": earlier * judged_weeks / earlier_weeks,
        "z": np.array(scores)[best, places],
        "weeks_running": np.logical_and.accumulate(above[:, ::-1], axis=1).sum(axis=1),
    }


def usual_weeks(cells: Columns, weeks: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Requests of a usual week, variance of a week over its mean, and the weeks both are estimated from."""
    counts = cells["earlier_count"]
    mean = max(float(counts.mean()), 0.5 / len(counts))
    # the prior weighs as many weeks as the cells' differences allow, at most those of the cell itself
    prior = min(weeks * mean / max(float(counts.var()) - mean, 1e-9), float(weeks))
    usual = (prior * mean / weeks + counts) / (prior + weeks)
    own = np.maximum(counts, 0.5) / weeks
    variance = (cells["earlier_squares"] - counts**2 / weeks) / (weeks - 1)
    common = (
        max(float((variance - counts / weeks).sum() / ((counts / weeks) ** 2).sum()), 0.0)
        if counts.any()
        else 0.0
    )
    even = 1 + common * usual
    is_uneven = variance / own > special.chdtri(weeks - 1, _UNEVEN) / (weeks - 1)
    return usual, np.where(is_uneven, np.maximum(variance / own, even), even), prior + weeks


def growth_elsewhere(counts: np.ndarray, usual: np.ndarray, category: np.ndarray) -> np.ndarray:
    """Growth of all other cells, or of the category elsewhere, at least 1: a general rise is no hot spot."""
    of, _names = pd.factorize(category)
    (now, alike_now), (before, alike_before) = (_elsewhere(each, of) for each in (counts, usual))
    whole = (now + _STEADY) / (before + _STEADY)
    kind = (alike_now + _STEADY_CATEGORY) / (alike_before + _STEADY_CATEGORY)
    growth: np.ndarray = np.maximum.reduce([whole, kind, np.ones(len(counts))])
    return growth


def _elsewhere(counts: np.ndarray, of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each cell the sum of all others, and of the others of its category, by the number of that."""
    return counts.sum() - counts, np.bincount(of, weights=counts)[of] - counts
