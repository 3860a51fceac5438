"""What some communities write beside a visit: the household, the care, the diary, the team and its route."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from data.generator.calendar import LAST_DAY, days_between
from data.generator.chance import Chance, Weighted
from data.generator.places import Compound, building_of, grid_of, weighted_compounds

Row = dict[str, Any]

#: The community that looks after households one by one and has two teams of patrol, and since when.
_CARES_IN, _CARES_SINCE = "南门社区", date(2024, 1, 1)
#: The community whose callers keep a diary, and since which year.
_DIARY_IN, _DIARY_SINCE = "信江社区", 2024
_DIARY_SHARE = 0.8
_HOUSEHOLDS, _VISITS_A_WEEK = 150, 3
_GROUPS = Weighted({"独居": 34, "残疾": 20, "病患": 18, "留守": 12, "困难": 13, "困难党员": 3})
_FILED_SHARE = 0.86
#: Team -> its routes by how often each is walked.
_TEAMS = {
    "白+黑巡逻队": Weighted({"平川路北段": 5, "南门老街": 4, "农贸市场周边": 3}),
    "老党员巡逻队": Weighted({"南门老街": 4, "文博园路": 3, "河滨步道": 1}),
}
_FIRST_TEAM_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class _Household:
    compound: Compound
    door: str
    group: str
    has_file: bool


def with_details(rows: Sequence[Row]) -> list[Row]:
    """The visits with what is written beside them, and the care visits behind them; streams of their own."""
    _add_diaries(rows)
    _add_teams(rows)
    return [*rows, *_care_visits()]


def _add_diaries(rows: Iterable[Row]) -> None:
    chance = Chance("visit.diary")
    for row in rows:
        is_call = row["community"] == _DIARY_IN and row["kind"] == "敲门行动"
        if is_call and row["visited_at"].year >= _DIARY_SINCE:
            row["has_diary"] = chance.happens(_DIARY_SHARE)


def _add_teams(rows: Iterable[Row]) -> None:
    chance = Chance("visit.team")
    first, second = _TEAMS
    for row in rows:
        if row["community"] == _CARES_IN and row["kind"] == "夜间巡逻":
            row["team"] = first if chance.happens(_FIRST_TEAM_SHARE) else second
            row["route"] = chance.weighted(_TEAMS[row["team"]])


def _care_visits() -> list[Row]:
    """One row a visit to one household that needs care, some of them again and again."""
    chance = Chance("visit.care")
    homes = [_household(chance) for _ in range(_HOUSEHOLDS)]
    days = days_between(_CARES_SINCE, LAST_DAY)
    moments = sorted(chance.pick(days) for _ in range(_VISITS_A_WEEK * len(days) // 7))
    return [
        {"visit_id": f"GA{number:05d}", **_care_visit(chance, chance.pick(homes), day)}
        for number, day in enumerate(moments, start=1)
    ]


def _household(chance: Chance) -> _Household:
    compound = chance.weighted(weighted_compounds(_CARES_IN))
    door = f"{building_of(chance, compound)}{chance.whole(1, 3)}单元{chance.whole(1, 7)}0{chance.whole(1, 4)}"
    return _Household(compound, door, chance.weighted(_GROUPS), chance.happens(_FILED_SHARE))


def _care_visit(chance: Chance, home: _Household, day: date) -> Row:
    return {
        "kind": "入户走访",
        "visited_at": datetime.combine(day, time(chance.whole(9, 17), chance.whole(0, 59))),
        "community": _CARES_IN,
        "compound": home.compound.name,
        "grid": grid_of(home.compound),
        "household_count": 1,
        "household_token": home.door,
        "care_group": home.group,
        "has_file": home.has_file,
        "found_count": 1 if chance.happens(0.12) else 0,
    }
