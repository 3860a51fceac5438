"""The block of what the meetings decided: results by community, how soon, and the scores of residents."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.ledgers import LEDGERS
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.deliberation.decision_readings import absent_reading, decided_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import count, fraction, is_fraction_only, is_missing, plain, rate
from queries import Only, Scope

QUESTION, ITEMS = "deliberation/decided_by_community", "deliberation/counted_rows"
_SUMMARY = "deliberation/summary"
_KNOWN = Only(
    ("resolution",), tuple((name,) for name in LEDGERS["deliberation"].column("resolution").allowed)
)
_RESULTS = ("rejected_count", "open_result_count", "result_unknown_count")


def decisions(scope: Scope) -> Block | None:
    """What each community decided; without any result, which columns would say it; None without items."""
    frame = fetch(QUESTION, scope)
    items = float(fetch(_SUMMARY, scope)["item_count"].iloc[0])
    if not items:
        return None
    window = dates(scope.date_from, scope.date_to)
    if frame.empty:
        return Block(
            key="decisions",
            reading=absent_reading(items),
            subtitle=_("{window} 议定的结果和评议").format(window=window),
            table=frame,
            question=QUESTION,
            measures=("decided_rate",),
        )
    return Block(
        key="decisions",
        reading=decided_reading(frame),
        subtitle=_(
            "{window} 的议题（件），只列写了议定结果或评议得分的社区；通过率 = 通过 / 写明结果，"
            "议到定为会议到议定时间的中位数，评议满分 100"
        ).format(window=window),
        table=frame,
        question=QUESTION,
        measures=("passed_rate", "median_days_to_decide", "mean_review_score"),
        html=unit_table(_table(frame)),
        rows=rows_behind(ITEMS, scope, frame["result_known_count"], only=_KNOWN),
    )


def _table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("社区"), True, column="community"),
        Heading(_("议题数"), hide_on_phone=True, column="item_count"),
        Heading(_("未通过"), hide_on_phone=True, column="rejected_count"),
        Heading(_("暂缓、另议"), hide_on_phone=True, breaks=True, column="open_result_count"),
        Heading(_("没写"), hide_on_phone=True, column="result_unknown_count"),
        Heading(_("通过率"), column="passed_rate"),
        Heading(_("议到定（天）"), breaks=True, column="median_days_to_decide"),
        Heading(_("评议均分"), column="mean_review_score"),
    )
    return Table(headings, tuple(_cells(row) for row in frame.to_dict("records")), frame=frame)


def _cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    known, scored, days = row["result_known_count"], row["review_count"], row["median_days_to_decide"]
    told = fraction(row["passed_count"], known) if known else ""
    return (
        Cell(short(row["community"]), bold=True),
        Cell(plain(row["item_count"])),
        *(Cell(plain(row[name])) for name in _RESULTS),
        Cell("—" if is_fraction_only(known) else rate(row["passed_rate"]), told),
        Cell("—" if is_missing(days) else plain(days, 1)),
        Cell(plain(row["mean_review_score"], 1), count(scored)) if scored else Cell("—"),
    )
