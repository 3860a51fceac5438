"""Blocks of the gaps in the registers: compounds, buildings, and homes that keep in touch."""

from __future__ import annotations

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.asking.block import Block, Rows, of_places, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts import parts, ranking
from pages.parts.charts.theme import BLUE, BLUE2, BLUE3, DIVERGING
from pages.parts.findings.reading import named_rows, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.organisation.readings import (
    LINE,
    buildings_reading,
    by_place,
    centres_reading,
    gaps_reading,
    with_gaps,
    with_linked_per_centre,
)
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import fraction, plain
from queries import Only, Scope

COVERAGE = "organisation/coverage_by_compound"
BUILDINGS = "organisation/buildings_by_compound"
CENTRES = "organisation/centres_by_compound"
BUILDING_ROWS = "organisation/buildings_to_fill"
UNIT_ROWS = "organisation/units"
LEVELS = "organisation/units_by_level"
STATES = (
    ("both_count", mark("两者均有"), BLUE),
    ("head_only_count", mark("只有楼栋长"), BLUE2),
    ("contact_only_count", mark("只有联络人"), BLUE3),
    ("uncovered_count", mark("均无"), DIVERGING[-1]),
)
#: Number of compounds in the list; the table behind it has all of them.
_MOST = 12
HEIGHT = 330
#: Fewer bars take only the height they need.
_FEW = 5


def tells_levels() -> bool:
    """Whether the register says the level of any organisation; True without a register."""
    levels = fetch(LEVELS, Scope())["level"].astype(str)
    return levels.empty or bool(levels.isin(LEDGERS["organisation"].column("level").allowed).any())


def gaps(scope: Scope, *, has_units: bool, has_buildings: bool) -> Block:
    """The list to act on: compounds with most gaps first."""
    has_levels = tells_levels()
    asked = {"has_units": has_units and has_levels, "has_buildings": has_buildings}
    frame = with_gaps(fetch(COVERAGE, scope), **asked)
    lacking = frame[frame["gap_count"] > 0]
    shown = (lacking if len(lacking) else frame).head(_MOST)
    subtitle = _(
        "现状，缺项多的在前，列 {n} 个小区（{all} 个里 {lacking} 个有缺项）：没有党小组、"
        "没有业委会或自管组织，或有两者均无（楼栋长、联络人）的楼；末两列为栋数/全部"
    )
    if not has_levels:
        subtitle = _("现状，列 {n} 个小区，只看楼栋；组织没写层级，不判断")
    return Block(
        key="gaps",
        reading=gaps_reading(frame, **asked, has_levels=has_levels, shown=len(shown)),
        subtitle=subtitle.format(n=len(shown), all=len(frame), lacking=len(lacking)),
        table=frame,
        question=COVERAGE,
        measures=("party_group_coverage", "self_governing_coverage", "building_head_coverage"),
        html=unit_table(_gap_table(shown, **asked)),
        rows=_headless_rows(scope, frame) if has_buildings else (),
    )


def _headless_rows(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The list of the buildings without a head."""
    return rows_behind(
        BUILDING_ROWS,
        scope,
        frame["headless_count"],
        only=of_places(frame, has_head="false"),
        label=_("无楼栋长的楼"),
    )


def _gap_table(frame: pd.DataFrame, *, has_units: bool, has_buildings: bool) -> Table:
    headings = [
        Heading(_("小区"), True, column="compound"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("管理模式"), True, True, column="management"),
    ]
    if has_units:
        headings += [
            Heading(_("党支部"), hide_on_phone=True, column="branch_count"),
            Heading(_("党小组"), column="group_count"),
            Heading(_("业委会/自管"), column="self_governing_count"),
        ]
    if has_buildings:
        headings += [
            Heading(_("无楼栋长"), hide_on_phone=True, column="headless_count"),
            Heading(_("两者均无"), column="uncovered_count"),
        ]
    rows = []
    for row in frame.itertuples():
        cells = [Cell(row.compound, bold=True), Cell(short(row.community)), Cell(_(row.management))]
        if has_units:
            cells += [Cell(plain(row.branch_count) if row.branch_count else "—"), _count(row.group_count)]
            cells.append(_count(row.self_governing_count))
        if has_buildings:
            cells.append(_lacking(row.headless_count, row.building_count))
            cells.append(_lacking(row.uncovered_count, row.building_count, is_signal=True))
        rows.append(tuple(cells))
    return Table(tuple(headings), tuple(rows), frame=frame)


def _count(value: int) -> Cell:
    return Cell(plain(value)) if value else Cell(_("缺"), colour="amber")


def _lacking(value: int, whole: int, *, is_signal: bool = False) -> Cell:
    if not whole:
        return Cell("—")
    return Cell(fraction(value, whole), colour="amber" if is_signal and value else "")


def place_of(frame: pd.DataFrame, scope: Scope) -> str:
    """The places of a scope: communities, or the compounds of a single community or the chosen ones."""
    is_wide = scope.compounds is None and frame["community"].astype(str).unique().size > 1
    return "community" if is_wide else "compound"


def _height(rows: int) -> int:
    """The common height of both charts of a row; a few bars are not enlarged."""
    return max(HEIGHT, 34 * rows + 90) if rows >= _FEW else 44 * rows + 90


def buildings(scope: Scope) -> Block:
    """Buildings by who is responsible for them: head, party member, both or nobody."""
    frame = fetch(BUILDINGS, scope)
    place = place_of(frame, scope)
    table = by_place(frame, place)
    return Block(
        key="buildings",
        reading=buildings_reading(table, place),
        subtitle=_("现状，楼栋（%）按有没有楼栋长和联络人分，右列为栋数；不足 10 栋的段内写栋数"),
        table=table,
        question=BUILDINGS,
        measures=("building_head_coverage", "building_contact_coverage"),
        kind=ChartKind.SHARES,
        figure=parts.stacked_share(
            table,
            name=place,
            parts=[(column, _(label), colour) for column, label, colour in STATES],
            small=0,
            total_label=_("楼栋"),
            sort_by="uncovered_count",
            height=_height(len(table)),
        ),
        rows=rows_behind(
            BUILDING_ROWS, scope, table[["head_only_count", "contact_only_count", "uncovered_count"]]
        ),
    )


def unplaced_centres(scope: Scope) -> int:
    """The 党员中心户 whose row names no compound."""
    frame = fetch(CENTRES, scope)
    return int(frame.loc[~named_rows(frame, "compound"), "centre_count"].sum())


def centres(scope: Scope, households: float) -> Block:
    """Households per 党员中心户 that it keeps in touch with, against the line of ten."""
    frame = fetch(CENTRES, scope)
    place = place_of(frame, scope)
    table = with_linked_per_centre(by_place(frame, place))
    return Block(
        key="centres",
        reading=centres_reading(table, households),
        subtitle=_(
            "现状，每个党员中心户联系的户数（户）= 联系户数之和 / 填了户数的中心户；虚线为 {line} 户"
        ).format(line=LINE),
        table=table,
        question=CENTRES,
        measures=("linked_per_centre",),
        figure=ranking.ranked_bars(
            table,
            name=place,
            value="linked_per_centre",
            detail="centre_count",
            value_label=_("平均"),
            detail_label=_("中心户"),
            decimals=1,
            additive=False,
            reference=LINE,
            reference_label=_("{n} 户").format(n=LINE),
            height=_height(len(table)),
        ),
        rows=rows_behind(UNIT_ROWS, scope, table["centre_count"], only=Only(("level",), (("党员中心户",),))),
    )
