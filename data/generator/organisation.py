"""Reference ledgers of organisations and role holders: 组织 and 队伍."""

from __future__ import annotations

from typing import Any

from data.generator.chance import Chance
from data.generator.founding import branch_years, committee_years
from data.generator.places import COMMUNITIES, NONE, SELF_RUN, Compound, compounds_of, grid_of

Row = dict[str, Any]

#: Party groups of buildings and yards per community: 21 in 体育场社区, one for each of 52 heads in 南门社区.
_GROUPS = {"体育场社区": 21, "新城社区": 8, "桑园社区": 14, "白龙社区": 12, "南门社区": 52, "信江社区": 20}
#: Communities whose grids have branches of their own; elsewhere branches of compounds come next.
_GRID_BRANCHES = ("体育场社区", "信江社区")
#: 党员中心户: how many, and how many households each links; only two communities have them.
_CENTRES = {"南门社区": (28, (6, 10)), "信江社区": (126, (9, 11))}
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
    community = register.community
    homes = compounds_of(community)
    top = register.enter("社区党委", f"{community}党委", "", (7, 9))
    above: dict[str, str] = dict.fromkeys((compound.name for compound in homes), top)
    if community in _GRID_BRANCHES:
        grids = {
            grid: register.enter("网格党支部", f"{grid}党支部", top, (16, 40), grid=grid)
            for grid in dict.fromkeys(map(grid_of, homes))
        }
        above = {compound.name: grids[grid_of(compound)] for compound in homes}
    for compound in homes:
        if compound.name in branch_years():
            name = "302小区党支部" if compound.name == "清音路小区" else f"{compound.name}党支部"
            parent = above[compound.name]
            above[compound.name] = register.enter("小区党支部", name, parent, (8, 30), **_place(compound))
    groups = [
        _enter_group(register, homes[index % len(homes)], index, above) for index in range(_GROUPS[community])
    ]
    _enter_centres(register, groups)


def _enter_centres(register: _Register, groups: list[str]) -> None:
    count, linked = _CENTRES.get(register.community, (0, (0, 0)))
    homes = compounds_of(register.community)
    for index in range(count):
        compound = homes[index % len(homes)]
        place = {"linked_households": register.chance.whole(*linked), **_place(compound)}
        name = f"{register.community[:-2]}党员中心户{index + 1}"
        register.enter("党员中心户", name, groups[index % len(homes) % len(groups)], (1, 2), **place)


def _place(compound: Compound) -> dict[str, str]:
    return {"compound": compound.name, "grid": grid_of(compound)}


def _enter_group(register: _Register, compound: Compound, index: int, above: dict[str, str]) -> str:
    name = f"{compound.name}第{index // len(compounds_of(compound.community)) + 1}党小组"
    return register.enter("党小组", name, above[compound.name], (3, 11), **_place(compound))


def _enter_alliances(register: _Register) -> None:
    community = register.community
    top = register.rows[0]["unit_id"]
    for compound in compounds_of(community):
        if compound.name in committee_years():
            register.enter("业委会", f"{compound.name}业委会", top, (5, 9), **_place(compound))
        elif compound.management == SELF_RUN or (compound.management == NONE and community == "体育场社区"):
            register.enter("自管组织", f"{compound.name}自管会", top, (4, 8), **_place(compound))
    if community == "体育场社区":
        register.enter("商家联盟", "体育场商圈商家联盟", top, (86, 86))
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
    blocks = [compound for compound in homes if not compound.is_street]
    if role == "街巷长":  # a stretch that has its head gets no second one
        homes = (*homes, *blocks)
    elif role in ("楼栋长", "单元长"):
        homes = tuple(blocks)
    is_assigned = role in ("楼栋长", "街巷长", "单元长")
    compound = homes[index % len(homes)] if is_assigned else chance.pick(homes)
    return {
        "role": role,
        "community": community,
        "compound": compound.name if is_assigned else "",
        "grid": grid_of(compound),
        "area": _area(
            role, compound, index // len(homes) + 1, is_second=index >= len(compounds_of(community))
        ),
    }


def _area(role: str, compound: Compound, number: int, *, is_second: bool) -> str:
    if role == "街巷长":
        if compound.is_street:
            return compound.name
        return f"{compound.name}外街{'西段' if is_second else '东段'}"
    areas = {
        "楼栋长": f"{compound.name}{number}栋",
        "单元长": f"{compound.name}{number}单元",
        "网格员": grid_of(compound),
    }
    return areas.get(role, "")
