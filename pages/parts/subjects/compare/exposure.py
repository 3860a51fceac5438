"""How long a side was exposed: its days, those of the chosen kind alone, and the hours of the chosen time."""

from __future__ import annotations

from datetime import date

from data.weeks import DAY
from pages.parts.asking.day_kinds import day_kind
from queries import Scope
from queries.conditions import NOT
from queries.dimensions import DIMENSIONS

#: Part of the day -> its hours; a time that is not written has none.
_HOURS = dict(zip(DIMENSIONS["time_of_day"].values, (10, 8, 6, 0), strict=True))


def counted_days(scope: Scope) -> list[date]:
    """The days of the window whose rows the scope counts, by its conditions on weekdays and kinds of day.

    Raises:
        ScopeError: The window is open.
    """
    first, end = scope.bounds
    days = [first + at * DAY for at in range((end - first).days)]
    weekdays = DIMENSIONS["weekday"].values
    return [
        day
        for day in days
        if _meets(scope, "day_kind", day_kind(day)) and _meets(scope, "weekday", weekdays[day.weekday()])
    ]


def share_of_hours(scope: Scope) -> float:
    """The share (0 to 1) of each day that the scope counts, by its condition on the time of day."""
    counted = sum(hours for name, hours in _HOURS.items() if _meets(scope, "time_of_day", name))
    return counted / sum(_HOURS.values())


def exposed_days(scope: Scope) -> float:
    """The days that a scope counts; a part of each day where it counts only some of its hours."""
    return len(counted_days(scope)) * share_of_hours(scope)


def _meets(scope: Scope, dimension: str, value: str) -> bool:
    chosen, excluded = scope.condition(dimension), scope.condition(f"{NOT}{dimension}")
    is_chosen = chosen is None or value in chosen.values  # noqa: PD011 - of a condition, not of a frame
    return is_chosen and not (excluded and value in excluded.values)  # noqa: PD011
