"""The days of a holiday by its name, and the windows before and after it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, timedelta

from data.holidays import holiday_name, holiday_runs

#: Words for holidays -> the name in the calendar.
FESTIVALS = {
    "国庆": "国庆", "十一": "国庆", "春节": "春节", "过年": "春节", "元旦": "元旦", "清明": "清明",
    "五一": "五一", "劳动节": "五一", "端午": "端午", "中秋": "中秋",
}  # fmt: skip
#: How long the time before a holiday is, where a question asks for it.
BEFORE = timedelta(weeks=4)
_DAY = timedelta(days=1)


@functools.lru_cache(maxsize=64)
def holidays(name: str, added: str) -> tuple[tuple[date, date], ...]:
    """First day and the day after the last of every holiday with a name, in order.

    Args:
        name: Its name in the calendar.
        added: The office's own list, as setting ``coming_holidays`` holds it.

    Raises:
        ValueError: The list cannot be read.
    """
    runs = ((run.first, run.last + _DAY) for run in holiday_runs(added))
    return tuple(
        (first, end)
        for first, end in runs
        if any(holiday_name(day, added) == name for day in _days(first, end))
    )


def latest(name: str, year: int | None, today: date, added: str) -> tuple[date, date] | None:
    """The holiday of a year, else the latest that has begun; None where the calendar has none."""
    known = holidays(name, added)
    if year is not None:
        # A holiday that begins in December is that of the year in which most of it lies.
        return next((each for each in known if (each[1] - _DAY).year == year), None)
    return next((each for each in reversed(known) if each[0] <= today), None)


def _days(first: date, end: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((end - first).days))
