"""总体情况: number of requests, compared with the previous window and a year ago, and by channel."""

from __future__ import annotations

from pages.parts.asking.fetch import fetch
from pages.parts.asking.windows import why_unlike
from pages.parts.briefing.model import Paragraph, Section
from pages.parts.briefing.period_words import in_its_words
from pages.parts.briefing.run_chart import run_chart
from pages.parts.briefing.sentences import count_change, join, leaders, say
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.findings.reading import named_rows
from pages.parts.words.dates import dates
from pages.parts.words.numbers import is_missing
from queries import Comparison

SUMMARY = "service_requests/summary"
COMPLAINTS = "compounds/complaint_summary"
CHANNELS = "service_requests/volume_by_channel"
_MOST = 3


def overall(window: Window) -> Section:
    """The section 总体情况."""
    paragraphs = (_volume(window), _kinds(window), _channels(window))
    return Section(
        "overall", "总体情况", tuple(p for p in paragraphs if p.text), charts=tuple(run_chart(window))
    )


def _volume(window: Window) -> Paragraph:
    scope, requests = window.scope, Cell(SUMMARY, "request_count")
    if window.is_before(SUMMARY):
        return say("{dates} 还没有诉求台账。", dates=window.dates)
    changes = _changes(requests, window)
    households = Cell(SUMMARY, "per_thousand_households")
    per = (
        say("")
        if is_missing(households.value(scope))
        else say("每千户 {n} 件", n=households.number(scope, 1))
    )
    first = say("{dates} 受理诉求 {n} 件", dates=window.dates, n=requests.number(scope))
    told = join([join([first, *changes], "，"), per], end="。")
    return join([told, *_unlike(window)], "")


def _changes(requests: Cell, window: Window) -> list[Paragraph]:
    """The change of the volume since each window of comparison, with its dates."""
    others = {comparison: window.against(SUMMARY, comparison) for comparison in Comparison}
    if not any(others.values()):
        before, year = map(window.name_of, Comparison)
        return [say("{before}、{year}均无台账可比", before=before, year=year)]
    return [
        count_change(
            requests, window, comparison, dates="" if other is None else dates(other.date_from, other.date_to)
        )
        for comparison, other in others.items()
    ]


def _unlike(window: Window) -> list[Paragraph]:
    """The notes that a window of comparison is no equal: a holiday, a gap in the ledger, new limits."""
    found: dict[str, list[str]] = {}
    for comparison in Comparison:
        other, name = window.against(SUMMARY, comparison), window.name_of(comparison)
        if why := why_unlike(SUMMARY, window.scope, other, window.served):
            found.setdefault(in_its_words(why, window.words.own, name), []).append(name)
    return [
        say("{why}，与{names}相比的增减只供参考。", why=why, names="、".join(found[why])) for why in found
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
