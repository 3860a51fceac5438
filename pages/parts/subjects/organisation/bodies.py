"""Blocks of the tree, the kinds of management and the alliances."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts.icicle import icicle
from pages.parts.charts.theme import BLUE, INK3, LINE, SEQUENTIAL
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.organisation.blocks import COVERAGE, LEVELS, UNIT_ROWS, tells_levels
from pages.parts.subjects.organisation.body_readings import (
    RED,
    by_management,
    joint_reading,
    level_counts,
    management_reading,
    tree_reading,
)
from pages.parts.subjects.organisation.tree import BODIES, LEAVES, OFFICE, PARTY, tree, with_places
from pages.parts.subjects.organisation.tree_rows import root_name, unit_openings
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_missing, plain
from pages.parts.words.totals import totals
from queries import Only, Scope

HOLDERS = "organisation/building_holders"
JOINT = "organisation/joint_bodies_by_community"
#: Level -> colour, darker for higher levels.
SHADES = dict(
    zip((OFFICE, *PARTY, LEAVES, BODIES), (INK3, BLUE, *SEQUENTIAL[4:1:-1], SEQUENTIAL[1], LINE), strict=True)
)
#: Level -> the column that counts its bodies.
_JOINT = {
    "业委会": "owners_committee_count",
    "自管组织": "self_governing_group_count",
    "商家联盟": "merchant_alliance_count",
    "单位联盟": "unit_alliance_count",
}


def organisation_tree(scope: Scope, households: dict[str, float]) -> Block:
    """The four levels of the party's line with the people of the buildings, and the other bodies."""
    whole = root_name(scope)
    units = fetch(UNIT_ROWS, scope)
    nodes = with_places(tree(units, fetch(HOLDERS, scope), whole), units)
    levels = fetch(LEVELS, scope)
    figure = icicle(
        nodes,
        levels=[(level, whole if level == OFFICE else _(level), colour) for level, colour in SHADES.items()],
        unit=_("人"),
        summary=level_counts(levels),
    )
    return Block(
        key="tree",
        # one compound of each does not stand for its community
        reading=tree_reading(nodes, levels, {} if scope.compounds and len(households) > 1 else households),
        subtitle=_(
            "现状，从左到右逐级向下，颜色为层级，人数为成员；点一块看它的下级，点最左一块返回；块的高低不代表大小"
        ),
        table=nodes[["name", "level", "community", "compound", "member_count"]],
        question=UNIT_ROWS,
        figure=figure,
        rows=rows_behind(UNIT_ROWS, scope, levels["unit_count"]),
        opens=unit_openings(nodes, units, scope),
        silent=_("楼栋骨干一人可任几处，按处计，不是名册上的一行"),
    )


def managements(scope: Scope) -> list[Block]:
    """The comparison of the kinds of management, of at least two and with levels."""
    kinds = fetch(COVERAGE, scope)["management"].astype(str)
    return [_management(scope)] if kinds.unique().size > 1 and tells_levels() else []


def _management(scope: Scope) -> Block:
    """Compounds by kind of management: how many of each have the organisations."""
    table = by_management(fetch(COVERAGE, scope))
    headings = (
        Heading(_("管理模式"), True, column="management"),
        Heading(_("小区"), column="compound_count"),
        Heading(_("有党支部"), column="branched_count"),
        Heading(_("有党小组"), hide_on_phone=True, column="grouped_count"),
        Heading(_("业委会/自管"), column="governed_count"),
        Heading(_("有楼栋长的楼"), column="headed_count"),
    )
    rows = tuple(
        _coverage_cells(row, Cell(_(str(row.management)), bold=row.management == RED))
        for _i, row in table.iterrows()
    )
    total = _coverage_cells(table.drop(columns="management").sum(), Cell(_("合计")))
    return Block(
        key="management",
        reading=management_reading(table),
        subtitle=_("现状，各管理模式的小区里有该组织的小区/全部小区，楼为有楼栋长的/全部（栋）"),
        table=table,
        question=COVERAGE,
        measures=("party_group_coverage", "self_governing_coverage", "building_head_coverage"),
        html=unit_table(Table(headings, rows, total, table)),
        total=totals(table, "management"),
        rows=rows_behind(
            COVERAGE,
            scope,
            table["compound_count"],
            only=Only(("management",), tuple((kind,) for kind in table["management"])),
        ),
    )


def _coverage_cells(row: pd.Series, name: Cell) -> tuple[Cell, ...]:
    """Cells of one kind of management, or of all: the compounds, those that have each body, the buildings."""
    compounds = row["compound_count"]
    bodies = (row[column] for column in ("branched_count", "grouped_count", "governed_count"))
    heads = fraction(row["headed_count"], row["building_count"]) if row["building_count"] else "—"
    return (name, Cell(plain(compounds)), *(Cell(fraction(n, compounds)) for n in bodies), Cell(heads))


def joint(window: Scope) -> Block:
    """Residents' bodies and alliances of each community, and the agenda items of a year."""
    frame = fetch(JOINT, window)
    headings = (
        Heading(_("社区"), True, column="community"),
        *(Heading(_(level), breaks=True, column=column) for level, column in _JOINT.items()),
        Heading(_("协商议题"), column="closed_item_count"),
    )
    rows = tuple(_bodies(row) for row in frame.itertuples())
    return Block(
        key="joint",
        reading=joint_reading(frame),
        subtitle=_(
            "现状（个，括号内为成员家数）；协商议题为 {window} 已办结/写明办没办结，不分由谁召集"
        ).format(window=dates(window.date_from, window.date_to)),
        table=frame,
        question=JOINT,
        html=unit_table(Table(headings, rows, frame=frame)),
        rows=rows_behind(
            UNIT_ROWS,
            window,
            frame[list(_JOINT.values())],
            only=Only(("level",), tuple((level,) for level in _JOINT)),
        ),
    )


class _Community(Protocol):
    """A community and how many bodies it has."""

    community: str
    owners_committee_count: float
    self_governing_group_count: float
    merchant_alliance_count: float
    merchant_member_count: float
    unit_alliance_count: float
    unit_member_count: float
    closed_item_count: float
    settled_known_count: float


def _bodies(row: _Community) -> tuple[Cell, ...]:
    return (
        Cell(short(row.community)),
        Cell(plain(row.owners_committee_count)),
        Cell(plain(row.self_governing_group_count)),
        _alliance(row.merchant_alliance_count, row.merchant_member_count),
        _alliance(row.unit_alliance_count, row.unit_member_count),
        Cell(fraction(row.closed_item_count, row.settled_known_count) if row.settled_known_count else "—"),
    )


def _alliance(number: float, members: float) -> Cell:
    if not number:
        return Cell("—")
    return Cell(plain(number), note="" if is_missing(members) else _("（{n}）").format(n=plain(members)))
