"""Reference ledgers of organisations and role holders: 组织 and 队伍."""

from __future__ import annotations

from typing import Any

from data.generator.chance import Chance
from data.generator.places import COMMUNITIES, MARKET, RED, Compound, compounds_of, grid_of

Row = dict[str, Any]

#: Party groups of buildings and yards per community; 体育场社区 has 21.
_GROUPS = {"体育场社区": 21, "新城社区": 8, "桑园社区": 14, "白龙社区": 12, "南门社区": 18, "信江社区": 20}
#: Number of compounds with their own branch per community; 新城社区 has three.
_BRANCHES = {"体育场社区": 4, "新城社区": 3, "桑园社区": 5, "白龙社区": 4, "南门社区": 6, "信江社区": 9}
_HOUSEHOLDS_OF_PARTY = {
    "体育场社区": 12,
    "新城社区": 9,
    "桑园社区": 10,
    "白龙社区": 10,
    "南门社区": 16,
    "信江社区": 26,
}
#: Roles per community: 楼栋长, 街巷长, 单元长, 网格员, 调解员, 在职党员, 志愿者.
_ROLES = ("楼栋长", "街巷长", "单元长", "网格员", "调解员", "在职党员", "志愿者")
_HOLDERS = {
    "体育场社区": (34, 14, 22, 9, 6, 84, 36),
    "新城社区": (26, 4, 18, 6, 4, 62, 30),
    "桑园社区": (31, 6, 20, 7, 5, 70, 28),
    "白龙社区": (29, 6, 16, 7, 5, 58, 26),
    "南门社区": (24, 8, 52, 8, 6, 92, 40),
    "信江社区": (40, 8, 30, 10, 9, 253, 60),
}


class _Register:
    """The organisations of one community, numbered in order of entry."""

    def __init__(self, chance: Chance, community: str, first_number: int) -> None:
        self.chance = chance
        self.community = community
        self.rows: list[Row] = []
        self._first_number = first_number

    def enter(self, level: str, name: str, parent: str, members: tuple[int, int], **place: object) -> str:
        unit_id = f"ZZ{self._first_number + len(self.rows):04d}"
        row = {
            "unit_id": unit_id,
            "name": name,
            "parent_id": parent,
            "level": level,
            "community": self.community,
        }
        self.rows.append(row | {"members": self.chance.whole(*members)} | place)
        return unit_id


def organisations() -> list[Row]:
    """组织: party bodies from the community down to households, and groups of residents and shops."""
    chance = Chance("organisation")
    rows: list[Row] = []
    for community in COMMUNITIES:
        register = _Register(chance, community, len(rows) + 1)
        _enter_party(register)
        _enter_alliances(register)
        rows += register.rows
    return rows


def _enter_party(register: _Register) -> None:
    community, short = register.community, register.community[:-2]
    homes = compounds_of(community)
    top = register.enter("社区党委", f"{community}党委", "", (7, 9))
    grids = {
        grid: register.enter("网格党支部", f"{grid}党支部", top, (16, 40), grid=grid)
        for grid in dict.fromkeys(map(grid_of, homes))
    }
    for compound in homes[: _BRANCHES[community]]:
        name = "302小区党支部" if compound.name == "清音路小区" else f"{compound.name}党支部"
        register.enter(
            "小区党支部",
            name,
            grids[grid_of(compound)],
            (8, 30),
            compound=compound.name,
            grid=grid_of(compound),
        )
    groups = [
        _enter_group(register, homes[index % len(homes)], index, grids) for index in range(_GROUPS[community])
    ]
    for index in range(_HOUSEHOLDS_OF_PARTY[community]):
        compound = homes[index % len(homes)]
        linked = {
            "linked_households": register.chance.whole(8, 12),
            "compound": compound.name,
            "grid": grid_of(compound),
        }
        parent = groups[index % len(homes) % len(groups)]
        register.enter("党员中心户", f"{short}党员中心户{index + 1}", parent, (1, 2), **linked)


def _enter_group(register: _Register, compound: Compound, index: int, grids: dict[str, str]) -> str:
    place = {"compound": compound.name, "grid": grid_of(compound)}
    name = f"{compound.name}第{index // len(compounds_of(compound.community)) + 1}党小组"
    return register.enter("党小组", name, grids[grid_of(compound)], (3, 11), **place)


def _enter_alliances(register: _Register) -> None:
    community = register.community
    top = register.rows[0]["unit_id"]
    for compound in compounds_of(community):
        place = {"compound": compound.name, "grid": grid_of(compound)}
        if compound.management in (RED, MARKET) and register.chance.happens(0.8):
            register.enter("业委会", f"{compound.name}业委会", top, (5, 9), **place)
        elif compound.management not in (RED, MARKET):
            register.enter("自管组织", f"{compound.name}自管会", top, (4, 8), **place)
    if community == "体育场社区":
        register.enter("商家联盟", "体育场商圈商家联盟", top, (86, 86))
    if community in ("体育场社区", "信江社区"):
        register.enter("单位联盟", f"{community}单位联盟", top, (9, 14))


def role_holders() -> list[Row]:
    """队伍: the role holders of buildings, lanes and grids; persons are only tokens."""
    chance = Chance("role_holder")
    rows: list[Row] = []
    for community in COMMUNITIES:
        for role, count in zip(_ROLES, _HOLDERS[community], strict=True):
            rows += [_holder(chance, community, role, index) for index in range(count)]
    for number, row in enumerate(rows, start=1):
        row["holder_id"] = f"DW{number:04d}"
        row["token"] = f"人员{number:04d}"
    return rows


def _holder(chance: Chance, community: str, role: str, index: int) -> Row:
    homes = compounds_of(community)
    compound = homes[index % len(homes)] if role in ("楼栋长", "街巷长", "单元长") else chance.pick(homes)
    number = index // len(homes) + 1
    areas = {
        "楼栋长": f"{compound.name}{number}栋",
        "单元长": f"{compound.name}{number}单元",
        "网格员": grid_of(compound),
    }
    area = areas.get(role, "")
    if role == "街巷长":
        area = compound.name if "街" in compound.name or "路" in compound.name else f"{compound.name}外街"
    has_place = role in areas or role == "街巷长"
    return {
        "role": role,
        "community": community,
        "compound": compound.name if has_place and role != "网格员" else "",
        "grid": grid_of(compound),
        "area": area,
    }
