"""热点: the largest categories, the three that changed most, and compounds above their usual level."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.fetch import fetch
from pages.parts.asking.hot_cells import HOT_SPOTS, hot, hot_spot_scope
from pages.parts.briefing.model import Chart, Paragraph, Section
from pages.parts.briefing.sentences import chart, count_change, join, leaders, leading, say
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.findings.cell_chances import QUARTER_WEEKS, RECENT_WEEKS
from pages.parts.findings.contribution import contribution
from pages.parts.findings.hot_spots import LEAST_EARLIER
from pages.parts.findings.reading import is_named, named_rows
from queries import Comparison

CATEGORIES = "service_requests/volume_by_category"
_MOST, _MOST_BARS = 3, 8
_WEEKS = {RECENT_WEEKS: "近四周", QUARTER_WEEKS: "近十三周"}


def kinds(window: Window) -> Section:
    """The section 热点与变化最大的三类."""
    paragraphs = [_most(window), _category_changes(window), _hot(window)]
    if not paragraphs[0].text:
        paragraphs = [say("{own}没有写明类别的诉求。", own=window.words.own)]
    filled = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    return Section("kinds", "热点与变化最大的三类", filled, charts=tuple(_bars(window)))


def _cell(name: str) -> Cell:
    return Cell(CATEGORIES, "request_count", (("category", name),))


def _names(window: Window) -> list[str]:
    frame = fetch(CATEGORIES, window.scope)
    return [
        str(name) for name in frame[named_rows(frame, "category") & (frame["request_count"] > 0)]["category"]
    ]


def _most(window: Window) -> Paragraph:
    clauses, names = [], _names(window)
    first = leaders(names, [_cell(name).value(window.scope) for name in names], _MOST)
    for name in first.names:
        n, share = _cell(name).number(window.scope), _cell(name).share(window.scope)
        clauses.append(say("{name} {n} 件（占 {share}%）", name=name, n=n, share=share))
    if len(clauses) == 1:
        return say("写明类别的诉求只有{told}。", told=clauses[0])
    label = "诉求居前的类别" if first.is_cut else "诉求的类别"
    return (
        say("{label}：{told}。", label=label, told=join(clauses, "、", first.end))
        if clauses
        else Paragraph("")
    )


def _category_changes(window: Window) -> Paragraph:
    other, name = window.against(CATEGORIES, Comparison.PREVIOUS), window.name_of(Comparison.PREVIOUS)
    if other is None:
        return say("{name}无台账可比，不列类别的增减。", name=name)
    moves = contribution(fetch(CATEGORIES, window.scope), fetch(CATEGORIES, other), "category").moves
    named = [move for move in moves if is_named(move.name)]
    moved = [move for move in named if move.change]
    first = leaders([move.name for move in moved], [abs(move.change) for move in moved], _MOST)
    clauses = [
        say(
            "{name} {n} 件，{change}",
            name=move.name,
            n=_cell(move.name).number(window.scope),
            change=count_change(_cell(move.name), window),
        )
        for move in moved[: len(first.names)]
    ]
    if not clauses:
        return say("各类诉求均与{name}相同。", name=name) if len(named) > 1 else Paragraph("")
    if window.scope.categories is not None and len(named) == 1:
        return Paragraph("")  # it is the whole, which 总体情况 covers
    label = "增减较大的类别" if first.is_cut else "有增减的类别"
    return say("{label}：{told}。", label=label, told=join(clauses, end=first.end))


def _hot(window: Window) -> Paragraph:
    """Compounds × categories above their own half year: the first few, with their counts of four weeks."""
    asked, held = hot_spot_scope(window.scope, window.served)
    clauses = []
    for row in hot(window.scope, window.served).head(_MOST).itertuples():
        keys = tuple((name, str(getattr(row, name))) for name in ("community", "compound", "category"))
        is_recent = row.judged_weeks == RECENT_WEEKS
        weeks = _WEEKS[int(row.judged_weeks)]
        n = Cell(HOT_SPOTS, "recent_count" if is_recent else "quarter_count", keys).number(asked)
        place, category = str(row.compound), str(row.category)
        clauses.append(
            say("{place}{category}{weeks} {n} 件", place=place, category=category, weeks=weeks, n=n)
        )
    if held < LEAST_EARLIER:
        return say("台账时间短，还不能判断小区热点。")
    if not clauses:
        return say("{weeks}没有超出自身平常水平的小区热点。", weeks="和".join(_WEEKS.values()))
    return say("超出自身平常水平的小区热点：{told}。", told=join(clauses, "、"))


def _bars(window: Window) -> list[Chart]:
    names = _names(window)[:_MOST_BARS]
    if not names:
        return []
    series = [(window.words.own, [_cell(name).number(window.scope) for name in names])]
    if (other := window.against(CATEGORIES, Comparison.PREVIOUS)) is not None:
        before = window.name_of(Comparison.PREVIOUS)
        series.append((before, [_cell(name).number(other) for name in names]))
    everything = [_cell(name).value(window.scope) for name in _names(window)]
    title = leading(pd.Series(everything, index=_names(window)), series[0][1][0])
    note = f"各类别诉求量（件），{window.dates}，由多到少，至多 {_MOST_BARS} 类"
    return [chart("kinds-volume", title, note, "bar", names, series)]
