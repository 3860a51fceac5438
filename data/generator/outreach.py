"""社区活动: activities of communities, and the stars of the month."""

from __future__ import annotations

from datetime import date
from typing import Any

from data.generator.calendar import YEARS, days_of, work_day_in
from data.generator.chance import Chance
from data.generator.places import COMMUNITIES, compounds_of, weighted_compounds

Row = dict[str, Any]

#: Activities per year, 2021 to the last day: community -> kind -> counts; other counts come from _ACTIVITIES.
_EXACT = {
    "南门社区": {
        "学习": (27, 33, 31, 34, 30, 26),
        "微党课": (64, 83, 78, 85, 80, 66),
        "志愿": (8, 9, 10, 9, 11, 8),
        "公示": (17, 21, 19, 23, 20, 18),
        "文化": (8, 10, 9, 11, 10, 9),
        "节日": (5, 6, 6, 5, 6, 5),
        "便民集市": (2, 3, 4, 3, 4, 3),
    },
    "信江社区": {
        "文化": (13, 15, 16, 19, 22, 19),
        "学习": (10, 12, 11, 13, 14, 12),
        "微党课": (8, 10, 11, 12, 12, 10),
        "志愿": (8, 9, 11, 11, 12, 10),
        "节日": (5, 6, 6, 7, 7, 6),
        "便民集市": (4, 4, 5, 6, 6, 5),
        "公示": (9, 10, 11, 12, 12, 10),
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


def activities() -> list[Row]:
    """活动: one row per activity, with the number of participants and of the problems raised."""
    chance = Chance("activity")
    rows: list[Row] = []
    for community in COMMUNITIES:
        for year in YEARS:
            drawn = {kind: chance.whole(*span) for kind, span in _ACTIVITIES.items()}
            told = _EXACT.get(community, {})
            counts = drawn | {kind: by_year[YEARS.index(year)] for kind, by_year in told.items()}
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
