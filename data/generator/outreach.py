"""社区活动 and 走访巡查: activities of communities, and visits to households."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from data.generator.calendar import YEARS, days_of, work_day_in
from data.generator.chance import Chance, Weighted
from data.generator.places import COMMUNITIES, compounds_of, grid_of, weighted_compounds

Row = dict[str, Any]

#: Activities per year: (community, year) -> kind -> count; other counts come from _ACTIVITIES.
_EXACT = {
    ("南门社区", 2022): {
        "学习": 33,
        "微党课": 83,
        "志愿": 9,
        "公示": 21,
        "文化": 10,
        "节日": 6,
        "便民集市": 3,
    },
    ("信江社区", 2025): {
        "文化": 22,
        "学习": 14,
        "微党课": 12,
        "志愿": 12,
        "节日": 7,
        "便民集市": 6,
        "公示": 12,
    },
}
_ACTIVITIES = {
    "文化": (5, 10),
    "学习": (6, 12),
    "微党课": (4, 12),
    "志愿": (3, 8),
    "节日": (3, 6),
    "便民集市": (2, 5),
    "公示": (4, 9),
}
_CROWDS = {
    "文化": (38, 92),
    "学习": (15, 48),
    "微党课": (0, 0),
    "志愿": (8, 30),
    "节日": (40, 130),
    "便民集市": (60, 180),
    "公示": (0, 0),
}
#: Problems collected at the cultural activities of 信江社区 in 2025, all solved: 26.
_COLLECTED_2025 = (2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1)
#: Number of stars of the month by kind, chosen in 南门社区 since 2022.
_STARS = {"社区之星": 1, "楼长之星": 1, "楼院之星": 2}
_STARS_IN, _STARS_SINCE = "南门社区", 2022
_VISITS = Weighted({"敲门行动": 40, "网格巡查": 34, "夜间巡逻": 18, "街长巡查": 8})
_VISITS_A_YEAR = {
    "体育场社区": 42,
    "新城社区": 28,
    "桑园社区": 32,
    "白龙社区": 30,
    "南门社区": 50,
    "信江社区": 58,
}


def activities() -> list[Row]:
    """活动: one row per activity, with the number of participants and of the problems raised."""
    chance = Chance("activity")
    rows: list[Row] = []
    for community in COMMUNITIES:
        for year in YEARS:
            counts = _EXACT.get((community, year)) or {
                kind: chance.whole(*span) for kind, span in _ACTIVITIES.items()
            }
            rows += [
                _activity(chance, community, year, kind, index)
                for kind, count in counts.items()
                for index in range(count)
            ]
    rows.sort(key=lambda row: row["held_on"])
    numbered = [{"activity_id": f"HD{number:05d}", **row} for number, row in enumerate(rows, start=1)]
    return numbered + _stars()


def _stars() -> list[Row]:
    """星级评选: every month some compounds get a star; one row per star, without names."""
    chance = Chance("stars")
    days = [day for year in YEARS if year >= _STARS_SINCE for day in days_of(year) if day.day == 28]
    rows = [
        {
            "kind": kind,
            "held_on": day,
            "community": _STARS_IN,
            "compound": chance.pick(compounds_of(_STARS_IN)).name,
        }
        for day in days
        for kind, places in _STARS.items()
        for _ in range(places)
    ]
    return [{"activity_id": f"XJ{number:04d}", **row} for number, row in enumerate(rows, start=1)]


def _activity(chance: Chance, community: str, year: int, kind: str, index: int) -> Row:
    collected, resolved = _issues(chance, community, year, kind, index)
    compound = chance.weighted(weighted_compounds(community))
    return {
        "kind": kind,
        "held_on": _day(chance, year, kind),
        "community": community,
        "compound": compound.name if kind in ("文化", "便民集市") else "",
        "participant_count": chance.whole(*_CROWDS[kind]) if kind not in ("微党课", "公示") else None,
        "issues_collected_count": collected,
        "issues_resolved_count": resolved,
    }


def _issues(chance: Chance, community: str, year: int, kind: str, index: int) -> tuple[int, int]:
    if (community, year) == ("信江社区", 2025):
        count = _COLLECTED_2025[index] if kind == "文化" else 0
        return count, count
    if kind not in ("文化", "便民集市"):
        return 0, 0
    collected = chance.whole(0, 3)
    return collected, min(collected, chance.whole(0, 3))


def _day(chance: Chance, year: int, kind: str) -> date:
    return work_day_in(chance, year) if kind in ("学习", "微党课", "公示") else chance.pick(days_of(year))


def visits() -> list[Row]:
    """走访: visits to households, and patrols by day and by night."""
    chance = Chance("visit")
    rows = [
        _visit(chance, community, year)
        for community in COMMUNITIES
        for year in YEARS
        for _ in range(_VISITS_A_YEAR[community])
    ]
    rows.sort(key=lambda row: row["visited_at"])
    return [{"visit_id": f"ZF{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _visit(chance: Chance, community: str, year: int) -> Row:
    kind = chance.weighted(_VISITS)
    compound = chance.pick(compounds_of(community))
    hour = (
        chance.whole(20, 23)
        if kind == "夜间巡逻"
        else chance.whole(18, 20)
        if kind == "敲门行动"
        else chance.whole(9, 17)
    )
    day = chance.pick([day for day in days_of(year) if day.month <= 10 or year < YEARS[-1]])
    is_call = kind == "敲门行动"
    return {
        "kind": kind,
        "visited_at": datetime.combine(
            day, time(min(hour, 19) if day == days_of(YEARS[-1])[-1] else hour, chance.whole(0, 59))
        ),
        "community": community,
        "compound": compound.name,
        "grid": grid_of(compound) if kind == "网格巡查" else "",
        "household_count": chance.whole(4, 22) if is_call else None,
        "has_file": chance.happens(0.55 + 0.06 * (year - YEARS[0])) if is_call else None,
        "found_count": chance.whole(0, 3),
    }
