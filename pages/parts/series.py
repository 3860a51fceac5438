"""A measure over all its periods, judged: what a trend chart, a sparkline and a status tag share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from data.store import Snapshot
from pages.parts.dates import period_name
from pages.parts.findings.xmr import Control, control, without_limits
from pages.parts.holidays import holiday_periods
from pages.parts.wording import _
from queries import Grain, Scope

#: Limits rest on so many periods before the day of the data; what is older is another process.
BASELINE = {Grain.DAY: 112, Grain.WEEK: 104, Grain.MONTH: 36, Grain.QUARTER: 24, Grain.YEAR: 24}
#: Counts that are fewer than this a period have no limits.
LEAST_MEAN = 1.0
#: So many periods are on the screen, and so many in a sparkline.
ON_SCREEN = 60
IN_SPARKLINE = 13


@dataclass(frozen=True)
class Series:
    """One point a period, oldest first, with the state of each and the limits valid for it."""

    starts: tuple[date, ...]
    points: tuple[float | None, ...]
    judged: Control
    grain: Grain

    def position(self, start: date) -> int:
        """Place of the period that begins on that day; −1 when it is not in the series."""
        return self.starts.index(start) if start in self.starts else -1

    def upto(self, date_to: date | None) -> int:
        """How many periods begin before a day; all of them for None."""
        if date_to is None:
            return len(self.starts)
        return sum(start < date_to for start in self.starts)

    def until(self, date_to: date | None) -> Control:
        """What was judged of the periods that begin before a day."""
        end, judged = self.upto(date_to), self.judged
        return Control(judged.states[:end], judged.sides[:end], judged.runs[:end], judged.limits[:end])

    def count(self, date_from: date | None, date_to: date | None) -> int:
        """How many periods begin in a half-open window."""
        return self.upto(date_to) - (0 if date_from is None else self.upto(date_from))

    def window(self, date_to: date | None, length: int) -> slice:
        """The last ``length`` periods that begin before a day."""
        end = self.upto(date_to)
        return slice(max(0, end - length), end)


def series(
    frame: pd.DataFrame, value: str, *, grain: Grain, as_of: datetime, is_count: bool = False
) -> Series:
    """Judge a measure over its whole history, holidays and unfinished periods left out of the limits.

    Args:
        frame: Columns ``period_start`` and ``value``, every period of the history in order.
        value: Name of the column with the value; null where there is nothing to say.
        grain: Length of a period.
        as_of: The day of the data; a period that ends later is unfinished.
        is_count: Counts of less than one a period are too few for limits: one case would be a signal.
    """
    starts = tuple(_day(start) for start in frame["period_start"])
    values = tuple(None if pd.isna(v) else float(v) for v in frame[value])
    complete_to = as_of.date() + timedelta(days=1)
    incomplete = [period_end(start, grain) > complete_to for start in starts]
    finished = len(starts) - sum(incomplete)
    judged = control(
        values,
        holidays=holiday_periods(starts, grain.value),
        incomplete=incomplete,
        changes=[max(0, finished - BASELINE[grain])],
    )
    if is_count and judged.current.mean < LEAST_MEAN:
        judged = without_limits(judged)
    return Series(starts, values, judged, grain)


def period_end(start: date, grain: Grain) -> date:
    """The day after the last day of the period that begins on a day."""
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
    if grain in months:
        month = start.month - 1 + months[grain]
        return date(start.year + month // 12, month % 12 + 1, 1)
    return start + timedelta(days=7 if grain is Grain.WEEK else 1)


def period_label(start: date, grain: Grain) -> str:
    """The short name of a period: ``10-19``, ``2026-10``, ``2026Q4``, ``2026``."""
    if grain is Grain.MONTH:
        return f"{start:%Y-%m}"
    if grain is Grain.QUARTER:
        return f"{start.year}Q{(start.month + 2) // 3}"
    return f"{start.year}" if grain is Grain.YEAR else f"{start:%m-%d}"


def latest_name(run: Series, last: int, scope: Scope, served: Snapshot) -> str:
    """What the last judged period is called: 上周 when it is the window, else its date."""
    if last < 0:
        return ""
    start = run.starts[last]
    if run.count(scope.date_from, scope.date_to) == 1 and start == scope.date_from:
        return period_name(scope.date_from, scope.date_to, served.as_of).rstrip()
    label = period_label(start, run.grain)
    return _("{day} 当周").format(day=label) if run.grain is Grain.WEEK else label


def _day(value: object) -> date:
    return pd.Timestamp(value).date()
