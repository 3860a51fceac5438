"""Arithmetic of days and weeks: the first day of a week, and the weeks of a window."""

from __future__ import annotations

from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
_MONDAY = 1


def week_start(day: date, first_weekday: int = _MONDAY) -> date:
    """The first day of the week of a day.

    Args:
        day: Any day of the week.
        first_weekday: Weekday on which weeks begin, 1 (Monday) to 7 (Sunday).
    """
    return day - timedelta(days=(day.isoweekday() - first_weekday) % 7)


def mondays(first: date, end: date) -> list[date]:
    """The Mondays of the weeks that overlap the half-open window from ``first`` to ``end``, in order."""
    monday = week_start(first)
    return [monday + at * WEEK for at in range(((end - monday).days + 6) // 7)]
