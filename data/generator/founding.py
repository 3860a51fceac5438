"""When the owners' committee and the party branch of each compound were founded, for every ledger alike."""

from __future__ import annotations

from functools import cache

from data.generator.chance import Chance
from data.generator.places import COMMUNITIES, COMPOUNDS, MARKET, RED, RESIDENTS, compounds_of

_LATEST = 2024
_COMMITTEE_SHARE = 0.85
#: Founded as the articles say; None: there is none. The branch 302小区党支部 followed when the firm had left.
_COMMITTEES_TOLD: dict[str, int | None] = {"象城外滩": 2012, "宁江新城一期": 2019, "清音路小区": None}
_BRANCHES_TOLD = {"象城外滩": 2013, "清音路小区": 2021}
#: Compounds with a branch of their own, per community: 体育场社区 has grid branches and groups instead,
#: 新城社区 three, and each compound of 信江社区 one.
_BRANCHES = {"体育场社区": 0, "新城社区": 3, "桑园社区": 5, "白龙社区": 4, "南门社区": 6, "信江社区": 9}


@cache
def committee_years() -> dict[str, int]:
    """Compound -> the year of its owners' committee; compounds without one are absent."""
    chance = Chance("compound.committee")
    years = {}
    for compound in COMPOUNDS:
        is_founded = chance.happens(_COMMITTEE_SHARE)
        year = max(compound.built_year + chance.whole(2, 6), 2006)
        told = _COMMITTEES_TOLD.get(compound.name, year)
        if (
            compound.management in (RED, MARKET)
            and told
            and (is_founded or compound.name in _COMMITTEES_TOLD)
        ):
            years[compound.name] = min(told, _LATEST)
    return years


@cache
def branch_years() -> dict[str, int]:
    """Compound -> the year of its party branch, never before its community; compounds without are absent."""
    chance = Chance("compound.branch")
    years = {}
    for community in COMMUNITIES:
        founded = int(RESIDENTS[community][1][:4])
        for compound in compounds_of(community)[: _BRANCHES[community]]:
            year = max(compound.built_year + chance.whole(2, 8), founded + 1, 2013)
            years[compound.name] = _BRANCHES_TOLD.get(compound.name, min(year, _LATEST))
    return years
