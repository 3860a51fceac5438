"""The calendar of the demonstration: working days, how busy each day is, and times of calls."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import chinese_calendar

from data.generator.chance import Chance, Weighted

FIRST_DAY = date(2021, 1, 1)
LAST_DAY = date(2026, 10, 31)
#: The exports were made on the last evening; there are no later events.
TAKEN_AT = datetime(2026, 10, 31, 20, 30)
YEARS = tuple(range(FIRST_DAY.year, LAST_DAY.year + 1))

#: Factor of calls on the quietest holidays, by their names in the calendar; others count as half holidays.
_QUIET = {"Spring Festival": 0.22, "National Day": 0.38}

#: Share of calls by hour of the day: office hours with a morning peak, evenings, and nights (noise).
_DAY_HOURS = Weighted(
    dict(enumerate((1, 1, 0, 0, 0, 1, 3, 10, 34, 62, 58, 38, 18, 22, 38, 46, 40, 28, 18, 16, 12, 8, 5, 2)))
)
_NIGHT_HOURS = Weighted(
    dict(enumerate((9, 5, 3, 1, 1, 2, 3, 3, 4, 4, 4, 3, 3, 3, 3, 3, 3, 4, 8, 18, 36, 42, 34, 20)))
)
_WEEKEND_HOURS = Weighted(
    dict(enumerate((2, 1, 1, 0, 0, 1, 3, 8, 18, 30, 34, 28, 18, 18, 24, 27, 26, 24, 24, 28, 26, 18, 9, 4)))
)
_OFFICE_HOURS = Weighted({8: 6, 9: 20, 10: 22, 11: 14, 12: 2, 14: 14, 15: 18, 16: 20, 17: 12, 18: 3})


@cache
def is_workday(day: date) -> bool:
    """Whether the day is a working day, including the shifted working days of the holiday calendar.

    Deadlines reach beyond the last day; later years without a published calendar count Monday to Friday.
    """
    return chinese_calendar.is_workday(day) if day.year <= LAST_DAY.year else day.weekday() < 5


@cache
def is_public_holiday(day: date) -> bool:
    """Whether the day belongs to a named public holiday (an ordinary weekend does not)."""
    return chinese_calendar.get_holiday_detail(day)[1] is not None and not is_workday(day)


@cache
def busyness(day: date) -> float:
    """The relative number of requests of the day; an ordinary Wednesday is 1."""
    holiday = chinese_calendar.get_holiday_detail(day)[1]
    if not is_workday(day):
        return _QUIET.get(str(holiday), 0.45 if holiday else 0.62)
    monday = 1.12 if day.weekday() == 0 else 1.0
    after_rest = 1.18 if is_public_holiday(day - timedelta(days=1)) else 1.0
    return monday * after_rest * (0.8 if day.weekday() >= 5 else 1.0)


def days_between(first: date, last: date) -> list[date]:
    """All days from ``first`` to ``last``, both included."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def days_of(year: int) -> list[date]:
    """The days of the year that the demonstration covers."""
    return days_between(date(year, 1, 1), min(date(year, 12, 31), LAST_DAY))


def called_at(chance: Chance, day: date, is_night: bool) -> datetime:
    """A moment of a call on the day."""
    if day == LAST_DAY:
        return datetime.combine(day, time(chance.whole(8, 19), chance.whole(0, 59)))
    hours = _NIGHT_HOURS if is_night else _DAY_HOURS if is_workday(day) else _WEEKEND_HOURS
    return datetime.combine(day, time(chance.weighted(hours), chance.whole(0, 59)))


def worked_at(chance: Chance, day: date) -> datetime:
    """A moment in office hours on the day, or on the next working day."""
    while not is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(chance.weighted(_OFFICE_HOURS), chance.whole(0, 59)))


def workdays_later(start: datetime, count: int) -> date:
    """The day ``count`` working days after ``start``; a deadline without a time is the end of its day."""
    day = start.date()
    while count:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def work_day_in(chance: Chance, year: int, first_month: int = 1, last_month: int = 12) -> date:
    """A working day of the year between two months, both included, and not after the last day."""
    days = [day for day in days_of(year) if first_month <= day.month <= last_month and is_workday(day)]
    return chance.pick(days)
