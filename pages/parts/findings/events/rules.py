"""By which rules a week of a cell is a signal: beyond its limits, rising, three by one reporter, coming back.

The rules of counts are tested together among all cells of a level by ``false_discovery``, so that in an
office where nothing changes hardly a week has an event. Each week is judged by its own past alone, so later
weeks never change what an earlier one was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pages.parts.findings.cell_chances import (
    EARLIER_WEEKS,
    LEAST_COUNT,
    QUARTER_WEEKS,
    RECENT_WEEKS,
    WEEKS,
    Columns,
    chances_of,
    growth_elsewhere,
    upper_tail,
    usual_weeks,
)
from pages.parts.findings.event import EventKind
from pages.parts.findings.events.cells import Cell, WeeklyCounts
from pages.parts.findings.false_discovery import SHARES, Group, passing
from pages.parts.findings.hot_spots import BUSY, LEAST_EARLIER
from pages.parts.findings.reading import is_named, named_rows

#: Weeks that a judgement looks at.
SPAN = EARLIER_WEEKS + QUARTER_WEEKS
#: Chance of a count above the upper limit in a usual week.
BEYOND = 0.001
#: One week is tested beside four and thirteen: three tests, each chance is multiplied by that.
_TESTS, _OF_HOT = 3, 2
#: One reporter, or one matter that comes back, so often in four weeks is a signal.
LEAST_BY_ONE = 3


@dataclass(frozen=True, slots=True)
class EventSignal:
    """A signal: one cell in one week.

    Attributes:
        cell: Where and what.
        kind: The rule.
        week: Number of the week: 0 for the last one, negative before it.
        count: Requests (or the rate, the stock) of the week.
        expected: How many are usual; NaN where the rule knows none.
        upper: Upper limit of one week; NaN where the rule knows none.
        excess: Requests above the usual ones, in the weeks that the rule judged.
        weight: How far out of the ordinary, in standard deviations.
    """

    cell: Cell
    kind: EventKind
    week: int
    count: float
    expected: float = float("nan")
    upper: float = float("nan")
    excess: float = 0.0
    weight: float = 0.0


def count_signals(of: WeeklyCounts, level: Group, week: int, kept_from: int) -> list[EventSignal]:
    """高频 and 异动 of one week among all cells of a level.

    Args:
        of: The counts.
        level: ``COMMUNITY_CATEGORY``, ``CATEGORY``, or ``BUSY_CELL`` for compounds, which are two families.
        week: Which week, 0 for the last.
        kept_from: First week of which there is a ledger.
    """
    held = min(EARLIER_WEEKS, week - QUARTER_WEEKS + 1 - max(kept_from, 1 - of.weeks))
    if held < LEAST_EARLIER:
        return []
    cells, columns, category = _of_week(of, of.weeks - 1 + week, held)
    if not cells:
        return []
    hot = chances_of(columns, category, held)
    week_tail, expected, variance = _week(columns, category, held)
    hot_chance = np.minimum(hot["chance"] * _TESTS / _OF_HOT, 1.0)
    if level is Group.CATEGORY:  # over months the season moves a whole category
        hot_chance = np.ones(len(cells))
    once = np.minimum(week_tail * _TESTS, 1.0)
    stays, highest = _passing(np.minimum(hot_chance, once), columns["earlier_count"], level, held)
    now = columns[WEEKS[-1]]
    z = (now - expected) / np.sqrt(variance)
    found = []
    for at in np.flatnonzero(stays):
        one = _Judged(cells[at], week, float(now[at]), float(expected[at]), float(variance[at]))
        excess = float(hot["judged_count"][at] - hot["expected"][at])
        weight = max(float(z[at]), float(hot["z"][at]) if hot_chance[at] < 1 else 0.0)
        kinds = (bool(once[at] <= highest[at]), bool(hot_chance[at] <= highest[at]))
        found += one.signals(kinds, max(excess, one.count - one.expected), weight)
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    cell: Cell
    week: int
    count: float
    expected: float
    variance: float

    def signals(self, passes: tuple[bool, bool], excess: float, weight: float) -> list[EventSignal]:
        """The signals of a cell that stays: beyond its limits, rising, or both."""
        upper = upper_limit(self.expected, self.variance)
        is_beyond = passes[0] or (self.count > upper and self.count >= LEAST_COUNT)
        kinds = [kind for kind, holds in _KINDS if (is_beyond, passes[1])[holds]]
        return [
            EventSignal(self.cell, kind, self.week, self.count, self.expected, upper, excess, weight)
            for kind in kinds
        ]


_KINDS = ((EventKind.FREQUENT, 0), (EventKind.RISING, 1))


def upper_limit(expected: float, variance: float) -> float:
    """The largest count that a usual week has, exceeded in one of a thousand."""
    reach = 8
    while True:
        tail = upper_tail(np.arange(1, reach + 1), expected, variance)
        beyond = np.flatnonzero(tail <= BEYOND)
        if len(beyond):
            return float(beyond[0])
        reach *= 4


def _of_week(of: WeeklyCounts, at: int, held: int) -> tuple[list[Cell], dict[str, np.ndarray], np.ndarray]:
    """The cells with requests in the weeks up to a column, their counts by weeks, and their categories."""
    judged_from = at - QUARTER_WEEKS + 1
    earlier = of.counts[:, judged_from - held : judged_from]
    quarter = of.counts[:, judged_from : at + 1]
    looked = np.flatnonzero(earlier.sum(axis=1) + quarter.sum(axis=1) > 0)
    earlier, quarter = earlier[looked], quarter[looked]
    recent = quarter[:, -RECENT_WEEKS:]
    columns = {
        "recent_count": recent.sum(axis=1),
        "quarter_count": quarter.sum(axis=1),
        "earlier_count": earlier.sum(axis=1),
        "earlier_squares": (earlier**2).sum(axis=1),
    } | {name: recent[:, at] for at, name in enumerate(WEEKS)}
    cells = [of.cells[at] for at in looked]
    return cells, columns, np.array([cell.category for cell in cells], dtype=object)


def _week(columns: Columns, category: np.ndarray, held: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Chance of so many in the last week, the count of a usual one, and the variance of that.

    The chance allows for what all others have grown by in that week; what is usual does not.
    """
    usual, spread, weight = usual_weeks(columns, held)
    count = columns[WEEKS[-1]]
    growth = growth_elsewhere(count, columns["earlier_count"] / held, category)
    expected = usual * growth
    is_more = (count >= LEAST_COUNT) & (count > expected)
    tail = upper_tail(count, expected, expected * (spread + growth / weight))
    return np.where(is_more, tail, 1.0), usual, usual * (spread + 1 / weight)


