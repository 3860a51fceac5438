"""Arithmetic of calendar months: what a month is called by number, and the same day of another month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def month_number(day: date) -> int:
    """The month of a day, counted on through the years."""
    return day.year * 12 + day.month - 1


def first_day_of(number: int) -> date:
    """The first day of the month with a number of ``month_number``."""
    return date(number // 12, number % 12 + 1, 1)


def months_between(first: date, later: date) -> int:
    """How many months on the month of a day is from that of another; negative when it is earlier."""
    return month_number(later) - month_number(first)


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier when negative); 31 becomes the last day.

    At the edges of the calendar it stays in the first or the last month there is.
    """
    wanted = min(max(month_number(day) + months, month_number(date.min)), month_number(date.max))
    begin = first_day_of(wanted)
    return begin.replace(day=min(day.day, monthrange(begin.year, begin.month)[1]))
