"""总体情况: number of requests, compared with the previous window and a year ago, and by channel."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import from_ledger_start
from pages.parts.briefing.model import Chart, Paragraph, Section
from pages.parts.briefing.sentences import COMPARED, chart, count_change, join, leaders, say
from pages.parts.briefing.sourced_numbers import Cell, Window, as_text
from pages.parts.findings.reading import named_rows
from pages.parts.words.dates import dates, short_day
from pages.parts.words.numbers import is_missing
from queries import Comparison, Grain

SUMMARY = "service_requests/summary"
COMPLAINTS = "compounds/complaint_summary"
CHANNELS = "service_requests/volume_by_channel"
PERIODS = "service_requests/volume_by_period"
_WEEKS = 12
_MOST = 3


def overall(window: Window) -> Section:
    """The section 总体情况."""
    paragraphs = (_volume(window), _kinds(window), _channels(window))
    return Section("overall", "总体情况", tuple(p for p in paragraphs if p.text), charts=tuple(_run(window)))


def _volume(window: Window) -> Paragraph:
    scope, requests = window.scope, Cell(SUMMARY, "request_count")
    if window.is_before(SUMMARY):
        return say("{dates} 还没有诉求台账。", dates=dates(scope.date_from, scope.date_to))
    changes = _changes(requests, window)
    households = Cell(SUMMARY, "per_thousand_households")
    per = (
        say("")
        if is_missing(households.value(scope))
        else say("每千户 {n} 件", n=households.number(scope, 1))
    )
    first = say(
        "{dates} 受理诉求 {n} 件", dates=dates(scope.date_from, scope.date_to), n=requests.number(scope)
    )
    return join([join([first, *changes], "，"), per], end="。")


def _changes(requests: Cell, window: Window) -> list[Paragraph]:
    """The change of the volume since each window of comparison, with its dates."""
    others = {comparison: window.against(SUMMARY, comparison) for comparison in COMPARED}
    if not any(others.values()):
        return [say("上期、上年同期均无台账可比")]
    return [
        count_change(
            requests, window, comparison, dates="" if other is None else dates(other.date_from, other.date_to)
        )
        for comparison, other in others.items()
    ]


def _kinds(window: Window) -> Paragraph:
    scope, complaints = window.scope, Cell(COMPLAINTS, "complaint_count")
    if not Cell(SUMMARY, "request_count").value(scope):
        return Paragraph("")
    closed, still_open = (Cell(SUMMARY, name).number(scope) for name in ("closed_count", "open_count"))
    if is_missing(complaints.value(scope)):
        clause = say("都没写工单类型，不知几件是投诉")
    else:
        clause = join(
            [say("其中投诉 {n} 件", n=complaints.number(scope)), count_change(complaints, window)], "，"
        )
    rest = [say("已办结 {closed} 件、在办 {open} 件", closed=closed, open=still_open)]
    untold = Cell(SUMMARY, "untold_count")
    if untold.value(scope):
        rest.append(say("没说明是否办结的 {n} 件", n=untold.number(scope)))
    return join([clause, join(rest, "，另有")], end="。")


def _channels(window: Window) -> Paragraph:
    frame = fetch(CHANNELS, window.scope)
    named = frame[named_rows(frame, "channel") & (frame["request_count"] > 0)]
    first = leaders(list(named["channel"].astype(str)), list(named["request_count"]), _MOST)
    cells = [(name, Cell(CHANNELS, "request_count", (("channel", name),))) for name in first.names]
    clauses = [
        say(
            "{name}（{n} 件，占 {share}%）",
            name=name,
            n=cell.number(window.scope),
            share=cell.share(window.scope),
        )
        for name, cell in cells
    ]
    label = "主要渠道" if first.is_cut else "渠道"
    return (
        say("{label}：{told}。", label=label, told=join(clauses, "、", first.end))
        if clauses
        else Paragraph("")
    )


def _run(window: Window) -> list[Chart]:
    """The chart of the last twelve weeks, if the window has whole weeks; none before the ledger begins."""
    scope, (first, end) = window.scope, window.scope.bounds
    if first.weekday() or end.weekday() or window.against(PERIODS, Comparison.PREVIOUS) is None:
        return []
    weeks = scope.up_to(end, timedelta(weeks=_WEEKS)).replace(grain=Grain.WEEK, comparison=None)
    weeks = from_ledger_start(PERIODS, weeks)
    frame = fetch(PERIODS, weeks)
    if frame.empty:
        return []
    starts = [pd.Timestamp(start) for start in frame["period_start"]]
    points = [
        Cell(PERIODS, "request_count", (("period_start", as_text(start)),)).number(weeks) for start in starts
    ]
    # no mean: the mean of the limits is of other weeks, and both would be called 平均
    low, high = (choose(points, key=lambda point: point.value) for choose in (min, max))
    title = say(
        "最近一周 {last} 件，近 {n} 周在 {low} 至 {high} 件之间",
        last=points[-1],
        n=Cell(PERIODS, "request_count").row_count(weeks),
        low=low,
        high=high,
    )
    note = f"诉求量（件），{dates(weeks.date_from, weeks.date_to)}，每点一周，横轴为周一的日期"
    return [chart("overall-volume", title, note, "line", list(map(short_day, starts)), [("诉求量", points)])]
