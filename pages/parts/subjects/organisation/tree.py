"""The tree of the organisations: who belongs to whom, down to the people of the buildings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pandas as pd

from pages.parts.findings.reading import is_named
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain

OFFICE, LEAVES, BODIES = mark("全街道"), mark("中心户和楼栋骨干"), mark("自管组织和联盟")
#: Levels of the party's own line, from the top.
PARTY = ("社区党委", "网格党支部", "小区党支部", "党小组")
_COMMITTEE, _GRID, _BRANCH, _GROUP = PARTY
#: The branch of a property firm, drawn as the branches of compounds are.
FIRM = "物业党支部"
#: All bodies of the party's own line, as they are counted.
LINE = (_COMMITTEE, _GRID, _BRANCH, FIRM, _GROUP)
HOME = "党员中心户"
_TOGETHER = "·groups·"
COLUMNS = ("id", "parent", "name", "level", "member_count", "is_placed", "short")
_Node = tuple[str, str, str, str, float, bool, str]


def tree(units: pd.DataFrame, holders: pd.DataFrame, whole: str = "") -> pd.DataFrame:
    """The organisations as a tree with one root.

    Args:
        units: Result of organisation/units.
        holders: Result of organisation/building_holders.
        whole: Name of the communities together, in the user's language; 全街道 when empty.

    Returns:
        ``id``, ``parent`` (empty for the root), ``name``, ``level`` (a level of the party's line, 全街道,
        中心户和楼栋骨干 or 自管组织和联盟), ``member_count``, ``is_placed`` (False where the register names
        nothing, or nothing higher, above it) and ``short``, the name without those above it. Homes are
        one node per parent: no family is named.
    """
    if units.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    units = units.assign(community=units["community"].astype(str), compound=units["compound"].astype(str))
    tops = _tops(units)
    above = _above(units, tops)
    nodes = [*_groups(units, above), *_own_line(units, above), *_bodies(units, tops), *_homes(units, above)]
    nodes += _people(units, holders, tops, above)
    parents, known = {node[1] for node in nodes}, {node[0] for node in nodes}
    nodes += [
        (top, "", community, _COMMITTEE, float("nan"), True, community)
        for community, top in tops.items()
        if top in parents and top not in known
    ]
    if sum(not node[1] for node in nodes) > 1:
        nodes = [(node[0], node[1] or "·", *node[2:]) for node in nodes]
        whole = whole or _(OFFICE)
        nodes.insert(0, ("·", "", whole, OFFICE, float("nan"), True, whole))
    return pd.DataFrame(nodes, columns=list(COLUMNS))


def with_places(nodes: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The nodes of a tree with ``community``, ``compound`` and ``place``, what a click stands for.

    Args:
        nodes: Result of ``tree``.
        units: Result of organisation/units, of which the tree was made; nodes that it made have no place.
    """
    known = units.drop_duplicates("unit_id").set_index("unit_id")
    found = {}
    for column in ("community", "compound"):
        names = nodes["id"].map(known[column].astype(str)).fillna("")
        found[column] = names.where(names.map(is_named), "")
    place = found["compound"].where(found["compound"] != "", found["community"])
    is_of_place = (found["compound"] != "") | (nodes["level"] == _COMMITTEE)
    return nodes.assign(**found, place=place.where(is_of_place, ""))


def _tops(units: pd.DataFrame) -> dict[str, str]:
    """Community -> its committee, or a node in its place."""
    committees = units[units["level"] == _COMMITTEE].drop_duplicates("community")
    found = dict(zip(committees["community"], committees["unit_id"], strict=True))
    return {name: found.get(name, f"·{name}") for name in units["community"].unique()}


def _above(units: pd.DataFrame, tops: dict[str, str]) -> dict[str, tuple[str, bool]]:
    """Unit -> its parent, and whether the register names that parent.

    Only a higher level can be a parent: that excludes circles and mistakes.
    """
    ranks = {level: rank for rank, level in enumerate((*PARTY, HOME))}
    ranks[FIRM] = ranks[_BRANCH]
    levels = dict(zip(units["unit_id"], units["level"], strict=True))
    above = {}
    for unit, parent, level, community in zip(
        units["unit_id"], units["parent_id"], units["level"], units["community"], strict=True
    ):
        rank = ranks.get(level, len(ranks))
        is_said = parent in levels and ranks.get(levels[parent], len(ranks)) < rank
        top = tops[community]
        # a named parent outside the scope cannot be judged
        is_placed = level == _COMMITTEE or (isinstance(parent, str) and parent not in levels)
        above[unit] = (parent, True) if is_said else ("" if top == unit else top, is_placed)
    return above


