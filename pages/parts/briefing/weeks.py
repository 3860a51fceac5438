"""The weeks of the briefing: seven days from the weekday on which the office begins its week.

A week has the number of the ISO week of its fourth day; for an office that begins on Monday these are the
ISO weeks.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from data.settings import settings
from data.weeks import DAY, WEEK, week_start

_TO_FOURTH = 3 * DAY
_WEEK = re.compile(r"(\d{4})-W(\d{2})")

Week = tuple[date, date]


def week_with(day: date) -> Week:
    """First day, and day after the last, of the week of a day."""
    first = week_start(day, settings().week_start)
    return first, first + WEEK


def number_of(first: date) -> tuple[int, int]:
    """Year and number of the week that begins on a day."""
    year, week, _weekday = (first + _TO_FOURTH).isocalendar()
    return year, week


def is_week(date_from: date, date_to: date) -> bool:
    """Whether these dates are a week of the office."""
    return (date_from, date_to) == week_with(date_from)


def week_of(text: str) -> Week:
    """First day, and day after the last, of a week such as ``2025-W20``.

    Raises:
        ValueError: There is no such week.
    """
    found = _WEEK.fullmatch(text)
    if found is None:
        raise ValueError(f"周“{text}”不对，应写作 2025-W20")
    try:
        thursday = date.fromisocalendar(int(found[1]), int(found[2]), 4)
        first = week_with(thursday - _TO_FOURTH)[0]
        # a week that begins up to three days before or after the Monday has its fourth day in that ISO week
        first += WEEK if number_of(first) != (int(found[1]), int(found[2])) else timedelta()
    except (ValueError, OverflowError) as error:
        raise ValueError(f"没有“{text}”这一周") from error
    return first, first + WEEK
