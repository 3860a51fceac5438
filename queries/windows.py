"""Functions that make another window from a window: longer, cut at 数据截至, or the one it is compared with.

A window is half-open: ``date_from`` is its first day, ``date_to`` the day after its last. There are three
lengths of a year: 52 weeks, which keep the weekdays; 365 days; 12 calendar months. The methods of ``Scope``
apply these functions to the window of a scope.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.months import MONTHS_A_YEAR, month_start, months_between, shift_months, year_start
from data.weeks import DAY

#: The first day that a scope may have, and the day after the last one. These limits leave enough years on
#: both sides: the windows of comparison, a year or more earlier, are still valid dates in Python.
FIRST_DAY, END_OF_DAYS = date(1900, 1, 1), date(2101, 1, 1)
#: A year of whole weeks: a day minus this is the same weekday.
YEAR_OF_WEEKS = timedelta(weeks=52)
#: A year of days, also for leap years.
YEAR_OF_DAYS = timedelta(days=365)
#: A year in calendar months, for ``shift_months``.
YEAR_OF_MONTHS = MONTHS_A_YEAR


def day_after(as_of: datetime) -> date:
    """The day after the day of 数据截至; the end of a window that the scope leaves open."""
    return as_of.date() + DAY


def elapsed(date_from: date | None, date_to: date | None, as_of: datetime) -> tuple[date | None, date]:
    """The window, cut so that it ends at most on the day after the day of 数据截至.

    A window that begins later becomes empty: its end is its first day.
    """
    end = min(date_to or day_after(as_of), day_after(as_of))
    return date_from, max(end, date_from) if date_from else end


def at_least(date_from: date, date_to: date, length: timedelta) -> tuple[date, date]:
    """The window with the same end and at least this length: the window itself if it is longer."""
    return min(date_from, date_to - length), date_to


def at_least_months(date_from: date, date_to: date, months: int) -> tuple[date, date]:
    """The window with the same end and at least this number of calendar months.

    The month of its last day counts as one of them, even if the window ends before that month does.
    """
    last_month = month_start(date_to - DAY)
    return min(date_from, shift_months(last_month, 1 - months)), date_to


def calendar_year(date_to: date | None, as_of: datetime) -> tuple[date, date]:
    """The calendar year of the last day of a window, after the window is cut at 数据截至."""
    first = year_start(elapsed(None, date_to, as_of)[1] - DAY)
    return first, shift_months(first, YEAR_OF_MONTHS)


def months_of(date_from: date, date_to: date) -> int:
    """The number of calendar months of a window; 0 if it does not consist of whole months."""
    if date_from.day != 1 or date_to.day != 1:
        return 0
    return max(months_between(date_from, date_to), 0)


def window_before(date_from: date, date_to: date, cut: date) -> tuple[date, date]:
    """The previous window (上期): of the same length, it ends where this one begins.

    If the window consists of whole calendar months, the previous one has as many months, otherwise as many
    days. Of the previous window of an unfinished one, only the same elapsed part is returned.

    Args:
        date_from: First day of the window.
        date_to: Day after its last day.
        cut: Day after the day of 数据截至. The window is unfinished if this is before ``date_to``.
    """
    months = months_of(date_from, date_to)
    begin = shift_months(date_from, -months) if months else _back(date_from, date_to - date_from)
    if cut >= date_to:
        return begin, date_from
    if months and months % YEAR_OF_MONTHS == 0:
        return begin, _end_years_earlier(cut, months // YEAR_OF_MONTHS)
    return begin, min(begin + (cut - date_from), date_from)


def window_a_year_before(date_from: date, date_to: date, cut: date) -> tuple[date, date]:
    """The same window a year ago (上年同期); of an unfinished window, its elapsed part a year ago.

    It is 52 weeks earlier if the window consists of whole weeks (Monday to Sunday) or is shorter than a
    month, otherwise it has the same calendar dates a year earlier.

    Args:
        date_from: First day of the window.
        date_to: Day after its last day.
        cut: Day after the day of 数据截至. The window is unfinished if this is before ``date_to``.
    """
    end = min(cut, date_to)
    if _is_by_weeks(date_from, date_to):
        return _back(date_from, YEAR_OF_WEEKS), _back(end, YEAR_OF_WEEKS)
    begin = shift_months(date_from, -YEAR_OF_MONTHS)
    return begin, max(_end_years_earlier(end, 1), begin)


def _back(day: date, time: timedelta) -> date:
    """The day minus a length of time, but not before the first date that Python has."""
    return day - min(time, day - date.min)


def _is_by_weeks(date_from: date, date_to: date) -> bool:
    if months_of(date_from, date_to):
        return False
    is_whole_weeks = date_from.isoweekday() == 1 and (date_to - date_from).days % 7 == 0
    return is_whole_weeks or date_to < shift_months(date_from, 1)


def _end_years_earlier(end: date, years: int) -> date:
    """The end of a window (the day after its last day), some years earlier.

    29 February as an end means that the last day is the 28th; in a year without it the end is 1 March.
    """
    earlier = shift_months(end, -YEAR_OF_MONTHS * years)
    return earlier if earlier.day == end.day else earlier + DAY
