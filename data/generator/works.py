"""民生实事 and 帮扶: public works, and help to households."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from data.generator.calendar import TAKEN_AT, YEARS, work_day_in
from data.generator.chance import Chance, Weighted
from data.generator.places import COMMUNITIES, Compound, compounds_of, weighted_compounds

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
_NANMEN_2022 = {
    "路灯": (18, 12, 11, 9),
    "雨污管道": (486, 312, 214, 150),
    "路面": (5600, 4200, 3350, 2450),
    "环境整治": (3, 2, 2, 1, 1),
    "垃圾清运": (412, 366, 298, 236, 200),
}
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
    ("南门社区", 2022): (15, 8, 15, 4, 24, 27, 21, 0, 0),
    ("新城社区", 2022): (6, 0, 12, 0, 0, 0, 0, 5, 3),
}
_HELP_SPANS = ((3, 9), (1, 5), (5, 12), (1, 3), (3, 10), (2, 9), (2, 7), (1, 4), (1, 4))


def public_works() -> list[Row]:
    """民生实事: pieces of work with quantity, unit and money."""
    chance = Chance("public_work")
    rows: list[Row] = []
    for community in COMMUNITIES:
        for year in YEARS:
            if (community, year) == ("南门社区", 2022):
                rows += [
                    _work(chance, community, year, kind, size)
                    for kind, sizes in _NANMEN_2022.items()
                    for size in sizes
                ]
                continue
            for _ in range(chance.whole(*_WORKS_A_YEAR)):
                kind = chance.pick(tuple(_KINDS))
                rows.append(_work(chance, community, year, kind, chance.whole(*_KINDS[kind][2])))
    rows.sort(key=lambda row: row["started_on"])
    return [{"work_id": f"MS{number:04d}", **row} for number, row in enumerate(rows, start=1)]


def _work(chance: Chance, community: str, year: int, kind: str, quantity: int) -> Row:
    unit, price, _ = _KINDS[kind]
    compound = _compound_of_work(chance, community, kind)
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
    """The compound of a work: lamps and pipes are built in compounds without management."""
    needy = [compound for compound in compounds_of(community) if compound.built_year < 2000]
    if kind in ("路灯", "雨污管道", "路面", "电梯") and needy and chance.happens(0.7):
        return chance.pick(needy)
    return chance.weighted(weighted_compounds(community))


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
