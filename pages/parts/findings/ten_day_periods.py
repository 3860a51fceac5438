"""The ten-day periods of a month (旬), in which hydrology and the calendar of farmers count a season."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.months import first_day_of, month_number
from data.weeks import DAY
from pages.parts.words.language import _, mark

_NAMES = (mark("{month} 月上旬"), mark("{month} 月中旬"), mark("{month} 月下旬"))
_LENGTH, _LAST = 10, 2


def ten_day_periods(first: date, end: date) -> Iterator[tuple[date, date]]:
    """The parts of the half-open window ``first`` to ``end`` that lie in each ten-day period, in order."""
    start = first
    while start < end:
        following = min(_end(start), end)
        yield start, following
        start = following


def place_in_year(day: date) -> float:
    """Where the ten-day period of a day lies on an axis of months: 7.0, 7.33 and 7.67 in July."""
    return day.month + _part(day) / 3


def ten_day_name(day: date) -> str:
    """The name of the ten-day period of a day: 7 月中旬."""
    return _(_NAMES[_part(day)]).format(month=day.month)


def _part(day: date) -> int:
    return min((day.day - 1) // _LENGTH, _LAST)


def _end(day: date) -> date:
    """The first day of the next ten-day period."""
    part = _part(day)
    if part == _LAST:
        return first_day_of(month_number(day) + 1)
    return day.replace(day=1) + (part + 1) * _LENGTH * DAY
