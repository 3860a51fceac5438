"""回访与不满意件: number of callbacks, the ratings, and the negative answers."""

from __future__ import annotations

import pandas as pd

from pages.parts.asking.fetch import fetch
from pages.parts.briefing.asking import Cell, Window
from pages.parts.briefing.model import Paragraph, Section, Table
from pages.parts.briefing.telling import count_change, join, say
from pages.parts.findings.reading import named_rows
from pages.parts.words.dates import dates, day

SUMMARY = "satisfaction/summary"
RATINGS = "satisfaction/rating_distribution"
ROWS = "satisfaction/rows"
BAD = ("不满意", "非常不满意")
_MOST_ROWS = 10


def callbacks(window: Window) -> Section | None:
    """The section 回访与不满意件; None when the ledger was never imported."""
    if not window.has("satisfaction_response"):
        return None
    scope, all_of = window.scope, Cell(SUMMARY, "response_count")
    first = say("回访 {n} 份", n=all_of.number(scope))
    if not all_of.value(scope):
        return Section("callbacks", "回访与不满意件", (say("本期没有回访记录。"),))
    clauses = [join([first, count_change(all_of, window, unit="份")], "，")]
    clauses.append(say("有效 {n} 份", n=Cell(SUMMARY, "valid_count").number(scope)))
    paragraphs = (join(clauses, end="。"), _bad(window), _ratings(window))
    kept = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    return Section("callbacks", "回访与不满意件", kept, tuple(_table(window)))


def _rating(name: str) -> Cell:
    return Cell(RATINGS, "response_count", (("rating", name),))


def _bad(window: Window) -> Paragraph:
    given = [(name, _rating(name)) for name in BAD if _rating(name).value(window.scope)]
    if given:
        parts = [say("{name} {n} 份", name=name, n=cell.number(window.scope)) for name, cell in given]
        return say("评价为{parts}，须逐件回看办理结果。", parts=join(parts, "、"))
    if not Cell(SUMMARY, "rated_count").value(window.scope):
        return say("没有写明满意度评价的回访。")
    return say("没有评价为不满意或非常不满意的。")


def _ratings(window: Window) -> Paragraph:
    frame = fetch(RATINGS, window.scope)
    names = [str(name) for name in frame[named_rows(frame, "rating")]["rating"]]
    parts = [say("{name} {n} 份", name=name, n=_rating(name).number(window.scope)) for name in names]
    return say("评价分布：{parts}。", parts=join(parts, "、")) if parts else Paragraph("")


def _table(window: Window) -> list[Table]:
    """The negative answers by number and place, without personal data."""
    frame = fetch(ROWS, window.scope)
    bad = frame[frame["rating"].astype(str).isin(BAD) & frame["is_valid"].fillna(False).astype(bool)]
    bad = bad.assign(number=bad["response_id"].astype(str)).sort_values(["asked_at", "number"])
    rows = tuple(
        (row.number, day(pd.Timestamp(row.asked_at)), str(row.community), str(row.compound), str(row.rating))
        for row in bad.head(_MOST_ROWS).itertuples()
    )
    title = f"不满意件，{dates(window.scope.date_from, window.scope.date_to)}，至多 {_MOST_ROWS} 件"
    headings = ("回访编号", "回访日期", "社区", "小区", "评价")
    return [Table(title, headings, rows, (False,) * len(headings))] if rows else []
