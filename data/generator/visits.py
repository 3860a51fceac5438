"""走访巡查: visits to households, patrols of grids, and the watches that only some communities keep.

A patrol that found something found what stands in the ledger of requests, so that both ledgers agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from data.generator.calendar import LAST_DAY, TAKEN_AT, YEARS, days_of, is_workday
from data.generator.chance import Chance
from data.generator.places import Compound, compound_named, compounds_of, grid_of

Row = dict[str, Any]

#: One more patrol in this share finds nothing.
_IN_ORDER = 0.2
#: Visits to households per year, 2021 to the last day, in the communities that go from door to door.
_DOORS = {
    "信江社区": ("敲门行动", (72, 84, 96, 108, 126, 104)),
    "南门社区": ("入户走访", (48, 66, 70, 68, 72, 60)),
    "体育场社区": ("入户走访", (24, 28, 30, 32, 30, 26)),
}
_CALL, _FILED_IN = "敲门行动", "信江社区"
#: 白+黑: the weekdays of the night patrol of 南门社区, since it was set up.
_NIGHTS_IN, _NIGHTS, _NIGHTS_SINCE = "南门社区", (1, 4, 6), 2022
#: The head of 三公街 walks his stretch every day, the other heads of streets in turn once a week.
_STREET, _STREETS_SINCE = "三公街9号至43号", 2024


def visits(requests: list[Row]) -> list[Row]:
    """All visits and patrols in order of time.

    Args:
        requests: The requests; those of patrols and of calls at the door were found by a visit.
    """
    chance = Chance("visit")
    rows = [*_patrols(chance, requests), *_doors(chance, requests), *_nights(chance), *_streets(chance)]
    rows.sort(key=lambda row: row["visited_at"])
    return [{"visit_id": f"ZF{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _visit(kind: str, compound: Compound, visited_at: datetime, found: int) -> Row:
    return {
        "kind": kind,
        "visited_at": min(visited_at, TAKEN_AT),
        "community": compound.community,
        "compound": compound.name,
        "grid": grid_of(compound) if kind == "网格巡查" else "",
        "found_count": found,
    }


def _patrols(chance: Chance, requests: list[Row]) -> Iterator[Row]:
    """One patrol for each grid and day on which it found something, and some that found nothing."""
    found: dict[tuple[str, date], list[Row]] = {}
    for row in requests:
        if row["channel"] == "网格巡查":
            found.setdefault((grid_of(row["_compound"]), row["requested_at"].date()), []).append(row)
    for (_, day), rows in found.items():
        yield _visit("网格巡查", rows[0]["_compound"], rows[0]["requested_at"], len(rows))
        if chance.happens(_IN_ORDER):
            compound = chance.pick(compounds_of(rows[0]["_compound"].community))
            other = chance.pick([one for one in days_of(day.year) if is_workday(one)])
            if (grid_of(compound), other) not in found:
                yield _visit("网格巡查", compound, _at(chance, other, 9, 17), 0)


def _doors(chance: Chance, requests: list[Row]) -> Iterator[Row]:
    """Visits from door to door: those that brought a request home, and others."""
    for community, (kind, counts) in _DOORS.items():
        for year, count in zip(YEARS, counts, strict=True):
            brought = [
                row
                for row in requests
                if row["channel"] == _CALL
                and row["_compound"].community == community
                and row["requested_at"].year == year
            ]
            for row in brought:
                visit = _visit(kind, row["_compound"], row["requested_at"], 1)
                yield visit | _households(chance, community, year)
            for _ in range(max(0, count - len(brought))):
                compound, day = chance.pick(compounds_of(community)), chance.pick(days_of(year))
                found = 0 if community == _FILED_IN else chance.whole(0, 2)
                visit = _visit(kind, compound, _at(chance, day, 18, 19), found)
                yield visit | _households(chance, community, year)


def _households(chance: Chance, community: str, year: int) -> Row:
    """How many households a visit reached; files of households are kept in one community."""
    has_file = chance.happens(0.55 + 0.06 * (year - YEARS[0]))
    return {
        "household_count": chance.whole(8, 30),
        "has_file": has_file if community == _FILED_IN else None,
    }


def _nights(chance: Chance) -> Iterator[Row]:
    for year in YEARS[YEARS.index(_NIGHTS_SINCE) :]:
        for day in days_of(year):
            if day.weekday() in _NIGHTS and day < LAST_DAY:
                compound = chance.pick(compounds_of(_NIGHTS_IN))
                found = 1 if chance.happens(0.16) else 0
                yield _visit("夜间巡逻", compound, _at(chance, day, 20, 23), found)


def _streets(chance: Chance) -> Iterator[Row]:
    street = compound_named(_STREET)
    others = [one for one in compounds_of(street.community) if one != street]
    for year in YEARS[YEARS.index(_STREETS_SINCE) :]:
        for day in days_of(year):
            found = chance.whole(1, 2) if chance.happens(0.22) else 0
            yield _visit("街长巡查", street, _at(chance, day, 8, 18), found)
            if day.weekday() == 3:
                turn = others[(day - date(year, 1, 1)) // timedelta(weeks=1) % len(others)]
                yield _visit("街长巡查", turn, _at(chance, day, 9, 17), chance.whole(0, 2))


def _at(chance: Chance, day: date, first: int, last: int) -> datetime:
    return datetime.combine(day, time(chance.whole(first, last), chance.whole(0, 59)))
