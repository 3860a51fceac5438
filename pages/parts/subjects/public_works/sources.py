"""Blocks of projects: whose money pays for them, and where the need for them came from."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import name_as_written
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.public_works.stage_readings import money_reading, needs_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, is_missing, money, plain
from pages.parts.words.totals import totals
from queries import Scope

MONEY, NEEDS = "public_works/money_by_source", "public_works/projects_by_need"
COUNTED = "public_works/counted_rows"


def money_sources(scope: Scope) -> Block | None:
    """The projects by source of money: how many, what was planned and spent; None without any."""
    frame = fetch(MONEY, scope)
    if frame.empty:
        return None
    return Block(
        key="work-money",
        reading=money_reading(frame),
        subtitle=_("{window} 的项目（项）；小字为写了金额的项数，没有写的不计").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=MONEY,
        measures=("project_count", "cost_yuan"),
        html=unit_table(_money_table(frame)),
        rows=rows_behind(COUNTED, scope, frame["project_count"]),
        total=totals(frame, "fund_source"),
    )


def _money_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("资金来源"), is_text=True, column="fund_source"),
        Heading(_("项目"), column="project_count"),
        Heading(_("计划投资"), hide_on_phone=True, column="planned_cost_yuan"),
        Heading(_("投入"), column="cost_yuan"),
    )
    rows = [_money_row(row, name_as_written(row["fund_source"])) for row in frame.to_dict("records")]
    sums = frame.drop(columns="fund_source").sum(min_count=1).to_dict()
    return Table(headings, tuple(rows), _money_row(sums, _("合计")), frame)


def _money_row(row: dict[str, Any], name: str) -> tuple[Cell, ...]:
    whole = row["project_count"]
    amounts = (
        Cell("—") if is_missing(row[yuan]) else Cell(money(row[yuan]), fraction(row[known], whole))
        for yuan, known in (("planned_cost_yuan", "planned_cost_count"), ("cost_yuan", "cost_count"))
    )
    return (Cell(name), Cell(plain(whole), bold=True), *amounts)


def needs(scope: Scope) -> Block | None:
    """The projects by where the need came from: how far they have come, what they name; None without any."""
    frame = fetch(NEEDS, scope)
    if frame.empty:
        return None
    return Block(
        key="work-needs",
        reading=needs_reading(frame),
        subtitle=_("{window} 的项目（项），按怎样提出来的；编号一列为写了工单、议题编号的项数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=NEEDS,
        measures=("project_count",),
        html=unit_table(_need_table(frame)),
        rows=rows_behind(COUNTED, scope, frame["project_count"]),
        total=totals(frame, "need_source"),
    )


def _need_table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("需求来源"), is_text=True, column="need_source"),
        Heading(_("项目"), column="project_count"),
        Heading(_("开工"), column="work_count"),
        Heading(_("完工"), column="finished_count"),
        Heading(_("工单 / 议题编号")),
    )
    rows = [_need_row(row, name_as_written(row["need_source"])) for row in frame.to_dict("records")]
    return Table(
        headings, tuple(rows), _need_row(frame.drop(columns="need_source").sum().to_dict(), _("合计")), frame
    )


def _need_row(row: dict[str, Any], name: str) -> tuple[Cell, ...]:
    return (
        Cell(name),
        Cell(plain(row["project_count"]), bold=True),
        Cell(plain(row["work_count"])),
        Cell(plain(row["finished_count"])),
        Cell(f"{plain(row['event_tie_count'])} / {plain(row['item_tie_count'])}"),
    )
