"""The block of the buildings: how many requests and visits each has, and where nobody can be asked."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch
from pages.parts.findings.few_persons import FEW
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.organisation.building_readings import busy_alone, requests_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import elapsed_time, is_missing, plain
from queries import Scope

QUESTION, CONTACT = "organisation/requests_by_building", "organisation/answers_by_contact"
#: Number of buildings in the list; the table behind it has all of them.
_MOST = 15


def building_requests(window: Scope) -> Block | None:
    """The busy buildings without anybody, then those with most requests.

    None where no request or visit is known to be of a building.
    """
    frame = fetch(QUESTION, window)
    if not frame[["request_count", "visit_count"]].notna().any(axis=None):
        return None
    alone = busy_alone(frame)
    shown = pd.concat([alone, frame.drop(alone.index)]).head(_MOST)
    return Block(
        key="building-requests",
        reading=requests_reading(frame, fetch(CONTACT, window)),
        subtitle=_(
            "{window} 地址写明楼栋的诉求和走访（件），列 {n} 栋（共 {all} 栋），诉求不少而没人的在前，"
            "不足 {few} 件写“{mark}”，不足 {few} 户的楼不列；响应为首次联系用时的中位"
        ).format(
            window=dates(window.date_from, window.date_to),
            n=len(shown),
            all=len(frame),
            few=FEW.removeprefix("<"),
            mark=FEW,
        ),
        table=frame,
        question=QUESTION,
        measures=("building_head_coverage", "building_contact_coverage"),
        html=unit_table(_table(shown)),
        silent=_("楼号由地址认出，地址不留，逐件明细里没有楼号"),
    )


def _table(shown: pd.DataFrame) -> Table:
    headings = (
        Heading(_("小区"), True, column="compound"),
        Heading(_("楼号"), True, column="building_number"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("楼栋长"), column="has_head"),
        Heading(_("联络人"), column="has_contact"),
        Heading(_("诉求"), column="request_count"),
        Heading(_("响应"), hide_on_phone=True, column="median_hours_to_respond"),
        Heading(_("走访"), hide_on_phone=True, column="visit_count"),
    )
    rows = tuple(
        (
            Cell(row["compound"], bold=True),
            Cell(_("{n} 栋").format(n=row["building_number"]), note=row["building_id"]),
            Cell(short(row["community"])),
            _there(row["has_head"]),
            _there(row["has_contact"]),
            _count_cell(row["request_count"], bold=True),
            Cell(
                "—"
                if is_missing(row["median_hours_to_respond"])
                else elapsed_time(row["median_hours_to_respond"])
            ),
            _count_cell(row["visit_count"]),
        )
        for row in shown.to_dict("records")
    )
    return Table(headings, rows, frame=shown)


def _there(is_there: bool) -> Cell:
    return Cell(_("有")) if is_there else Cell(_("缺"), colour="amber")


def _count_cell(value: float, *, bold: bool = False) -> Cell:
    return Cell(FEW if is_missing(value) else plain(value), bold=bold)
