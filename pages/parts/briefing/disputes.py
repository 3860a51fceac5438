"""矛盾纠纷: cases accepted, settled, by level, still open."""

from __future__ import annotations

from pages.parts.asking.fetch import fetch
from pages.parts.briefing.asking import Cell, Window
from pages.parts.briefing.model import Paragraph, Section
from pages.parts.briefing.telling import count_change, join, leaders, rate_change, rate_value, say
from pages.parts.findings.reading import named_rows
from queries import Scope

SUMMARY = "mediation_cases/summary"
LEVELS = "mediation_cases/outcome_by_resolved_level"
TYPES = "mediation_cases/outcome_by_dispute_type"
_MOST = 3


def disputes(window: Window) -> Section | None:
    """The section 矛盾纠纷; None when the ledger was never imported."""
    if not window.has("mediation_case"):
        return None
    scope, cases = window.scope, Cell(SUMMARY, "case_count")
    first = say("受理纠纷 {n} 件", n=cases.number(scope))
    if window.is_before(SUMMARY):
        return Section("disputes", "矛盾纠纷", (say("这一时段还没有调解台账。"),))
    clauses = [join([first, count_change(cases, window)], "，")]
    if not cases.value(scope):
        return Section("disputes", "矛盾纠纷", (join(clauses, end="。"),))
    clauses.append(_outcome(scope))
    return Section("disputes", "矛盾纠纷", (join(clauses, end="。"), _settlement(window), *_kinds(scope)))


def _outcome(scope: Scope) -> Paragraph:
    columns = {"open": "open_count", "failed": "failed_count", "done": "succeeded_count"}
    found = {name: Cell(SUMMARY, column).number(scope) for name, column in columns.items()}
    outcomes, other = (
        say("化解 {done} 件、不成功 {failed} 件、调解中 {open} 件", **found),
        Cell(SUMMARY, "other_count"),
    )
    if not other.value(scope):
        return outcomes
    return say("{told}、其他结果（撤回、终止等）或未写明 {n} 件", told=outcomes, n=other.number(scope))


def _settlement(window: Window) -> Paragraph:
    rate = Cell(SUMMARY, "settlement_rate")
    concluded = Cell(SUMMARY, "concluded_count")
    value = rate_value(rate, concluded, window.scope, Cell(SUMMARY, "succeeded_count"))
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
