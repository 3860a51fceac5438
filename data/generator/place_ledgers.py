"""Reference ledgers of places: 社区, 小区, 楼栋, 物业更替, 服务阵地."""

from __future__ import annotations

from typing import Any

from data.generator.chance import Chance
from data.generator.founding import branch_years, committee_years
from data.generator.places import COMMUNITIES, COMPOUNDS, RESIDENTS, Compound, compounds_of, grid_of
from data.generator.property_firms import spells

Row = dict[str, Any]

_BUILDING_SIZE = 48
_STATIONS = (
    ("新城社区", "宁江新城一期", "宁江新城一二期党群驿站", "党群驿站", "2021-09-01"),
    ("新城社区", "宁江新城一期", "宁江新城暖锋驿站", "暖锋驿站", "2023-04-10"),
    ("新城社区", "滨江华府", "滨江暖锋驿站", "暖锋驿站", "2023-04-28"),
    ("新城社区", "", "新城社区党群服务站", "党群服务站", "2019-07-01"),
    ("南门社区", "青云首府", "青云首府党群服务站", "党群服务站", "2021-11-01"),
    ("南门社区", "中凯小区", "中凯党群服务站", "党群服务站", "2022-03-01"),
    ("南门社区", "龙凯小区", "龙凯党群服务站", "党群服务站", "2022-05-01"),
    ("南门社区", "中凯小区", "中凯议事厅", "议事厅", "2022-03-10"),
    ("体育场社区", "", "体育场社区党群服务站", "党群服务站", "2018-05-01"),
    ("体育场社区", "中城商住楼", "商邻议事厅", "议事厅", "2023-02-01"),
    ("桑园社区", "象城外滩", "象城外滩法治议事厅", "议事厅", "2022-03-01"),
    ("桑园社区", "", "桑园社区党群服务站", "党群服务站", "2017-06-01"),
    ("白龙社区", "清音路小区", "302党群驿站", "党群驿站", "2022-06-01"),
    ("白龙社区", "", "白龙社区党群服务站", "党群服务站", "2018-08-01"),
    ("信江社区", "蔚蓝香廷", "家门口议事厅", "议事厅", "2024-04-01"),
    ("信江社区", "旭日花园", "睦邻党群驿站", "党群驿站", "2024-06-01"),
    ("信江社区", "", "信江社区党群服务站", "党群服务站", "2016-10-01"),
)  # fmt: skip

#: Day from which a compound has its theme, where the office wrote it down.
_THEMES_SINCE = {
    "中城商住楼": "2023-02-01",
    "宁江新城一期": "2021-09-01",
    "宁江新城二期": "2021-11-01",
    "象城外滩": "2022-03-01",
    "清音路小区": "2022-06-01",
    "中凯小区": "2022-03-10",
    "信江名苑": "2024-04-01",
}


def communities() -> list[Row]:
    """社区: households are the sum over the compounds."""
    return [
        {
            "community": name,
            "households": sum(compound.households for compound in compounds_of(name)),
            "residents": RESIDENTS[name][0],
            "established_on": RESIDENTS[name][1],
        }
        for name in COMMUNITIES
    ]


def compounds() -> list[Row]:
    """小区: one row each, including yards and ranges of house numbers."""
    chance = Chance("compound")
    return [_compound(chance, compound) for compound in COMPOUNDS]


def _compound(chance: Chance, compound: Compound) -> Row:
    area = compound.area_m2 or compound.households * chance.whole(52, 88) // 10 * 10
    green = compound.green_rate or chance.whole(8, 38) / 100
    return {
        "community": compound.community,
        "compound": compound.name,
        "aliases": "、".join(compound.aliases),
        "households": compound.households,
        "area_m2": area,
        "green_rate": green,
        "built_year": compound.built_year,
        "owners_committee_year": committee_years().get(compound.name),
        "party_branch_year": branch_years().get(compound.name),
        "management": compound.management,
        "theme": compound.theme,
        "theme_since": _THEMES_SINCE.get(compound.name),
    }


def buildings() -> list[Row]:
    """楼栋: the buildings of every compound, of about fifty households; a street has none."""
    chance = Chance("building")
    rows: list[Row] = []
    for compound in COMPOUNDS:
        count = 0 if compound.is_street else max(2, round(compound.households / _BUILDING_SIZE))
        for index in range(count):
            rows.append(_building(chance, compound, index, count))
    for number, row in enumerate(rows, start=1):
        row["building_id"] = f"LD{number:04d}"
    return rows


def _building(chance: Chance, compound: Compound, index: int, count: int) -> Row:
    share = compound.households // count
    has_head = compound.name == "象城外滩" or chance.happens(0.78)
    has_contact = compound.name == "象城外滩" or chance.happens(0.66)
    return {
        "community": compound.community,
        "compound": compound.name,
        "grid": grid_of(compound),
        "head_token": f"{compound.name}{index + 1}栋楼长" if has_head else "",
        "contact_token": f"{compound.name}{index + 1}栋联络人" if has_contact else "",
        "households": share if index else compound.households - share * (count - 1),
        "building_number": index + 1,
    }


def property_contracts() -> list[Row]:
    """物业更替: the property firm of each compound, and why its contract ended."""
    rows = [
        {
            "community": compound.community,
            "compound": compound.name,
            "company": spell.company,
            "started_on": spell.started,
            "ended_on": spell.ended,
            "reason": spell.reason,
        }
        for compound in COMPOUNDS
        for spell in spells().get(compound.name, ())
    ]
    return [{"contract_id": f"WY{number:03d}", **row} for number, row in enumerate(rows, start=1)]


def service_stations() -> list[Row]:
    """服务阵地: service stations and meeting rooms."""
    names = ("community", "compound", "name", "kind", "opened_on")
    rows = [dict(zip(names, station, strict=True)) for station in _STATIONS]
    return [{"station_id": f"ZD{number:03d}", **row} for number, row in enumerate(rows, start=1)]
