"""The block of all changes of property company: complaints before and after each, and all together."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.compounds_compared.handover_readings import comparable, handovers_reading
from pages.parts.words.language import _
from pages.parts.words.numbers import change, is_missing, plain
from pages.parts.words.totals import totals
from queries import Scope

HANDOVERS = "compounds/handovers"
#: Number of changes on the screen, the comparable ones first; the others are only in the table.
_MOST = 12


def handovers(scope: Scope, served: Snapshot) -> Block | None:
    """All changes of company of a scope, whatever its window; None where no contract is known."""
    frame = _comparable_first(_in_scope(fetch(HANDOVERS, among_all(scope)), scope))
    if frame.empty:
        return None
    return Block(
        key="handovers",
        reading=handovers_reading(frame),
        subtitle=_(
            "投诉（件），更替前后同名的月份各一个成对，至多 12 对，不含更替当月，到 {day}，不随所选时段变；"
            "同期变化为其他小区同样月份的投诉；诉求为同样月份的全部诉求"
        ).format(day=served.as_of.date()),
        table=frame,
        question=HANDOVERS,
        measures=("complaint_count",),
        html=markup.unit_table(_table(frame)),
        total=_totals(frame),
    )


def _in_scope(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The changes in the places of a scope; asked for all, as the ledger begins when its first place does."""
    for column, chosen in (("community", scope.communities), ("compound", scope.compounds)):
        frame = frame if chosen is None else frame[frame[column].astype(str).isin(chosen)]
    return frame.reset_index(drop=True)


def _comparable_first(frame: pd.DataFrame) -> pd.DataFrame:
    """The changes, comparable ones first."""
    order = comparable(frame).astype(int).sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def _totals(frame: pd.DataFrame) -> dict[str, Any]:
    counted = frame[comparable(frame)].drop(columns=["gap_days"])
    return dict(totals(counted, "compound"))


def _table(frame: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("小区"), True, column="compound"),
        Heading(_("更替"), True, wraps=True, column="company"),
        Heading(_("月份对"), hide_on_phone=True, column="pair_count"),
        Heading(_("投诉 前 → 后"), column="complaint_after"),
        Heading(_("变化"), hide_on_phone=True),
        Heading(_("同期变化"), hide_on_phone=True),
        Heading(_("诉求 前 → 后"), hide_on_phone=True, column="request_after"),
        Heading(_("更替原因"), True, hide_on_phone=True, wraps=True, column="reason"),
    )
    shown = frame.head(_MOST)
    known = comparable(shown)
    rows = tuple(_row(row, is_known) for row, is_known in zip(shown.to_dict("records"), known, strict=True))
    sums = _totals(frame)
    total = (
        Cell(_("合计")), Cell(_("{n} 次").format(n=int(comparable(frame).sum()))), Cell(""),
        _pair(sums, "complaint"), _change(sums, "complaint"), Cell(""), _pair(sums, "request"), Cell(""),
    )  # fmt: skip
    return markup.Table(headings, rows, total if known.any() else (), shown)


def _row(row: dict[str, Any], is_known: bool) -> tuple[Cell, ...]:
    between = f"{row['previous_company']} → {row['company']}"
    when = f"{pd.Timestamp(row['started_on']):%Y-%m-%d}"
    reason = "—" if is_missing_text(row["reason"]) else str(row["reason"])
    pairs = Cell("—" if is_missing(row["pair_count"]) else plain(row["pair_count"]))
    if not is_known:
        none = Cell("—")
        return (Cell(row["compound"]), Cell(between, when), pairs, none, none, none, none, Cell(reason))
    return (
        Cell(row["compound"], bold=True), Cell(between, when), pairs,
        _pair(row, "complaint"), _change(row, "complaint"), _change(row, "office"), _pair(row, "request"),
        Cell(reason),
    )  # fmt: skip


def is_missing_text(value: object) -> bool:
    """Whether a cell of text is empty."""
    return value is None or pd.isna(value) or not str(value).strip()


def _pair(row: dict[str, Any], what: str) -> Cell:
    if is_missing(row.get(f"{what}_before")):
        return Cell("—")
    return Cell(f"{plain(row[f'{what}_before'])} → {plain(row[f'{what}_after'])}")


def _change(row: dict[str, Any], what: str) -> Cell:
    before, after = row.get(f"{what}_before"), row.get(f"{what}_after")
    if is_missing(before) or is_missing(after):
        return Cell("—")
    return Cell(_("前为 0") if not before else change(after, before))
