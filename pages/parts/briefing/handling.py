"""办理质效: the three rates, closing on time, and late requests by unit, without names of persons."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.answers_pooled import RATE, answers_by_subject
from pages.parts.asking.fetch import fetch
from pages.parts.briefing.model import Number, Paragraph, Section, Table
from pages.parts.briefing.sentences import join, leaders, rate_cell, rate_change, rate_value, say, table
from pages.parts.briefing.sourced_numbers import Cell, Window, as_text
from pages.parts.findings.reading import is_named
from pages.parts.words.numbers import is_missing

CALLBACKS = "satisfaction/summary"
SUMMARY = "service_requests/summary"
UNITS = "closed_loop/deadlines_by_unit"
BACKLOG = "service_requests/overdue_by_period"
#: Rate, its name, its numerator where that is a number of cases, its denominator.
_RATES = (
    ("response_rate", "响应率", "contacted_count", "contact_known_count"),
    ("resolution_rate", "解决率", "resolved_count", "resolution_known_count"),
    ("satisfaction_rate", "满意率", "", "rated_count"),
)
_MOST = 3


def handling(window: Window) -> Section:
    """The section 办理质效."""
    paragraphs = [_on_time(window), _late(window), _backlog(window)]
    if window.has("satisfaction_response"):
        paragraphs.insert(0, three_rates(window))
    filled = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    return Section("handling", "办理质效", filled, tuple(_table(window)))


def three_rates(window: Window) -> Paragraph:
    """响应率, 解决率, 满意率, each compared with the previous window."""
    if not Cell(CALLBACKS, "valid_count").value(window.scope):
        return say("{own}没有有效回访，不计响应率、解决率、满意率。", own=window.words.own)
    clauses = []
    for column, label, part, whole in _RATES:
        rate, whole_cell = Cell(CALLBACKS, column), Cell(CALLBACKS, whole)
        value = rate_value(rate, whole_cell, window.scope, Cell(CALLBACKS, part) if part else None)
        named = say("{label} {value}", label=label, value=value)
        pooled = Paragraph(answers_by_subject(window.scope) if column == RATE else "")
        clauses.append(join([named, pooled, rate_change(rate, whole_cell, window)], "，"))
    return join(clauses, end="。")


def _on_time(window: Window) -> Paragraph:
    rate, whole_cell = Cell(SUMMARY, "on_time_rate"), Cell(SUMMARY, "due_count")
    own = window.words.own
    clauses = [say("{own}没有到期的诉求，不计按期办结率", own=own)]
    if whole_cell.value(window.scope):
        value = rate_value(rate, whole_cell, window.scope, Cell(SUMMARY, "closed_on_time_count"))
        clauses = [say("按期办结率 {value}", value=value), rate_change(rate, whole_cell, window)]
    pending = Cell(SUMMARY, "pending_count")
    if pending.value(window.scope):
        clauses.append(say("期限在{own}而尚未到期的 {n} 件不计", own=own, n=pending.number(window.scope)))
    days = Cell(SUMMARY, "half_closed_days")
    if not is_missing(days.value(window.scope)):
        clauses.append(say("办理时长中位数 {n} 天", n=days.number(window.scope, 1)))
    return join(clauses, "，", end="。")


def _late(window: Window) -> Paragraph:
    """Requests due in the window that were or are late, and their units."""
    if not Cell(SUMMARY, "request_count").value(window.scope):
        return Paragraph("")
    own, undated = window.words.own, Cell(UNITS, "undated_count")
    if undated.value(window.scope) == Cell(UNITS, "request_count").value(window.scope):
        return say("{own}受理的诉求没有写明办理期限，无法判断是否超期。", own=own)
    late, still_open = Cell(UNITS, "closed_late_count"), Cell(UNITS, "overdue_open_count")
    first = say(
        "期限在{own}的诉求中，超期办结 {late} 件、超期未结 {open} 件",
        own=own,
        late=late.number(window.scope),
        open=still_open.number(window.scope),
    )
    units = [_of_unit(window, column) for column in ("overdue_open_count", "closed_late_count")]
    if undated.value(window.scope):
        n = undated.number(window.scope)
        units.append(say("{own}受理而没有办理期限的 {n} 件不在内", own=own, n=n))
    return join([first, *units], end="。")


def _of_unit(window: Window, column: str) -> Paragraph:
    frame = fetch(UNITS, window.scope)
    frame = frame[frame[column] > 0]
    frame = frame.assign(unit=frame["responsible_unit"].astype(str)).sort_values(
        [column, "unit"], ascending=[False, True]
    )
    first = leaders(list(frame["unit"]), list(frame[column]), _MOST)
    clauses = [
        say(
            "{unit} {n} 件",
            unit=name if is_named(name) else "未填写承办单位的",
            n=_unit(column, name, window),
        )
        for name in first.names
    ]
    label = "超期未结" if column == "overdue_open_count" else "超期办结"
    label += "较多的单位" if first.is_cut else "的单位"
    return (
        say("{label}：{told}", label=label, told=join(clauses, "、", first.end)) if clauses else Paragraph("")
    )


def _unit(column: str, name: str, window: Window) -> Number:
    return Cell(UNITS, column, (("responsible_unit", name),)).number(window.scope)


def _backlog(window: Window) -> Paragraph:
    """The stock of overdue requests at the end of the window."""
    scope = window.scope.history()
    frame = fetch(BACKLOG, scope)
    starts = [as_text(pd.Timestamp(start)) for start in frame["period_start"]]
    past = [start for start in starts if start < f"{window.scope.date_to}"]
    if not past:
        return Paragraph("")
    last = Cell(BACKLOG, "overdue_open_count", (("period_start", past[-1]),)).number(scope)
    when = "到数据截至" if window.is_open else f"{window.words.own}末"
    return say("{when}全部超期未结诉求 {n} 件（含以前受理的）。", when=when, n=last)


def _table(window: Window) -> list[Table]:
    frame = fetch(UNITS, window.scope)
    if frame.empty:
        return []
    frame = frame.assign(unit=frame["responsible_unit"].astype(str))
    frame = frame.sort_values(["request_count", "unit"], ascending=[False, True])
    return [
        table(
            f"各承办单位办理情况，{window.dates} 受理或到期",
            ("承办单位", "诉求量（件）", "到期（件）", "按期办结率", "超期办结（件）", "超期未结（件）"),
            [_row(name, window) for name in frame["unit"]],
            (False, True, True, True, True, True),
        )
    ]


def _row(name: str, window: Window) -> tuple[str | Number | Paragraph, ...]:
    key = (("responsible_unit", name),)
    rate, part, whole = (
        Cell(UNITS, column, key) for column in ("on_time_rate", "closed_on_time_count", "due_count")
    )
    return (
        name,
        _unit("request_count", name, window),
        whole.number(window.scope),
        rate_cell(rate, part, whole, window.scope),
        _unit("closed_late_count", name, window),
        _unit("overdue_open_count", name, window),
    )