def _groups(units: pd.DataFrame, above: dict[str, tuple[str, bool]]) -> Iterator[_Node]:
    """One node for the groups of a compound, with each group moved below it: a box has room for few."""
    groups = units[(units["level"] == _GROUP) & units["compound"].map(is_named)]
    parents = groups["unit_id"].map(lambda unit: above[unit][0])
    for (parent, compound), part in groups.groupby([parents, "compound"], sort=False):
        if len(part) > 1:
            over, name = (
                f"{_TOGETHER}{parent}·{compound}",
                _("{name} {n} 个组").format(name=compound, n=len(part)),
            )
            above.update({unit: (over, above[unit][1]) for unit in part["unit_id"]})
            yield (
                over,
                parent,
                name,
                _GROUP,
                float("nan"),
                True,
                _("{name} {n} 组").format(name=compound, n=len(part)),
            )


def _own_line(units: pd.DataFrame, above: dict[str, tuple[str, bool]]) -> Iterator[_Node]:
    """The committees, branches and groups."""
    for row in units[units["level"].isin(LINE)].itertuples():
        parent, is_placed = above[row.unit_id]
        level = _BRANCH if row.level == FIRM else row.level
        yield row.unit_id, parent, _name(row), level, float(row.member_count), is_placed, _short(row)


class _Unit(Protocol):
    """A row of the register of units."""

    name: str
    level: str
    community: str


def _short(row: _Unit) -> str:
    """The name in its box: a grid without its community, which is to the left of it."""
    name, stem = _name(row), row.community.removesuffix("社区")
    if row.level == _GRID and name.startswith(stem) and len(name) > len(stem):
        return name[len(stem) :]
    return name.replace("党小组", "组") if row.level == _GROUP else name


def _name(row: _Unit) -> str:
    return row.name if isinstance(row.name, str) and row.name.strip() else _(row.level)


def _bodies(units: pd.DataFrame, tops: dict[str, str]) -> Iterator[_Node]:
    """Residents' bodies and alliances: one node per community, with each of them below it."""
    rest = units[~units["level"].isin((*LINE, HOME))]
    for community, part in rest.groupby("community", sort=False):
        over = f"·bodies·{community}"
        name = _("自管组织和联盟 {n} 个").format(n=len(part))
        small = _("自管和联盟 {n} 个").format(n=len(part))
        yield over, tops[community], name, BODIES, float("nan"), True, small
        for level, kind in part.groupby("level", sort=False):
            parent = over
            if len(kind) > 1:
                parent, name = f"{over}·{level}", _("{level} {n} 个").format(level=_(level), n=len(kind))
                yield parent, over, name, BODIES, float("nan"), True, name
            for row in kind.itertuples():
                yield row.unit_id, parent, _name(row), BODIES, float(row.member_count), True, _name(row)


def _homes(units: pd.DataFrame, above: dict[str, tuple[str, bool]]) -> Iterator[_Node]:
    homes = units[units["level"] == HOME]
    parents = homes["unit_id"].map(lambda unit: above[unit][0])
    for parent, part in homes.groupby(parents, sort=False):
        name = _("党员中心户 {n} 个").format(n=len(part))
        short_name = _("中心户 {n} 个").format(n=len(part))
        yield f"·homes·{parent}", parent, name, LEAVES, float("nan"), True, short_name


def home_units(units: pd.DataFrame) -> dict[str, list[str]]:
    """Box of the homes below a node -> their numbers in the register."""
    placed = units.assign(community=units["community"].astype(str), compound=units["compound"].astype(str))
    above = _above(placed, _tops(placed))
    list(_groups(placed, above))  # groups that are drawn together move below one box
    homes = placed[placed["level"] == HOME]
    parents = homes["unit_id"].map(lambda unit: above[unit][0])
    return {
        f"·homes·{parent}": part["unit_id"].tolist() for parent, part in homes.groupby(parents, sort=False)
    }


def _people(
    units: pd.DataFrame, holders: pd.DataFrame, tops: dict[str, str], above: dict[str, tuple[str, bool]]
) -> Iterator[_Node]:
    """The people of the buildings: below the branch or group of their compound, else of their grid."""
    places: dict[tuple[str, str], str] = {}
    for level, place in ((_BRANCH, "compound"), (_GROUP, "compound"), (_GRID, "grid")):
        for row in units[units["level"] == level].itertuples():
            over = above[row.unit_id][0]
            unit = over if over.startswith(_TOGETHER) else row.unit_id
            places.setdefault((row.community, str(getattr(row, place))), unit)
    found: dict[str, float] = {}
    for row in holders.itertuples():
        community = str(row.community)
        parent = places.get((community, str(row.compound))) or places.get((community, str(row.grid)))
        parent = parent or tops.get(community)
        if parent:
            found[parent] = found.get(parent, 0.0) + float(row.holder_count)
    for parent, people in found.items():
        name = _("楼栋骨干 {n} 人").format(n=plain(people))
        yield f"·people·{parent}", parent, name, LEAVES, float("nan"), True, name
