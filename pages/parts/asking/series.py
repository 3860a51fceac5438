"""A measure over all its periods with limits and states, shared by trend charts, sparklines and tags."""

from __future__ import annotations

import enum
import functools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.calendar_periods import days_of, first_periods_from, period_end, period_words
from pages.parts.asking.ledger_gaps import kept_share
from pages.parts.findings.case import Run
from pages.parts.findings.contribution import FEW
from pages.parts.findings.states import Control
from pages.parts.findings.volume_control import Periods, volume_controls, xmr_control
from pages.parts.words.dates import dates, day, period_name
from pages.parts.words.holidays import holiday_periods
from pages.parts.words.language import _
from queries import Grain, Scope
from queries.windows import day_after

#: Limits rest on this many periods before 数据截至; older periods belong to another process.
BASELINE = {Grain.DAY: 112, Grain.WEEK: 104, Grain.MONTH: 36, Grain.QUARTER: 24, Grain.YEAR: 24}
#: Most periods in a chart, and in a sparkline.
ON_SCREEN = 60
IN_SPARKLINE = 13


class Nature(enum.Enum):
    """Kind of the values of a series, which decides how limits are computed."""

    COUNT = "count"  # limits by trend and season where the ledger is long enough
    STOCK = "stock"  # carries over from period to period: limits of its changes
    OTHER = "other"  # a rate or a time: limits by the spread of its own periods


@dataclass(frozen=True)
class Series:
    """One point per period, oldest first, each with its state and its limits.

    Attributes:
        points: The values.
        control: Limits and states of all values.
        periods: First days of the periods, and which are holidays or unfinished.
        grain: Length of a period.
        nature: Kind of the values.
    """

    points: tuple[float | None, ...]
    control: Control
    periods: Periods
    grain: Grain
    nature: Nature = Nature.OTHER

    @property
    def starts(self) -> tuple[date, ...]:
        """First day of each period."""
        return self.periods.starts

    def position(self, start: date) -> int:
        """Index of the period that begins on that day; −1 when it is not in the series."""
        return self.starts.index(start) if start in self.starts else -1

    def upto(self, date_to: date | None) -> int:
        """Number of periods that begin before a day; all of them for None."""
        if date_to is None:
            return len(self.starts)
        return sum(start < date_to for start in self.starts)

    def until(self, date_to: date | None) -> Control:
        """Limits and states of the periods that begin before a day, computed without any later period."""
        end = self.upto(date_to)
        if end == len(self.starts):
            return self.control
        return _controls((self.points[:end],), self.periods.upto(end), self.nature)[0]

    def count(self, date_from: date | None, date_to: date | None) -> int:
        """Number of periods that begin in a half-open window."""
        return self.upto(date_to) - (0 if date_from is None else self.upto(date_from))

    def run(self, date_from: date | None, date_to: date | None) -> Run:
        """The periods up to the end of a window, and how many of them lie in the window."""
        judged = self.until(date_to)
        last = self.starts[len(judged.states) - 1] if judged.states else None
        days = math.nan if date_from is None or date_to is None else (date_to - date_from).days
        return Run(
            judged,
            self.grain.value,
            self._since(judged),
            days / days_of(self.grain),
            new_from=self.new_from(date_to),
            is_one=last is not None and (last, period_end(last, self.grain)) == (date_from, date_to),
        )

    def _since(self, judged: Control) -> str:
        """Text: first and last day of the periods on which the limits of the last period rest."""
        of, begin = judged.current, self.periods.upto(len(judged.states)).last_change
        places = [
            at
            for at, each in enumerate(judged.limits)
            if at >= begin
            and (each.is_expected if of.is_expected else each is of or each == of)
            and judged.states[at].is_judged
        ][: of.point_count]
        if not places:
            return ""
        return dates(self.starts[places[0]], period_end(self.starts[places[-1]], self.grain))

    def new_from(self, date_to: date | None) -> str:
        """First day of the periods of today's process before a day; empty where no limits began anew."""
        begin = self.periods.upto(self.upto(date_to)).last_change
        return day(self.starts[begin]) if begin else ""

    def window(self, date_to: date | None, length: int) -> slice:
        """The last ``length`` periods that begin before a day."""
        end = self.upto(date_to)
        return slice(max(0, end - length), end)


