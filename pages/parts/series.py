"""A measure over all its periods, judged: what a trend chart, a sparkline and a status tag share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from data.store import Snapshot
from pages.parts.dates import dates, period_name
from pages.parts.findings.case import Run
from pages.parts.findings.contribution import FEW
from pages.parts.findings.xmr import Control, control
from pages.parts.holidays import holiday_periods
from pages.parts.wording import _
from queries import Grain, Scope

#: Limits rest on so many periods before the day of the data; what is older is another process.
BASELINE = {Grain.DAY: 112, Grain.WEEK: 104, Grain.MONTH: 36, Grain.QUARTER: 24, Grain.YEAR: 24}
#: So many periods are on the screen, and so many in a sparkline.
_DAYS = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30.4, Grain.QUARTER: 91.3, Grain.YEAR: 365.25}
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

    def run(self, date_from: date | None, date_to: date | None) -> Run:
        """What a window is judged by: the periods up to its end, and how many of them it is long."""
        judged = self.until(date_to)
        last = self.starts[len(judged.states) - 1] if judged.states else None
        is_open = date_from is None or date_to is None
        days = math.nan if is_open else (date_to - date_from).days
        return Run(
            judged,
            self.grain.value,
            self._since(len(judged.states)),
            days / days_of(self.grain),
            is_one=last is not None and (last, period_end(last, self.grain)) == (date_from, date_to),
        )

    def _since(self, end: int) -> str:
        """First and last day of the periods that the limits at a place rest on."""
        if not end:
            return ""
        of, states = self.judged.limits[end - 1], self.judged.states
        places = [at for at, each in enumerate(self.judged.limits) if each == of and states[at].is_judged]
        if not places:
            return ""
        return dates(self.starts[places[0]], period_end(self.starts[places[-1]], self.grain))

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
    is_count: bool = False,
    is_stock: bool = False,
    begins_late: bool = False,
) -> Series:
    """Judge a measure over its whole history, holidays and unfinished periods left out of the limits.

    Args:
        frame: Columns ``period_start`` and ``value``, every period of the history in order.
        value: Name of the column with the value; null where there is nothing to say.
        grain: Length of a period.
        as_of: The day of the data; a period that ends later is unfinished.
        is_count: The limits of a count lie at least five from its mean: one case more is no signal.
        is_stock: What carries over from period to period is judged by what it changes by.
        begins_late: Whether the ledger begins in the middle of the first period, which then is no whole one.
    """
    starts = tuple(_day(start) for start in frame["period_start"])
    points = tuple(None if pd.isna(v) else float(v) for v in frame[value])
    values = _changes(points) if is_stock else points
    complete_to = as_of.date() + timedelta(days=1)
    incomplete = [period_end(start, grain) > complete_to for start in starts]
    finished = len(starts) - sum(incomplete)
    least = float(FEW) if is_count or is_stock else 0.0
    judged = control(
        values,
        holidays=holiday_periods(starts, grain.value),
        incomplete=incomplete,
        partial=[0] if begins_late else [],
        changes=[max(0, finished - BASELINE[grain])],
        least_reach=least,
    )
    return Series(starts, points, judged, grain)


def _changes(points: Sequence[float | None]) -> tuple[float | None, ...]:
    """What a stock changed by in each period; None for the first."""
    pairs = zip((None, *points), points, strict=False)
    return tuple(None if now is None or then is None else now - then for then, now in pairs)


def period_end(start: date, grain: Grain) -> date:
    """The day after the last day of the period that begins on a day."""
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
    if grain in months:
        month = start.month - 1 + months[grain]
        return date(start.year + month // 12, month % 12 + 1, 1)
    return start + timedelta(days=7 if grain is Grain.WEEK else 1)


def days_of(grain: Grain) -> float:
    """The length of a period in days."""
    return _DAYS[grain]


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
