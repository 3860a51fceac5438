"""风险与督办: signals, repeated requests, and requests due soon."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.asking.attention import attention
from pages.parts.asking.cards import judgement_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.office_measures import office
from pages.parts.briefing.handling import UNITS
from pages.parts.briefing.model import Derivation, Number, Paragraph, Section, Table
from pages.parts.briefing.sentences import FEW, Parts, join, leaders, say, table
from pages.parts.briefing.sourced_numbers import Cell, Window, setting
from pages.parts.findings.comparison import Tag
from pages.parts.findings.reading import is_named
from pages.parts.findings.signals import MOST_ROWS, Signal
from pages.parts.subjects.signals.readings import place
from pages.parts.words.dates import moment
from pages.parts.words.numbers import is_small

SUMMARY = "service_requests/summary"
REPEATS = "signals/repeats_by_compound_subcategory"
LOOP = "closed_loop/summary"
#: The main question behind the signals; ``attention`` asks others as well.
JUDGED_BY = "service_requests/volume_by_community_period"
#: The measure without which there are no signals.
VOLUME = "request_count"
_MOST, _MOST_ROWS = 3, 10


def risks(window: Window) -> Section:
    """The section 风险与督办."""
    paragraphs = (_signals(window), _repeats(window), _due(window))
    return Section("risks", "风险与督办", tuple(p for p in paragraphs if p.text), tuple(_table(window)))


def _signals(window: Window) -> Paragraph:
    found = attention(window.scope, window.served)
    if not found:
        volume = judgement_of(VOLUME, *office(VOLUME, window.scope, window.served))
        is_known = volume.word not in (Tag.UNKNOWN, Tag.SMALL)
        return say("没有超出正常波动的事项。" if is_known else "数据不足以判断有无异常。")
    clauses = [
        say("【{level}】{what}", level=str(signal.level), what=_judged_number(signal, window))
        for signal in found[:MOST_ROWS]
    ]
    rest = say("其余见看板“本周”页") if len(found) > MOST_ROWS else Paragraph("")
    return join([*clauses, rest], end="。")


def _judged_number(signal: Signal, window: Window) -> Number:
    what = signal.what.replace("**", "")
    return Number(what, signal.weight, JUDGED_BY, "request_count", window.scope, derivation=Derivation.JUDGED)


def _repeats(window: Window) -> Paragraph:
    scope = window.scope
    judged, repeats = Cell(SUMMARY, "judged_count"), Cell(SUMMARY, "repeat_count")
    if not Cell(SUMMARY, "request_count").value(scope):
        return Paragraph("")
    if not judged.value(scope):
        return say("没有来电人或标题，无法判断重复诉求。")
    values: Parts = {
        "days": setting("repeat_days", scope),
        "n": repeats.number(scope),
        "of": judged.number(scope),
    }
    values["few"] = f"，{FEW}" if is_small(judged.value(scope), settings().small_sample) else ""
    first = say("{days} 天内重复诉求 {n} 件（可判断的 {of} 件{few}）", **values)
    return join([first, _places(window)], end="。")


def _places(window: Window) -> Paragraph:
    """The places with the most repeated requests."""
    frame = fetch(REPEATS, window.scope).sort_values("repeat_count", ascending=False, kind="stable")
    first, clauses = leaders(list(frame.index), list(frame["repeat_count"]), _MOST), []
    for _at, row in frame.head(_MOST).iterrows():
        n, matter = _cell(row, "repeat_count").number(window.scope), str(row["subcategory"])
        matter = matter if is_named(matter) else "未填写小类的"
        clauses.append(say("{place}{matter} {n} 件", place=place(row), matter=matter, n=n))
    label = "其中较多的是" if first.is_cut and not first.end else "其中"
    return (
        say("{label}{told}", label=label, told=join(clauses, "、", first.end)) if clauses else Paragraph("")
    )


def _cell(row: pd.Series, column: str) -> Cell:
    keys = tuple((name, str(row[name])) for name in ("community", "compound", "category", "subcategory"))
    return Cell(REPEATS, column, keys)


def _due(window: Window) -> Paragraph:
    """Requests received by the end of the window that are due soon or overdue at 数据截至."""
    scope = window.scope.replace(date_from=None, comparison=None)
    if Cell(UNITS, "undated_count").value(scope) == Cell(UNITS, "request_count").value(scope):
        return Paragraph("")  # 办理质效 has the note that there are no deadlines
    return say(
        "到数据截至 {at}，此前受理的诉求中 {days} 天内到期 {soon} 件；此前到期的诉求中超期未结 {late} 件。",
        at=moment(window.served.as_of),
        days=setting("due_soon_days", scope),
        soon=Cell(LOOP, "due_soon_count").number(scope),
        late=Cell(LOOP, "overdue_open_count").number(scope),
    )


def _table(window: Window) -> list[Table]:
    frame = fetch(REPEATS, window.scope).head(_MOST_ROWS)
    rows = [
        (
            place(row),
            str(row["subcategory"]),
            _cell(row, "repeat_count").number(window.scope),
            _cell(row, "open_repeat_count").number(window.scope),
            f"{pd.Timestamp(row['last_repeat_on']):%Y-%m-%d}",
        )
        for _at, row in frame.iterrows()
    ]
    title = f"重复诉求，{window.dates}，至多 {_MOST_ROWS} 处"
    headings = ("小区或社区", "小类", "重复（件）", "未办结（件）", "最近一次")
    return [table(title, headings, rows, (False, False, True, True, False))] if rows else []
