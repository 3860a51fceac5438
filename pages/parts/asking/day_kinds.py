"""What kind of day a day is: 工作日, 周末 or 法定节假日."""

from __future__ import annotations

from datetime import date

from data.holidays import free_days, worked_weekends
from data.settings import settings
from data.weeks import DAY
from queries import Scope
from queries.dimensions import DIMENSIONS

#: Kind of day, as the dimension of the same name calls it.
WORKDAY, WEEKEND, HOLIDAY = DIMENSIONS["day_kind"].values
_SATURDAY = 6


def day_kind(day: date) -> str:
    """工作日, 周末 or 法定节假日, as the dimension of the same name says it of a row of that day."""
    if day in free_days(settings().coming_holidays):
        return HOLIDAY
    return WORKDAY if day.isoweekday() < _SATURDAY or day in worked_weekends() else WEEKEND


def working_days(scope: Scope) -> int:
    """Number of working days in the window of a scope.

    Raises:
        ScopeError: The window is open.
    """
    first, end = scope.bounds
    return sum(day_kind(first + at * DAY) == WORKDAY for at in range((end - first).days))