def _passing(
    chances: np.ndarray, earlier: np.ndarray, level: Group, held: int
) -> tuple[np.ndarray, np.ndarray]:
    """Which cells stay, each in its family, and the largest chance that stays there."""
    busy = earlier * EARLIER_WEEKS >= BUSY * held
    families = [(np.ones(len(chances), bool), level)]
    if level is Group.BUSY_CELL:
        families = [(busy, Group.BUSY_CELL), (~busy, Group.QUIET_CELL)]
    stays, highest = np.zeros(len(chances), bool), np.zeros(len(chances))
    for of, group in families:
        held_here = passing(chances[of], SHARES[group])
        stays[of] = held_here
        highest[of] = chances[of][held_here].max() if held_here.any() else 0.0
    return stays, highest


def repeated_signals(frame: pd.DataFrame, weeks: int) -> Iterator[EventSignal]:
    """一人多诉 and 三次以上: three by one reporter, or three that came back, in four weeks of one thing.

    Args:
        frame: Answer of ``signals/count_by_cell_week``.
        weeks: How many weeks are looked at, up to the last.
    """
    by = ["community", "compound", "category", "subcategory"]
    is_known = named_rows(frame, "community") & named_rows(frame, "category")
    notable = frame[
        is_known
        & (frame["weeks_back"] < weeks + RECENT_WEEKS)
        & ((frame["repeat_count"] > 0) | (frame["most_by_reporter_count"] >= LEAST_BY_ONE))
    ]
    for key, rows in notable.groupby(by, observed=True):
        community, compound, category, _cause = map(str, key)
        cell = Cell(community, compound if is_named(compound) else "", category)
        for back, made, most, came in zip(
            *(rows[name].tolist() for name in ("weeks_back", "request_count", "most_by_reporter_count")),
            _came_back(rows), strict=True,
        ):  # fmt: skip
            if back < weeks and made and most >= LEAST_BY_ONE:
                yield EventSignal(cell, EventKind.ONE_REPORTER, -back, float(most), weight=float(most))
            if back < weeks and came >= LEAST_BY_ONE:
                yield EventSignal(cell, EventKind.THRICE, -back, float(came), weight=float(came))


def _came_back(rows: pd.DataFrame) -> list[float]:
    """For each row how many came back in its week and the three before it; 0 where none did in its week."""
    back, again = rows["weeks_back"].to_numpy(int), rows["repeat_count"].to_numpy(float)
    ages = back[None, :] - back[:, None]
    return [
        float(again[(age >= 0) & (age < RECENT_WEEKS)].sum()) if own else 0.0
        for age, own in zip(ages, again, strict=True)
    ]
