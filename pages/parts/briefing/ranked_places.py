"""社区与小区: places with the most requests, changes of rank, and requests per thousand households."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from pages.parts.asking.fetch import fetch
from pages.parts.briefing.model import Chart, Paragraph, Section, Table
from pages.parts.briefing.sentences import FEW, Parts, chart, count_change, join, leaders, leading, say, table
from pages.parts.briefing.sourced_numbers import Cell, Window
from pages.parts.findings.comparison import compare_counts
from pages.parts.findings.expected_counts import expected_counts
from pages.parts.findings.reading import named_rows
from pages.parts.words.numbers import is_small
from queries import Comparison

_QUESTIONS = {
    "community": "service_requests/volume_by_community",
    "compound": "service_requests/volume_by_compound",
}
_NOUNS = {"community": "社区", "compound": "小区"}
_MOST, _MOST_ROWS = 3, 10
PER = "per_thousand_households"
#: Fewest places that are ranked.
_RANKED = 2


def places(window: Window) -> Section:
    """The section 社区与小区; about the compounds of the community when the briefing is about one."""
    by = "compound" if window.is_one_community else "community"
    frame = _named_places(window, by)
    if frame.empty:
        text = "{own}没有写明{noun}的诉求。"
        return Section("places", "社区与小区", (say(text, own=window.words.own, noun=_NOUNS[by]),))
    paragraphs = [
        _leading_places(window, by, frame),
        _rank_changes(window, by, frame),
        _dense(window, by, frame),
    ]
    if by == "community":
        paragraphs.append(_compounds(window))
    filled = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    return Section("places", "社区与小区", filled, (_table(window, by, frame),), (_bars(window, by, frame),))


def _named_places(window: Window, by: str) -> pd.DataFrame:
    frame = fetch(_QUESTIONS[by], window.scope)
    frame = frame[named_rows(frame, by) & (frame["request_count"] > 0)]
    return frame.sort_values(["request_count", by], ascending=[False, True], key=_texts, kind="stable")


def _texts(column: pd.Series) -> pd.Series:
    return column if pd.api.types.is_numeric_dtype(column) else column.astype(str)


def _cell(by: str, row: pd.Series, column: str = "request_count") -> Cell:
    # compounds of two communities may have the same name
    keys = ("community", "compound") if by == "compound" else ("community",)
    return Cell(_QUESTIONS[by], column, tuple((key, str(row[key])) for key in keys))


def _leading_places(window: Window, by: str, frame: pd.DataFrame) -> Paragraph:
    clauses = []
    first = leaders(list(frame[by]), list(frame["request_count"]), _MOST)
    for _at, row in frame.head(_MOST).iterrows():
        cell = _cell(by, row)
        n, change = cell.number(window.scope), count_change(cell, window)
        clauses.append(say("{name} {n} 件，{change}", name=str(row[by]), n=n, change=change))
    if len(clauses) == 1:
        return say("有诉求的{noun}只有{told}。", noun=_NOUNS[by], told=clauses[0])
    label = "诉求量居前的" if first.is_cut else "有诉求的"
    return say("{label}{noun}：{told}。", label=label, noun=_NOUNS[by], told=join(clauses, end=first.end))


def _rank_changes(window: Window, by: str, frame: pd.DataFrame) -> Paragraph:
    """The places that climbed most in rank since the previous window, if their rise is beyond chance."""
    other, earlier = window.against(_QUESTIONS[by], Comparison.PREVIOUS), window.name_of(Comparison.PREVIOUS)
    if other is None or len(frame) < _RANKED:
        return Paragraph("")
    climbs = []
    for _at, row in frame.iterrows():
        cell = _cell(by, row)
        if cell.value(other):
            now, before = cell.rank(window.scope), cell.rank(other)
            side = compare_counts(cell.value(window.scope), cell.value(other), family=len(frame)).side
            climbs.append((before.value - now.value, str(row[by]), before, now, side))
    if len(climbs) < _RANKED:
        return Paragraph("")
    if max(climb[0] for climb in climbs) <= 0:
        return say("{noun}名次与{name}相比没有上升的。", noun=_NOUNS[by], name=earlier)
    sure = [climb[:4] for climb in climbs if climb[0] > 0 and climb[4] > 0]
    if not sure:
        return say("{noun}名次与{name}相比的升降还不能排除偶然。", noun=_NOUNS[by], name=earlier)
    highest = max(climb[0] for climb in sure)
    clauses = [
        say("{name}（由第 {before} 位到第 {now} 位）", name=name, before=before, now=now)
        for step, name, before, now in sure
        if step == highest
    ]
    tied = "" if len(clauses) == 1 else "并列"
    told = join(clauses[:_MOST], "、")
    return say("名次较{earlier}上升{tied}最多的是{told}。", earlier=earlier, tied=tied, told=told)


def _dense(window: Window, by: str, frame: pd.DataFrame) -> Paragraph:
    known = frame[frame[PER].notna()]
    if known.empty:
        return Paragraph("")
    row = known.loc[known[PER].astype(float).idxmax()]
    rates = known[PER].astype(float).round(1)
    tied = [str(name) for name in known.loc[rates == rates.max(), by]]
    rate, requests = _cell(by, row, PER), _cell(by, row)
    found = expected_counts(known, by)
    above = set(found.loc[found["side"] > 0, by].astype(str))
    if len(known) > len(tied) and not above & set(tied):
        return say(
            "{noun}千户诉求量最高为 {per} 件，还不能排除偶然，不据此排名。",
            noun=_NOUNS[by],
            per=rate.number(window.scope, 1),
        )
    if len(tied) > 1:
        per = rate.number(window.scope, 1)
        names = "、".join(tied[:_MOST]) + ("等" if len(tied) > _MOST else "")
        form = "千户诉求量并列最高的是{names}，各 {per} 件。"
        form = "{names}千户诉求量相同，各 {per} 件。" if len(tied) == len(known) else form
        return say(form, names=names, per=per)
    n, per = requests.number(window.scope), rate.number(window.scope, 1)
    few = f"，{FEW}" if is_small(n.value, settings().small_sample) else ""
    parts: Parts = {"name": str(row[by]), "per": per, "n": n, "few": few}
    if len(known) < _RANKED:
        return say("{name}千户诉求量 {per} 件（共 {n} 件{few}）。", **parts)
    return say("千户诉求量最高的是{name}，{per} 件（共 {n} 件{few}）。", **parts)


def _compounds(window: Window) -> Paragraph:
    frame = _named_places(window, "compound")
    first = leaders(list(frame["compound"]), list(frame["request_count"]), _MOST)
    clauses = [
        say(
            "{name}（{community}）{n} 件",
            name=str(row["compound"]),
            community=str(row["community"]),
            n=_cell("compound", row).number(window.scope),
        )
        for _at, row in frame.head(_MOST).iterrows()
    ]
    if len(clauses) == 1:
        return say("有诉求的小区只有{told}。", told=clauses[0])
    label = "诉求量居前的小区" if first.is_cut else "有诉求的小区"
    return (
        say("{label}：{told}。", label=label, told=join(clauses, "、", first.end))
        if clauses
        else Paragraph("")
    )


def _table(window: Window, by: str, frame: pd.DataFrame) -> Table:
    scope, other = window.scope, window.against(_QUESTIONS[by], Comparison.PREVIOUS)
    rows = []
    for _at, row in frame.head(_MOST_ROWS).iterrows():
        cell = _cell(by, row)
        change = "—" if other is None else cell.step(scope, other)
        moved = "—" if other is None or not cell.value(other) else cell.climb(scope, other)
        per = _cell(by, row, PER).number(scope, 1) if pd.notna(row[PER]) else "—"
        rows.append((cell.rank(scope), str(row[by]), cell.number(scope), change, moved, per))
    return table(
        f"{_NOUNS[by]}诉求量，{window.dates}",
        (
            "名次",
            _NOUNS[by],
            "诉求量（件）",
            f"较{window.name_of(Comparison.PREVIOUS)}（件）",
            "名次升降",
            "千户诉求量（件）",
        ),
        rows,
        (True, False, True, True, True, True),
    )


def _bars(window: Window, by: str, frame: pd.DataFrame) -> Chart:
    points = [_cell(by, row).number(window.scope) for _at, row in frame.head(_MOST_ROWS).iterrows()]
    names = [str(name) for name in frame.head(_MOST_ROWS)[by]]
    note = f"各{_NOUNS[by]}诉求量（件），{window.dates}，由多到少，至多 {_MOST_ROWS} 个"
    title = leading(frame.set_index(by)["request_count"], points[0])
    return chart("places-volume", title, note, "bar", names, [("诉求量", points)])
