"""Statutory holidays, so that a quiet 国庆 or 春节 week is not read as an improvement.

The days are those of ``data.holidays``. A year that is neither announced nor in the setting
``coming_holidays`` of the office has no holidays here, and ``is_covered`` is False for it.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.holiday_table import holiday_table
from data.holidays import holiday_name, is_announced
from data.settings import settings
from data.weeks import DAY

#: A week with at least this many holidays from Monday to Friday is not an ordinary week.
HOLIDAY_WEEKDAYS = 3

_DECEMBER = 12
#: The holidays that fill whole weeks.
_LONG = ("春节", "国庆")


@dataclass(frozen=True, slots=True)
class Span:
    """A statutory holiday: Chinese label (at most four characters), first and last day, both inclusive."""

    label: str
    first: date
    last: date

    @property
    def day_count(self) -> int:
        """Its length in days."""
        return (self.last - self.first).days + 1


def is_covered(year: int) -> bool:
    """Whether the holidays of a year are known: announced, or entered in the settings.

    The settings cover a year when they name both holidays that fill weeks.
    """
    if is_announced(year):
        return True
    written = [days.name for days in holiday_table(settings().coming_holidays) if days.first.year == year]
    return all(any(holiday in name for name in written) for holiday in _LONG)


def spans(first: date, last: date) -> tuple[Span, ...]:
    """The statutory holidays between two days, both inclusive, in order.

    A run of free days is one span (adjoining 国庆 and 中秋 have the name of the longer part), limited
    to the two days. Unknown years have none.
    """
    return _spans(first, last, settings().coming_holidays)


@functools.lru_cache(maxsize=256)
def _spans(first: date, last: date, added: str) -> tuple[Span, ...]:
    found: list[Span] = []
    labels: list[str] = []
    day = first
    while day <= last + DAY:
        label = holiday_name(day, added) if day <= last else ""
        if label:
            labels.append(label)
        elif labels:
            name = Counter(labels).most_common(1)[0][0]
            found.append(Span(name, day - len(labels) * DAY, day - DAY))
            labels = []
        day += DAY
    return tuple(found)


def is_holiday_week(monday: date) -> bool:
    """Whether at least three of the five weekdays from this Monday are statutory holidays."""
    return _is_holiday_week(monday, settings().coming_holidays)


@functools.lru_cache(maxsize=4_096)
def _is_holiday_week(monday: date, added: str) -> bool:
    free = sum(bool(holiday_name(monday + offset * DAY, added)) for offset in range(5))
    return free >= HOLIDAY_WEEKDAYS


def holiday_weeks(period_starts: Iterable[date]) -> list[bool]:
    """For each week start whether the week is a holiday week, in the order given."""
    added = settings().coming_holidays
    return [_is_holiday_week(start, added) for start in period_starts]


def holiday_periods(period_starts: Iterable[date], grain: str) -> list[bool]:
    """For each period start whether a holiday excludes it from the limits: weeks and days only.

    A month or a longer period contains its holiday every year and is not excluded.
    """
    starts = list(period_starts)
    if grain == "week":
        return holiday_weeks(starts)
    if grain == "day":
        return [bool(holiday_name(start, settings().coming_holidays)) for start in starts]
    return [False] * len(starts)


def missing_year(as_of: date) -> int | None:
    """The year whose holidays should be known at a day of the data but are not; None when they are.

    In December this includes the coming year: its weeks are judged from January on.
    """
    years = (as_of.year, as_of.year + 1) if as_of.month == _DECEMBER else (as_of.year,)
    return next((year for year in years if not is_covered(year)), None)
