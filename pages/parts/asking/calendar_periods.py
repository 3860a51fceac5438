"""The calendar periods of a grain: their ends, their mean length, their short names, their days."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from data.months import MONTHS_A_QUARTER, MONTHS_A_YEAR, month_start, quarter_start, shift_months
from data.weeks import DAY, WEEK
from pages.parts.words.language import _, mark
from queries import Grain

#: Grain -> mean length of a period in days.
_DAYS = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30.4, Grain.QUARTER: 91.3, Grain.YEAR: 365.25}
_QUARTERS = (
    mark("{year} 年第一季度"),
    mark("{year} 年第二季度"),
    mark("{year} 年第三季度"),
    mark("{year} 年第四季度"),
)

_WEEK, _SHORTEST_MONTH = 7, 28  # days
#: Days between the starts of two periods, at most -> months of each, 0: that many days; its grain.
_LENGTHS = (
    (1, 0, Grain.DAY), (7, 0, Grain.WEEK),
    (31, 1, Grain.MONTH), (92, 3, Grain.QUARTER), (366, 12, Grain.YEAR),
)  # fmt: skip


def period_end(start: date, grain: Grain) -> date:
    """The day after the last day of the period that begins on a day."""
    months = {Grain.MONTH: 1, Grain.QUARTER: MONTHS_A_QUARTER, Grain.YEAR: MONTHS_A_YEAR}
    if grain in months:
        return shift_months(month_start(start), months[grain])
    return start + (WEEK if grain is Grain.WEEK else DAY)


def calendar_grain(date_from: date | None, date_to: date | None) -> Grain | None:
    """``MONTH`` or ``QUARTER`` if a window is exactly one of the calendar; None otherwise."""
    if date_from is None or date_to is None:
        return None
    if (date_from, date_to) == (month_start(date_from), period_end(date_from, Grain.MONTH)):
        return Grain.MONTH
    begins = quarter_start(date_from)
    is_quarter = (date_from, date_to) == (begins, period_end(begins, Grain.QUARTER))
    return Grain.QUARTER if is_quarter else None


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


def period_words(start: date, grain: Grain) -> str:
    """The name of a period in a sentence: ``2026 年第四季度``; else as on an axis."""
    if grain is not Grain.QUARTER:
        return period_label(start, grain)
    return _(_QUARTERS[(start.month - 1) // MONTHS_A_QUARTER]).format(year=start.year)


def first_periods_from(starts: Sequence[date], days: Collection[date]) -> tuple[int, ...]:
    """Positions of the first periods that lie wholly on or after these days."""
    found = {bisect.bisect_left(starts, day) for day in days}
    return tuple(sorted(at for at in found if 0 < at < len(starts)))


def periods(starts: Iterable[date]) -> dict[str, str]:
    """Each day of a period, and its short name -> ``first day/day after the last`` of it.

    Periods are as long as the shortest distance of two starts; one start alone has no length, and no mark.
    """
    ordered = sorted(starts)
    gaps = [(after - first).days for first, after in zip(ordered, ordered[1:], strict=False)]
    length = next((each for each in _LENGTHS if gaps and min(gaps) <= each[0]), None)
    if length is None or _WEEK < min(gaps) < _SHORTEST_MONTH:  # half a month is no period of a scope
        return {}
    most, months, grain = length
    found: dict[str, str] = {}
    for first in ordered:
        end = shift_months(first, months) if months else first + most * DAY
        days = (str(first + number * DAY) for number in range((end - first).days))
        found |= dict.fromkeys((*days, period_label(first, grain)), f"{first}/{end}")
    return found
