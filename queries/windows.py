"""The window a window is compared with; all windows are half-open [from, to)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

#: The first day a scope may name, and the day after the last: what is shown around a window, a year and more
#: before it, lies within the calendar then.
FIRST_DAY, END_OF_DAYS = date(1900, 1, 1), date(2101, 1, 1)
#: 52 whole weeks: the same weekdays a year ago.
YEAR_OF_WEEKS = timedelta(days=364)


def months_of(date_from: date, date_to: date) -> int:
    """How many whole calendar months the window is; 0 when it is not made of whole months."""
    if date_from.day != 1 or date_to.day != 1:
        return 0
    return max((date_to.year - date_from.year) * 12 + date_to.month - date_from.month, 0)


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier when negative); 31 becomes the last day.

    At the edges of the calendar it stays in the first or the last month there is.
    """
    wanted = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(wanted, date.min.year * 12), date.max.year * 12 + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def window_before(date_from: date, date_to: date, cut: date) -> tuple[date, date]:
    """The equal window that ends where this one begins.

    Whole calendar months, quarters and years have calendar months, quarters and years before them.

    Args:
        date_from: First day of the window.
        date_to: Day after its last.
        cut: Day after the last that has passed; before ``date_to`` in an unfinished window, which
            is compared with the same elapsed part only.
    """
    months = months_of(date_from, date_to)
    begin = shift_months(date_from, -months) if months else _back(date_from, date_to - date_from)
    if cut >= date_to:
        return begin, date_from
    if months and months % 12 == 0:
        return begin, _end_years_earlier(cut, months // 12)
    return begin, min(begin + (cut - date_from), date_from)


def window_a_year_before(date_from: date, date_to: date, cut: date) -> tuple[date, date]:
    """The window a year ago: 364 days for weeks and what is shorter than a month, else by calendar.

    Args:
        date_from: First day of the window.
        date_to: Day after its last.
        cut: Day after the last that has passed, as in ``window_before``.
    """
    end = min(cut, date_to)
    if _is_by_weeks(date_from, date_to):
        return _back(date_from, YEAR_OF_WEEKS), _back(end, YEAR_OF_WEEKS)
    begin = shift_months(date_from, -12)
    return begin, max(_end_years_earlier(end, 1), begin)


def _back(day: date, time: timedelta) -> date:
    """The day so long before, the first of the calendar at the earliest."""
    return day - min(time, day - date.min)


def _is_by_weeks(date_from: date, date_to: date) -> bool:
    if months_of(date_from, date_to):
        return False
    is_whole_weeks = date_from.isoweekday() == 1 and (date_to - date_from).days % 7 == 0
    return is_whole_weeks or date_to < shift_months(date_from, 1)


def _end_years_earlier(end: date, years: int) -> date:
    """An exclusive end: the 29th of February means "up to the 28th", also in a common year."""
    earlier = shift_months(end, -12 * years)
    return earlier if earlier.day == end.day else earlier + timedelta(days=1)
