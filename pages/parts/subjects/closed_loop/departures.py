"""Blocks of the rule of 三事分流: what it says, and where the triage that is filled in departs from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.fetch import fetch_all
from pages.parts.charts.ranking import dots_with_intervals
from pages.parts.findings.comparison import wilson
from pages.parts.findings.reading import names_mentioned, word
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.shared_blocks.rate_cell import rate_cell
from pages.parts.subjects.closed_loop.departure_readings import departure_reading, rule_reading, unruled_count
from pages.parts.subjects.closed_loop.triage import QUESTION
from pages.parts.subjects.closed_loop.triage_readings import TRIAGE
from pages.parts.words.condition_words import value_words
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing, mark
from queries import Only, Scope
from queries.triage_rules import triage_rules

ISSUES, ROWS = "closed_loop/departures_by_issue", "closed_loop/ruled_rows"
#: Triage -> who takes the lead and who works along.
_WAYS = {
    "联办": mark("社区党组织牵头，街道、驻区单位和有关部门一起办"),
    "共办": mark("牵头的请有关各方坐下来商量，各做各的一份"),
    "协办": mark("社区搭台、找人调解，当事各方自己谈妥"),
}
#: Column of the answer -> its question, and what a reader calls its values.
_QUESTIONS = {
    "community": ("closed_loop/departures_by_community", mark("社区")),
    "responsible_unit": ("closed_loop/departures_by_unit", mark("承办单位")),
}
#: Units beyond so many are left to the table behind the chart.
_MOST = 12
#: Up to so many rows a chart is only as high as they need, whatever stands beside it.
_FEW = 3
#: px of a row of the chart.
_ROW = 32
_DIFFERENT = Only(("departure",), (("与规则不同",),))


def rule(scope: Scope) -> Block:
    """The rule in words, and how many of the matters that it covers were sorted otherwise."""
    issues, matters = fetch_all([(ISSUES, scope), (QUESTION, scope)])
    counts = issues.groupby("rule_triage")[["ruled_count", "departed_count"]].sum()
    frame = counts.reindex(TRIAGE, fill_value=0).rename_axis("rule_triage").reset_index()
    frame["departure_rate"] = frame["departed_count"] / frame["ruled_count"].where(frame["ruled_count"] > 0)
    return Block(
        key="triage-rule",
        reading=rule_reading(issues, unruled_count(matters)),
        subtitle=_("规则在设置“建议联办、共办、协办的类别”中改；件数为 {window} 已填分流的").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=ISSUES,
        measures=("departure_rate",),
        html=markup.unit_table(_rule_table(frame)),
        rows=_lists(scope, frame),
    )


def _rule_table(frame: pd.DataFrame) -> markup.Table:
    ruled = triage_rules(settings())
    headings = (
        Heading(_("分流"), True, column="rule_triage"),
        Heading(_("怎么分工"), True, hide_on_phone=True, wraps=True),
        Heading(_("规则列了哪些类别"), True, wraps=True),
        Heading(_("与规则不同"), column="departed_count"),
    )
    rows = tuple(_rule_row(row, ruled) for row in frame.to_dict("records"))
    return markup.Table(headings, rows, frame=frame)


def _rule_row(row: dict[str, Any], ruled: dict[str, str]) -> tuple[Cell, ...]:
    kind = row["rule_triage"]
    issues = listing(value_words(name) for name, said in ruled.items() if said == kind)
    departed = rate_cell(row["departed_count"], row["ruled_count"])
    return Cell(value_words(kind), bold=True), Cell(_(_WAYS[kind])), Cell(issues or "—"), departed


def by_place_and_unit(scope: Scope) -> Iterator[list[Block]]:
    """One row of departures by community and by unit; none where nothing can be held against the rule."""
    frames = fetch_all([(question, scope) for question, _noun in _QUESTIONS.values()])
    if any(frame.empty for frame in frames):
        return
    height = 64 + _ROW * max(min(len(frame), _MOST) for frame in frames)
    yield [
        _departures(scope, frame, by, height if len(frame) > _FEW else None)
        for by, frame in zip(_QUESTIONS, frames, strict=True)
    ]


def _departures(scope: Scope, frame: pd.DataFrame, by: str, height: int | None) -> Block:
    """Communities or responsible units by the share of their matters sorted otherwise than the rule says."""
    (question, noun), small = _QUESTIONS[by], settings().small_sample
    told = departure_reading(frame, by, noun, small)
    return Block(
        key=f"departures-{by.removeprefix('responsible_')}",
        reading=told,
        subtitle=_(
            "{window} 与规则不同的 / 已填分流且规则有说法的（%），按{noun}；"
            "横条为 95% 区间，三角为伸出图外；空心为分母少于 {small}"
        ).format(window=dates(scope.date_from, scope.date_to), noun=word(noun), small=small),
        table=frame,
        question=question,
        measures=("departure_rate",),
        figure=_dots(_rows_to_draw(frame, by, names_mentioned(told, frame[by])), by, height),
        rows=_lists(scope, frame),
    )


def _lists(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    return (
        *rows_behind(ROWS, scope, frame["departed_count"], only=_DIFFERENT, label=_("与规则不同")),
        *rows_behind(ROWS, scope, frame["ruled_count"]),
    )


def _rows_to_draw(frame: pd.DataFrame, by: str, said: list[str]) -> pd.DataFrame:
    """Those with most matters to judge, and those of which the title or the reading speaks."""
    order = frame.assign(_said=frame[by].astype(str).isin(said))
    order = order.sort_values(["_said", "ruled_count"], ascending=False, kind="stable").drop(columns="_said")
    return order.head(max(_MOST, len(said)))


def _dots(frame: pd.DataFrame, by: str, height: int | None) -> go.Figure:
    pairs = zip(frame["departed_count"], frame["ruled_count"], strict=True)
    ends = [wilson(float(n), float(of)) for n, of in pairs]
    return dots_with_intervals(
        frame.assign(low=[low for low, _high in ends], high=[high for _low, high in ends]),
        name=by,
        value="departure_rate",
        low="low",
        high="high",
        numerator="departed_count",
        denominator="ruled_count",
        small=settings().small_sample,
        polarity=0,
        value_label=_("不同"),
        count_label=_("不同/可对照"),
        height=height,
    )
