"""Who serves: teams of volunteers and their hours, reporting units, members, the legal adviser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.generator.calendar import YEARS, work_day_in
from data.generator.chance import Chance

Row = dict[str, Any]

#: Community -> its teams, and since which year they are written.
_TEAMS = {
    "南门社区": (("情暖童心", "关爱老人"), 2024),
    "白龙社区": (("白龙帮帮", "白龙管家"), 2024),
}
_HOURS_SHARE = 0.85
#: The community where units report for service, since when, and the units.
_REPORTED_IN, _REPORTED_SINCE, _REPORTED_SHARE = "新城社区", 2023, 0.8
_UNITS = ("税务分局", "供电所", "新城小学", "卫生院", "农商行支行")
_TOGETHER = 0.2
#: Share of its members in service whose services the register counts.
_COUNTED_SHARE = 0.85
#: Where a legal adviser comes once or twice a month, and since which year.
_ADVISED_IN, _ADVISED_AT, _ADVISED_SINCE = "桑园社区", "象城外滩", 2022
_CONSULTATIONS = (8, 13)


def add_volunteers(activities: Iterable[Row]) -> None:
    """Write team, hours and reporting unit of the voluntary activities; streams of their own."""
    served = [row for row in activities if row["kind"] == "志愿"]
    _add_teams(served)
    _add_units(served)


def _add_teams(rows: Iterable[Row]) -> None:
    chance = Chance("activity.team")
    for row in rows:
        teams, since = _TEAMS.get(row["community"], ((), 0))
        if teams and row["held_on"].year >= since:
            row["volunteer_team"] = chance.pick(teams)
            each = chance.whole(2, 6) / 2
            if chance.happens(_HOURS_SHARE):
                row["service_hours"] = f"{row['participant_count'] * each:g}"


def _add_units(rows: Iterable[Row]) -> None:
    chance = Chance("activity.unit")
    for row in rows:
        is_written = row["community"] == _REPORTED_IN and row["held_on"].year >= _REPORTED_SINCE
        if is_written and chance.happens(_REPORTED_SHARE):
            row["reported_unit"] = "、".join(chance.sample(_UNITS, 2 if chance.happens(_TOGETHER) else 1))


def count_services(holders: Iterable[Row]) -> None:
    """Write how often the members in service of one community served; a stream of its own."""
    chance = Chance("role_holder.services")
    for row in holders:
        is_member = row["role"] == "在职党员" and row["community"] == _REPORTED_IN
        if is_member and chance.happens(_COUNTED_SHARE):
            row["service_count"] = max(0, chance.whole(-3, 8))


def consultations() -> list[Row]:
    """The days of the legal adviser in one compound: how many people asked."""
    chance = Chance("activity.law")
    days = sorted(
        work_day_in(chance, year)
        for year in YEARS
        if year >= _ADVISED_SINCE
        for _ in range(chance.whole(*_CONSULTATIONS))
    )
    return [
        {
            "activity_id": f"FL{number:03d}",
            "kind": "法律咨询",
            "held_on": day,
            "community": _ADVISED_IN,
            "compound": _ADVISED_AT,
            "participant_count": chance.whole(1, 9),
        }
        for number, day in enumerate(days, start=1)
    ]
