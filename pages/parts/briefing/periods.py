"""The periods of the briefing: weeks of the office, calendar months, calendar quarters.

A window that is none of them may be chosen too: it has no kind, and is told like one that has no name.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from data.months import MONTHS_A_QUARTER, month_start, quarter_start, shift_months
from data.settings import settings
from data.weeks import DAY, WEEK
from pages.parts.asking.calendar_periods import calendar_grain, period_end
from pages.parts.briefing.weeks import is_week, week_of, week_with
from queries import Grain, Scope

#: The kinds of period in the order in which they are offered; the first is the default.
KINDS = (Grain.WEEK, Grain.MONTH, Grain.QUARTER)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_FORMS = "应写作 week、month、quarter、2025-W20、2025-05 或 2025-Q2"

Period = tuple[date, date]


def kind_of(date_from: date, date_to: date) -> Grain | None:
    """Kind of the period that these dates are; None if they are none."""
    return Grain.WEEK if is_week(date_from, date_to) else calendar_grain(date_from, date_to)


def by_its_periods(scope: Scope) -> Scope:
    """The scope by periods of the kind of its window: a month is judged among months.

    A window that is no period is judged among weeks.
    """
    return scope.replace(grain=kind_of(*scope.bounds) or Grain.WEEK)


def period_with(day: date, kind: Grain) -> Period:
    """First day, and day after the last, of the period of a day."""
    if kind is Grain.WEEK:
        return week_with(day)
    first = month_start(day) if kind is Grain.MONTH else quarter_start(day)
    return first, period_end(first, kind)


def shift_period(period: Period, kind: Grain, steps: int) -> Period:
    """The period some steps later; earlier if negative."""
    if kind is Grain.WEEK:
        return period[0] + steps * WEEK, period[1] + steps * WEEK
    months = steps if kind is Grain.MONTH else steps * MONTHS_A_QUARTER
    first = shift_months(period[0], months)
    return first, period_end(first, kind)


def last_whole(as_of: datetime, kind: Grain) -> Period:
    """The last whole period of the data, which reach the cut-off hour of its last day."""
    after = (as_of - timedelta(hours=settings().cutoff_hour)).date() + DAY
    return shift_period(period_with(after, kind), kind, -1)


def recent(as_of: datetime, kind: Grain, number: int) -> list[Period]:
    """The last whole periods of the data, the newest first."""
    last = last_whole(as_of, kind)
    return [shift_period(last, kind, -steps) for steps in range(number)]


def running(as_of: datetime, kind: Grain) -> Period | None:
    """The period in which the data end; None when it is whole."""
    found = period_with(as_of.date(), kind)
    return None if found == last_whole(as_of, kind) else found


def read_period(text: str, as_of: datetime) -> Period:
    """First day, and day after the last, of a period as the command line names it.

    Args:
        text: ``week``, ``month`` or ``quarter`` for the last whole one of the data, or ``2025-W20``,
            ``2025-05``, ``2025-Q2``.
        as_of: 数据截至.

    Raises:
        ValueError: There is no such period.
    """
    if text in KINDS:
        return last_whole(as_of, Grain(text))
    try:
        if found := _MONTH.fullmatch(text):
            return period_with(date(int(found[1]), int(found[2]), 1), Grain.MONTH)
        if found := _QUARTER.fullmatch(text):
            month = (int(found[2]) - 1) * MONTHS_A_QUARTER + 1
            return period_with(date(int(found[1]), month, 1), Grain.QUARTER)
        if "W" in text:
            return week_of(text)
    except ValueError as error:
        raise ValueError(f"没有“{text}”这一期") from error
    raise ValueError(f"时段“{text}”不对，{_FORMS}")
