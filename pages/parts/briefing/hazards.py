"""The section 安全隐患: what was found, what is still there, rectified in time and re-checked."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.fetch import fetch
from pages.parts.briefing.model import Paragraph, Section, Table
from pages.parts.briefing.sentences import count_change, join, rate_value, say
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.words.dates import day

_SUMMARY, _OVERDUE = "hazards/summary", "hazards/overdue_rows"
_DANGEROUS = ("重大", "较大")
_MOST_ROWS = 10


def hazards(window: Window) -> Section | None:
    """The section; None when the ledger was never imported, or has nothing in the place of the briefing."""
    everything = window.scope.history()
    if not window.has("safety_hazard") or not Cell(_SUMMARY, "hazard_count").value(everything):
        return None
    paragraphs = [] if window.is_before(_SUMMARY) else [_found_hazards(window)]
    paragraphs.append(_standing(window))
    return Section("hazards", "安全隐患", tuple(paragraphs), tuple(_table(window)))


def _found_hazards(window: Window) -> Paragraph:
    scope, found = window.scope, Cell(_SUMMARY, "hazard_count")
    if not found.value(scope):
        return say("{own}没有发现隐患。", own=window.words.own)
    clauses = [
        join([say("发现隐患 {n} 处", n=found.number(scope)), count_change(found, window, unit="处")], "，")
    ]
    for label, name, part, whole in (
        ("按期整改率", "rectified_on_time_rate", "rectified_on_time_count", "due_hazard_count"),
        ("复查率", "recheck_rate", "rechecked_count", "rectified_count"),
    ):
        if Cell(_SUMMARY, whole).value(scope):
            value = rate_value(Cell(_SUMMARY, name), Cell(_SUMMARY, whole), scope, Cell(_SUMMARY, part))
            clauses.append(say("{label} {value}", label=label, value=value))
    return join(clauses, end="。")


def _standing(window: Window) -> Paragraph:
    """What is still there on the day of 数据截至, whenever it was found."""
    scope = window.scope.history()
    if not Cell(_SUMMARY, "open_hazard_count").value(scope):
        return say("到数据截至，没有未整改的隐患。")
    columns = {"open": "open_hazard_count", "late": "overdue_hazard_count", "grave": "overdue_danger_count"}
    told = {name: Cell(_SUMMARY, column).number(scope) for name, column in columns.items()}
    return say("到数据截至，未整改 {open} 处，其中超期 {late} 处（重大、较大 {grave} 处）。", **told)


def _table(window: Window) -> list[Table]:
    """The grave and serious hazards past their deadline by number and place."""
    frame = fetch(_OVERDUE, window.scope.history())
    grave = frame[frame["danger"].astype(str).isin(_DANGEROUS)]
    rows = tuple(
        (
            str(row.hazard_id), str(row.danger), str(row.kind), str(row.community), str(row.compound),
            day(pd.Timestamp(row.due_at)), str(row.responsible_unit),
        )
        for row in grave.head(_MOST_ROWS).itertuples()
    )  # fmt: skip
    title = f"超期未整改的重大、较大隐患，到数据截至，至多 {_MOST_ROWS} 处"
    headings = ("隐患编号", "等级", "类别", "社区", "小区", "整改期限", "责任单位")
    return [Table(title, headings, rows, (False,) * len(headings))] if rows else []
