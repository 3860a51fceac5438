"""The sections on other ledgers than requests: 矛盾纠纷, 回访与不满意件, 议事与三单."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.asking.fetch import fetch
from pages.parts.briefing.model import Paragraph, Section, Table
from pages.parts.briefing.sentences import FEW, count_change, join, leaders, rate_change, rate_value, say
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.findings.reading import named_rows
from pages.parts.words.dates import day
from pages.parts.words.numbers import is_missing, is_small
from queries import Scope

_DISPUTES = "mediation_cases/summary"
LEVELS = "mediation_cases/outcome_by_resolved_level"
TYPES = "mediation_cases/outcome_by_dispute_type"
_MOST = 3
_CALLBACKS = "satisfaction/summary"
_RATINGS = "satisfaction/rating_distribution"
_CALLBACK_ROWS = "satisfaction/rows"
_BAD = ("不满意", "非常不满意")
_MOST_ROWS = 10
_ITEMS = "deliberation/summary"
_ORDERS = "service_orders/summary"


def disputes(window: Window) -> Section | None:
    """The section 矛盾纠纷; None when the ledger was never imported."""
    if not window.has("mediation_case"):
        return None
    scope, cases = window.scope, Cell(_DISPUTES, "case_count")
    first = say("受理纠纷 {n} 件", n=cases.number(scope))
    if window.is_before(_DISPUTES):
        return Section("disputes", "矛盾纠纷", (say("这一时段还没有调解台账。"),))
    clauses = [join([first, count_change(cases, window)], "，")]
    if not cases.value(scope):
        return Section("disputes", "矛盾纠纷", (join(clauses, end="。"),))
    clauses.append(_outcome(scope))
    return Section("disputes", "矛盾纠纷", (join(clauses, end="。"), _settlement(window), *_kinds(scope)))


def _outcome(scope: Scope) -> Paragraph:
    columns = {"open": "open_count", "failed": "failed_count", "done": "succeeded_count"}
    found = {name: Cell(_DISPUTES, column).number(scope) for name, column in columns.items()}
    outcomes, other = (
        say("化解 {done} 件、不成功 {failed} 件、调解中 {open} 件", **found),
        Cell(_DISPUTES, "other_count"),
    )
    if not other.value(scope):
        return outcomes
    return say("{told}、其他结果（撤回、终止等）或未写明 {n} 件", told=outcomes, n=other.number(scope))


def _settlement(window: Window) -> Paragraph:
    rate = Cell(_DISPUTES, "settlement_rate")
    concluded = Cell(_DISPUTES, "concluded_count")
    value = rate_value(rate, concluded, window.scope, Cell(_DISPUTES, "succeeded_count"))
    clauses = [say("化解率 {value}", value=value), rate_change(rate, concluded, window)]
    return join(clauses, "，", end="。")


def _kinds(scope: Scope) -> list[Paragraph]:
    levels = _parts(LEVELS, "resolved_level", "succeeded_count", scope)
    types = _parts(TYPES, "dispute_type", "case_count", scope, _MOST)
    return [paragraph for paragraph in (levels, types) if paragraph.text]


def _parts(question: str, by: str, column: str, scope: Scope, most: int | None = None) -> Paragraph:
    frame = fetch(question, scope)
    frame = frame[named_rows(frame, by) & (frame[column] > 0)]
    first = leaders(list(frame[by].astype(str)), list(frame[column]), most or len(frame))
    clauses = [
        say("{name} {n} 件", name=name, n=Cell(question, column, ((by, name),)).number(scope))
        for name in first.names
    ]
    label = {LEVELS: "化解层级", TYPES: "居前的纠纷类型" if first.is_cut else "纠纷类型"}[question]
    return (
        say("{label}：{told}。", label=label, told=join(clauses, "、", first.end))
        if clauses
        else Paragraph("")
    )


def callbacks(window: Window) -> Section | None:
    """The section 回访与不满意件; None when the ledger was never imported."""
    if not window.has("satisfaction_response"):
        return None
    scope, all_of = window.scope, Cell(_CALLBACKS, "response_count")
    first = say("回访 {n} 份", n=all_of.number(scope))
    if not all_of.value(scope):
        return Section("callbacks", "回访与不满意件", (say("{own}没有回访记录。", own=window.words.own),))
    clauses = [join([first, count_change(all_of, window, unit="份")], "，")]
    clauses.append(say("有效 {n} 份", n=Cell(_CALLBACKS, "valid_count").number(scope)))
    paragraphs = (join(clauses, end="。"), _bad(window), _ratings(window))
    kept = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    return Section("callbacks", "回访与不满意件", kept, tuple(_table(window)))


def _rating(name: str) -> Cell:
    return Cell(_RATINGS, "response_count", (("rating", name),))


def _bad(window: Window) -> Paragraph:
    given = [(name, _rating(name)) for name in _BAD if _rating(name).value(window.scope)]
    if given:
        parts = [say("{name} {n} 份", name=name, n=cell.number(window.scope)) for name, cell in given]
        return say("评价为{parts}，须逐件回看办理结果。", parts=join(parts, "、"))
    if not Cell(_CALLBACKS, "rated_count").value(window.scope):
        return say("没有写明满意度评价的回访。")
    return say("没有评价为不满意或非常不满意的。")


def _ratings(window: Window) -> Paragraph:
    frame = fetch(_RATINGS, window.scope)
    names = [str(name) for name in frame[named_rows(frame, "rating")]["rating"]]
    parts = [say("{name} {n} 份", name=name, n=_rating(name).number(window.scope)) for name in names]
    return say("评价分布：{parts}。", parts=join(parts, "、")) if parts else Paragraph("")


def _table(window: Window) -> list[Table]:
    """The negative answers by number and place, without personal data."""
    frame = fetch(_CALLBACK_ROWS, window.scope)
    bad = frame[frame["rating"].astype(str).isin(_BAD) & frame["is_valid"].fillna(False).astype(bool)]
    bad = bad.assign(number=bad["response_id"].astype(str)).sort_values(["asked_at", "number"])
    rows = tuple(
        (row.number, day(pd.Timestamp(row.asked_at)), str(row.community), str(row.compound), str(row.rating))
        for row in bad.head(_MOST_ROWS).itertuples()
    )
    title = f"不满意件，{window.dates}，至多 {_MOST_ROWS} 件"
    headings = ("回访编号", "回访日期", "社区", "小区", "评价")
    return [Table(title, headings, rows, (False,) * len(headings))] if rows else []


def talks(window: Window) -> Section | None:
    """The section 议事与三单; None when neither ledger was ever imported."""
    paragraphs = []
    if window.has("deliberation"):
        told = _talk_paragraph(window, "议事协商议题", _ITEMS, "item_count", "settled_count", "settled")
        paragraphs.append(join([told, _decisions(window)], ""))
    if window.has("service_order"):
        orders = _talk_paragraph(window, "三单服务", _ORDERS, "order_count", "done_count", "done")
        paragraphs.append(join([orders, _stars(window)], ""))
    return Section("talks", "议事与三单", tuple(paragraphs)) if paragraphs else None


def _decisions(window: Window) -> Paragraph:
    known = Cell(_ITEMS, "result_known_count")
    if not known.value(window.scope):
        return Paragraph("")
    value = rate_value(Cell(_ITEMS, "passed_rate"), known, window.scope, Cell(_ITEMS, "passed_count"))
    return say("写明议定结果的，通过 {value}。", value=value)


def _talk_paragraph(window: Window, label: str, question: str, whole: str, part: str, done: str) -> Paragraph:
    cell = Cell(question, whole)
    if window.is_before(question):
        return say("这一时段还没有{label}的台账。", label=label)
    first = say("{label} {n} 件", label=label, n=cell.number(window.scope))
    clauses = [join([first, count_change(cell, window)], "，")]
    known = Cell(question, f"{done}_known_count")
    if known.value(window.scope):
        value = rate_value(Cell(question, f"{done}_rate"), known, window.scope, Cell(question, part))
        clauses.append(say("已办结 {done}", done=value))
    return join(clauses, end="。")


def _stars(window: Window) -> Paragraph:
    stars, rated = Cell(_ORDERS, "mean_stars"), Cell(_ORDERS, "rated_count")
    if is_missing(stars.value(window.scope)) or not rated.value(window.scope):
        return Paragraph("")
    few = f"，{FEW}" if is_small(rated.value(window.scope), settings().small_sample) else ""
    n, value = rated.number(window.scope), stars.number(window.scope, 1)
    return say("评价平均 {value} 星（{n} 件{few}）。", value=value, n=n, few=few)
