"""Every widening and every shift of a window; all windows are half-open [from, to).

A year has three lengths here, each where its name says: as many whole weeks, so that weekdays stay; 365 days;
or twelve calendar months. ``Scope`` offers these for whole scopes.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.months import MONTHS_A_YEAR, month_start, months_between, shift_months, year_start
from data.weeks import DAY

#: The first day a scope may name, and the day after the last: what is shown around a window, a year and more
#: before it, lies within the calendar then.
FIRST_DAY, END_OF_DAYS = date(1900, 1, 1), date(2101, 1, 1)
#: 52 whole weeks: the same weekdays a year ago.
YEAR_OF_WEEKS = timedelta(weeks=52)
#: A year of days, whatever the calendar.
YEAR_OF_DAYS = timedelta(days=365)
#: A year of calendar months.
YEAR_OF_MONTHS = MONTHS_A_YEAR


def day_after(as_of: datetime) -> date:
    """The day after the last day of the data: where a window that has no end is cut."""
    return as_of.date() + DAY


def elapsed(date_from: date | None, date_to: date | None, as_of: datetime) -> tuple[date | None, date]:
    """The part of a window that has passed: it ends on the day after 数据截至 at the latest."""
    end = min(date_to or day_after(as_of), day_after(as_of))
    return date_from, max(end, date_from) if date_from else end


def at_least(date_from: date, date_to: date, length: timedelta) -> tuple[date, date]:
    """The window with the same end that is at least so long."""
    return min(date_from, date_to - length), date_to


def at_least_months(date_from: date, date_to: date, months: int) -> tuple[date, date]:
    """The window with the same end that holds at least so many months, the last one as far as it goes."""
    last_month = month_start(date_to - DAY)
    return min(date_from, shift_months(last_month, 1 - months)), date_to


def calendar_year(date_to: date | None, as_of: datetime) -> tuple[date, date]:
    """The calendar year in which a window ends, that of 数据截至 at the latest."""
    first = year_start(elapsed(None, date_to, as_of)[1] - DAY)
    return first, shift_months(first, YEAR_OF_MONTHS)


def months_of(date_from: date, date_to: date) -> int:
    """How many whole calendar months the window is; 0 when it is not made of whole months."""
    if date_from.day != 1 or date_to.day != 1:
        return 0
    return max(months_between(date_from, date_to), 0)


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
    if months and months % YEAR_OF_MONTHS == 0:
        return begin, _end_years_earlier(cut, months // YEAR_OF_MONTHS)
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
    begin = shift_months(date_from, -YEAR_OF_MONTHS)
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
    earlier = shift_months(end, -YEAR_OF_MONTHS * years)
    return earlier if earlier.day == end.day else earlier + DAY
