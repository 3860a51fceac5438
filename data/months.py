"""Arithmetic of calendar months, quarters and years: numbers, first days, the same day of another month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS_A_YEAR, MONTHS_A_QUARTER = 12, 3


def month_number(day: date) -> int:
    """The consecutive number of the month of a day, counted through the years."""
    return day.year * MONTHS_A_YEAR + day.month - 1


def first_day_of(number: int) -> date:
    """The first day of the month with a number of ``month_number``."""
    return date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)


def month_start(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter of a day."""
    return first_day_of(month_number(day) // MONTHS_A_QUARTER * MONTHS_A_QUARTER)


def year_start(day: date) -> date:
    """The first day of the year of a day."""
    return day.replace(month=1, day=1)


def months_between(first: date, later: date) -> int:
    """The number of months from the month of one day to that of another; negative if it is earlier."""
    return month_number(later) - month_number(first)


def shift_months(day: date, months: int) -> date:
    """The same day some months later (earlier if negative); 31 becomes the last day of a shorter month.

    At the limits of the calendar it stays in the first or last possible month.
    """
    target = min(max(month_number(day) + months, month_number(date.min)), month_number(date.max))
    begin = first_day_of(target)
    return begin.replace(day=min(day.day, monthrange(begin.year, begin.month)[1]))
