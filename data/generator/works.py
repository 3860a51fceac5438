"""民生实事 and 帮扶: public works, and help to households."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, YEARS, work_day_in
from data.generator.chance import Chance, Weighted
from data.generator.places import (
    COMMUNITIES,
    NONE,
    Compound,
    compound_named,
    compounds_of,
    weighted_compounds,
)

Row = dict[str, Any]

#: Kind of work -> unit, yuan per unit, smallest and largest piece of work.
_KINDS = {
    "路灯": ("盏", 1800, (3, 14)),
    "雨污管道": ("米", 420, (40, 260)),
    "路面": ("平方米", 95, (300, 2200)),
    "环境整治": ("处", 6000, (1, 2)),
    "垃圾清运": ("吨", 120, (20, 140)),
    "电梯": ("部", 420000, (1, 2)),
    "监控": ("个", 900, (4, 24)),
    "停车": ("个", 700, (8, 46)),
    "绿化": ("平方米", 60, (80, 700)),
}
#: 南门社区 2022: the pieces that add up to the year's figures.
_OLD = 2003
_NANMEN_2022 = {
    "路灯": (18, 12, 11, 9),
    "雨污管道": (486, 312, 214, 150),
    "路面": (5600, 4200, 3350, 2450),
    "环境整治": (3, 2, 2, 1, 1),
    "垃圾清运": (412, 366, 298, 236, 200),
}
#: The other years of 南门社区 against 2022, per kind, 2021 to the last day.
_NANMEN_YEARS = {
    "路灯": (0.58, 1.0, 0.7, 0.44, 0.52, 0.36),
    "雨污管道": (0.74, 1.0, 0.66, 0.81, 0.57, 0.6),
    "路面": (0.63, 1.0, 0.72, 0.55, 0.68, 0.48),
    "环境整治": (0.8, 1.0, 1.0, 0.8, 1.0, 0.8),
    "垃圾清运": (0.83, 1.0, 0.91, 0.96, 0.87, 0.71),
}
#: 清音路小区 was surveyed at the end of 2022; its troubles are mended from the next spring on.
_QINGYIN = (("雨污管道", 168, 2023), ("绿化", 540, 2023), ("停车", 26, 2023), ("路灯", 7, 2024))
_WORKS_A_YEAR = (4, 8)

_HELP_KINDS = (
    ("低保", "户"),
    ("廉租房", "户"),
    ("慰问", "户"),
    ("大病救助", "户"),
    ("残疾人保险", "名"),
    ("医疗救助", "次"),
    ("临时救助", "次"),
    ("助学", "户"),
    ("公益岗位", "户"),
)
#: Households and persons helped per year, in the order of the kinds: exact, or minimum and maximum.
_HELP_EXACT = {
    ("南门社区", 2021): (12, 6, 13, 3, 22, 24, 18, 0, 0),
    ("南门社区", 2022): (15, 8, 15, 4, 24, 27, 21, 0, 0),
    ("南门社区", 2023): (13, 7, 16, 3, 25, 25, 20, 0, 0),
    ("南门社区", 2024): (14, 5, 14, 4, 23, 28, 19, 0, 0),
    ("南门社区", 2025): (12, 6, 15, 2, 24, 24, 22, 0, 0),
    ("南门社区", 2026): (10, 5, 11, 3, 24, 19, 15, 0, 0),
    ("新城社区", 2022): (6, 0, 12, 0, 0, 0, 0, 5, 3),
}
_HELP_SPANS = ((3, 9), (1, 5), (5, 12), (1, 3), (3, 10), (2, 9), (2, 7), (1, 4), (1, 4))


def public_works() -> list[Row]:
    """民生实事: pieces of work with quantity, unit and money."""
    chance = Chance("public_work")
    rows: list[Row] = []
    for community in COMMUNITIES:
        for year in YEARS:
            if community == "南门社区":
                rows += [_work(chance, community, year, *piece) for piece in _nanmen(year)]
            kinds = [kind for kind in _KINDS if community != "南门社区" or kind not in _NANMEN_2022]
            for _ in range(chance.whole(*_WORKS_A_YEAR)):
                kind = chance.pick(kinds)
                rows.append(_work(chance, community, year, kind, chance.whole(*_KINDS[kind][2])))
    rows += [
        _work(chance, "白龙社区", year, kind, size, compound_named("清音路小区"))
        for kind, size, year in _QINGYIN
    ]
    rows.sort(key=lambda row: row["started_on"])
    return [{"work_id": f"MS{number:04d}", **row} for number, row in enumerate(rows, start=1)]


def _nanmen(year: int) -> Iterator[tuple[str, int]]:
    """The pieces of a year in 南门社区: those of 2022, smaller or larger."""
    for kind, sizes in _NANMEN_2022.items():
        share = _NANMEN_YEARS[kind][YEARS.index(year)]
        yield from ((kind, max(1, round(size * share))) for size in sizes)


def _work(
    chance: Chance, community: str, year: int, kind: str, quantity: int, place: Compound | None = None
) -> Row:
    unit, price, _ = _KINDS[kind]
    compound = place or _compound_of_work(chance, community, kind)
    started = work_day_in(chance, year, 2, 10)
    finished = started + timedelta(days=chance.whole(3, 50))
    is_done = finished <= TAKEN_AT.date()
    return {
        "kind": kind,
        "community": community,
        "compound": compound.name,
        "quantity": quantity,
        "unit": unit,
        "started_on": started,
        "finished_on": finished if is_done else None,
        "cost_yuan": round(quantity * price * chance.whole(85, 118) / 100, -2),
        "status": "已办结" if is_done else "办理中",
    }


def _compound_of_work(chance: Chance, community: str, kind: str) -> Compound:
    """The compound of a work: lamps and pipes are built in old compounds, lifts in old blocks of flats."""
    old = [one for one in compounds_of(community) if one.built_year < _OLD and one.name != "清音路小区"]
    if kind == "电梯":
        blocks = [one for one in old if not one.is_street and one.management != NONE]
        return chance.pick(blocks or [one for one in compounds_of(community) if one.has_lifts])
    needy = [one for one in old if one.built_year < 2000]
    if kind in ("路灯", "雨污管道", "路面") and needy and chance.happens(0.7):
        return chance.pick(needy)
    compound = chance.weighted(weighted_compounds(community))
    while compound.name == "清音路小区":
        compound = chance.weighted(weighted_compounds(community))
    return compound


def assistances() -> list[Row]:
    """帮扶: one act of help to one household; within a year and kind all households are distinct."""
    chance = Chance("assistance")
    rows: list[Row] = []
    for community in COMMUNITIES:
        for year in YEARS:
            counts = _HELP_EXACT.get((community, year)) or [chance.whole(*span) for span in _HELP_SPANS]
            for (kind, counted_as), count in zip(_HELP_KINDS, counts, strict=True):
                households = chance.sample(range(1, 121), count)
                rows += [
                    _help(chance, community, year, kind, counted_as, household) for household in households
                ]
    rows.sort(key=lambda row: row["decided_on"])
    return [{"assistance_id": f"BF{number:05d}", **row} for number, row in enumerate(rows, start=1)]


_VISITED_IN = Weighted({1: 55, 9: 25, 12: 20})


def _help(chance: Chance, community: str, year: int, kind: str, counted_as: str, household: int) -> Row:
    homes = compounds_of(community)
    month = chance.weighted(_VISITED_IN) if kind == "慰问" and year < YEARS[-1] else 0
    return {
        "kind": kind,
        "counted_as": counted_as,
        "household_token": f"{community[:2]}户{household:03d}",
        "community": community,
        "compound": homes[household % len(homes)].name,
        "decided_on": work_day_in(chance, year, month or 1, month or 12),
    }