def series(
    frame: pd.DataFrame,
    value: str,
    *,
    grain: Grain,
    as_of: datetime,
    nature: Nature = Nature.OTHER,
    begins_late: bool = False,
    missing: Collection[date] = (),
    small: Collection[int] = (),
    new_limits_from: Collection[date] = (),
) -> Series:
    """The series of a measure over its whole history; limits leave out holidays and unfinished periods.

    Args:
        frame: Columns ``period_start`` and ``value``, every period of the history in order.
        value: Name of the column with the value; null where there is none.
        grain: Length of a period.
        as_of: 数据截至; a period that ends later is unfinished.
        nature: Kind of the values.
        begins_late: Whether the ledger begins in the middle of the first period, which is incomplete then.
        missing: Mondays of the weeks in which the ledger was not kept: their counts are unknown, not 0.
        small: Indices of periods in which a rate has too few cases.
        new_limits_from: Days from which the process is another one; a period that such a day divides is the
            last of the old one.
    """
    table = frame.set_index("period_start")[[value]]
    return side_by_side(
        table,
        grain=grain,
        as_of=as_of,
        nature=nature,
        begins_late=begins_late,
        missing=missing,
        small=small,
        new_limits_from={value: new_limits_from},
    )[value]


def side_by_side(
    table: pd.DataFrame,
    *,
    grain: Grain,
    as_of: datetime,
    nature: Nature = Nature.OTHER,
    begins_late: bool = False,
    missing: Collection[date] = (),
    small: Collection[int] = (),
    new_limits_from: Mapping[str, Collection[date]] = MappingProxyType({}),
) -> dict[str, Series]:
    """Name of a column -> its series: several measures, places or categories, computed together.

    Args:
        table: One row per period, its first day the index; the other arguments are those of ``series``.
        grain: Length of a period.
        as_of: 数据截至.
        nature: Kind of the values.
        begins_late: Whether the ledger begins in the middle of the first period.
        missing: Mondays of the weeks in which the ledger was not kept.
        small: Indices of periods in which rates have too few cases.
        new_limits_from: Name of a column -> the days from which its process is another one.
    """
    starts = tuple(pd.DatetimeIndex(table.index).date)
    ends = [period_end(start, grain) for start in starts]
    complete_to = day_after(as_of)
    kept = [kept_share(start, end, missing) for start, end in zip(starts, ends, strict=True)]
    periods = Periods(
        starts,
        tuple((end - start).days for start, end in zip(starts, ends, strict=True)),
        grain.value,
        BASELINE[grain],
        tuple(holiday_periods(starts, grain.value)),
        tuple(end > complete_to for end in ends),
        tuple(at for at, share in enumerate(kept) if 0 < share < 1 or (begins_late and at == 0)),
        tuple(small),
    )
    rows = tuple(
        tuple(
            None if value != value or not share else value for value, share in zip(column, kept, strict=True)
        )
        for column in table.to_numpy(dtype=float).T.tolist()
    )
    own = [
        replace(periods, changes=first_periods_from(starts, new_limits_from.get(str(name), ())))
        for name in table
    ]
    judged: dict[int, Control] = {}
    for each in dict.fromkeys(own):  # places whose limits begin anew on the same days are fitted together
        places = [at for at, of in enumerate(own) if of == each]
        judged |= dict(zip(places, _controls(tuple(rows[at] for at in places), each, nature), strict=True))
    return {str(name): Series(rows[at], judged[at], own[at], grain, nature) for at, name in enumerate(table)}


@functools.lru_cache(maxsize=256)
def _controls(
    rows: tuple[tuple[float | None, ...], ...], periods: Periods, nature: Nature
) -> tuple[Control, ...]:
    # Cached: each rerun of a page, its cards, charts and table need the same series.
    if nature is Nature.COUNT:
        return volume_controls(rows, periods, float(FEW))
    if nature is Nature.STOCK:
        return tuple(xmr_control(_changes(row), periods, float(FEW)) for row in rows)
    return tuple(xmr_control(row, periods) for row in rows)


def _changes(points: Sequence[float | None]) -> tuple[float | None, ...]:
    """Change of a stock in each period; None for the first."""
    pairs = zip((None, *points), points, strict=False)
    return tuple(None if now is None or then is None else now - then for then, now in pairs)


def latest_name(run: Series, last: int, scope: Scope, served: Snapshot) -> str:
    """Name of the last finished period: 上周 when it is the window, else its date."""
    if last < 0:
        return ""
    start = run.starts[last]
    if run.count(scope.date_from, scope.date_to) == 1 and start == scope.date_from:
        return period_name(scope.date_from, scope.date_to, served.as_of).rstrip()
    label = period_words(start, run.grain)
    return _("{day} 当周").format(day=label) if run.grain is Grain.WEEK else label
