"""The statutory holidays of China, as announced and as the office has added them.

The calendar is that of the ``chinesecalendar`` package, which has only the announced years, plus the
office's own list (setting ``coming_holidays``) for later ones.
"""

from __future__ import annotations

import functools
from datetime import date, timedelta

from chinese_calendar import Holiday, get_holiday_detail
from chinese_calendar.constants import workdays

from data.holiday_table import NamedDays, holiday_table
from data.translatable import mark

#: Name of a holiday in the package -> its Chinese name, a message key of at most four characters.
_NAMES = {
    Holiday.new_years_day.value: mark("元旦"),
    Holiday.spring_festival.value: mark("春节"),
    Holiday.tomb_sweeping_day.value: mark("清明"),
    Holiday.labour_day.value: mark("五一"),
    Holiday.dragon_boat_festival.value: mark("端午"),
    Holiday.national_day.value: mark("国庆"),
    Holiday.mid_autumn_festival.value: mark("中秋"),
    Holiday.anti_fascist_70th_day.value: mark("抗战纪念"),
}
#: The years of which days are listed.
_FIRST_YEAR, _LAST_YEAR = 2004, 2101
_DAY = timedelta(days=1)
_FRIDAY = 5


@functools.lru_cache(maxsize=128)
def is_announced(year: int) -> bool:
    """Whether the built-in calendar knows the holidays of a year."""
    try:
        get_holiday_detail(date(year, 1, 1))
    except NotImplementedError:  # the package raises it for a year that is not announced
        return False
    return True


@functools.lru_cache(maxsize=8192)
def holiday_name(day: date, added: str) -> str:
    """The Chinese name of the holiday that a day is free for; empty on every other day, a usual weekend too.

    Args:
        day: The day.
        added: The office's own list, as setting ``coming_holidays`` holds it.

    Raises:
        ValueError: The list cannot be read.
    """
    for days in holiday_table(added):
        if days.first <= day <= days.last:
            return days.name
    if not is_announced(day.year):
        return ""
    is_free, name = get_holiday_detail(day)
    return _NAMES.get(name, "") if is_free else ""


@functools.lru_cache(maxsize=8)
def free_days(added: str) -> tuple[date, ...]:
    """All days that are free for a holiday, the shifted days around it included, in order.

    Raises:
        ValueError: The list cannot be read.
    """
    listed = {
        days.first + n * _DAY
        for days in holiday_table(added)
        for n in range((days.last - days.first).days + 1)
    }
    for year in filter(is_announced, range(_FIRST_YEAR, _LAST_YEAR)):
        first = date(year, 1, 1)
        listed |= {day for n in range(366) if holiday_name(day := first + n * _DAY, added)}
    return tuple(sorted(listed))


@functools.lru_cache(maxsize=8)
def holiday_runs(added: str) -> tuple[NamedDays, ...]:
    """The free days of each holiday in a row, in order, with the name that most of them bear.

    中秋 that falls into the week of 国庆 makes one run with it, called 国庆.

    Raises:
        ValueError: The list cannot be read.
    """
    runs = list[list[date]]()
    for day in free_days(added):
        if runs and runs[-1][-1] + _DAY == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return tuple(NamedDays(_commonest_name(run, added), run[0], run[-1]) for run in runs)


def _commonest_name(run: list[date], added: str) -> str:
    named = [holiday_name(day, added) for day in run]
    return max(dict.fromkeys(named), key=named.count)


@functools.cache
def worked_weekends() -> tuple[date, ...]:
    """All Saturdays and Sundays that are working days in exchange for a free one, in order (调休上班)."""
    return tuple(sorted(day for day in workdays if day.isoweekday() > _FRIDAY))
