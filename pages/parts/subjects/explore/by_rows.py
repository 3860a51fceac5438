"""Blocks of one dimension: bars, dots with intervals, boxes of durations, the ranked table."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.cards import target_of
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.charts import boxes, ranking
from pages.parts.findings.comparison import wilson
from pages.parts.findings.reading import named_rows, names_mentioned, word
from pages.parts.shared_blocks.rates import weight_note
from pages.parts.subjects.explore.answers import by_listing, groups_of, listing_of
from pages.parts.subjects.explore.offers import SPREAD, Plan, dimension_label
from pages.parts.subjects.explore.outcome import Outcome, rows_outcome
from pages.parts.subjects.explore.ranked_table import MOST as MOST_IN_TABLE
from pages.parts.subjects.explore.ranked_table import ranked_table, ranked_values
from pages.parts.subjects.explore.result import (
    answer_table,
    decimals_of,
    result_block,
    rows_of,
    unit_words,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Scope
from queries.analysis import Analysis
from queries.dimensions import FIELDS
from queries.measure import Kind
from queries.measures import MEASURES

#: Most bars; the others are one, 其他.
MOST = 10


def bars(plan: Plan, scope: Scope, served: Snapshot, *, most: int = MOST) -> Block:
    """The rows as bars, rates as dots on their intervals; the largest and 其他, asked for itself."""
    outcome = rows_outcome(plan, scope, served)
    listed = listing_of(plan.measure, plan.rows, scope, most)
    frame = by_listing(plan.measure, listed, scope).rename(columns={plan.rows: "name"})
    draw = _rate_dots if MEASURES[plan.measure].kind is Kind.RATE else _bars
    whole = groups_of(plan.measure, (plan.rows,), scope)
    table, figure = answer_table(whole, plan, {plan.rows: plan.rows}), draw(plan, frame, outcome, scope)
    block = result_block(plan, scope, outcome, _subtitle(plan, scope, outcome), table, figure)
    return with_rows(block, plan, scope, whole)


def with_rows(block: Block, plan: Plan, scope: Scope, frame: pd.DataFrame) -> Block:
    """The block with the list of the rows it counts, where a question lists them."""
    found = list(rows_of(plan, scope, frame))
    for measure in plan.measures[1:]:
        further = rows_of(plan, scope, groups_of(measure, (plan.rows,), scope), measure)
        found += [one for one in further if one.columns not in {own.columns for own in found}]
    return replace(block, rows=tuple(found))


def _head(plan: Plan, scope: Scope) -> str:
    return _("{window} {label}（{unit}），按{noun}").format(
        window=dates(scope.date_from, scope.date_to),
        label=_(MEASURES[plan.measure].label),
        unit=unit_words(plan.measure),
        noun=word(dimension_label(plan.rows)),
    )


def _subtitle(plan: Plan, scope: Scope, outcome: Outcome) -> str:
    declared, head = MEASURES[plan.measure], _head(plan, scope)
    if declared.kind is Kind.RATE:
        marks = _("；横条为 95% 区间，三角为伸出图外；空心为分母少于 {small}{weight}").format(
            small=settings().small_sample, weight=weight_note(plan.measure, scope)
        )
        return head + marks
    if outcome.earlier and declared.kind is Kind.COUNT:
        return head + _("；黑竖线为{window}，橙色为增多且超出正常波动").format(window=outcome.earlier)
    return head


def _rate_dots(plan: Plan, frame: pd.DataFrame, outcome: Outcome, scope: Scope) -> go.Figure:
    declared = MEASURES[plan.measure]
    ends = [wilson(part, whole) for part, whole in zip(frame["part"], frame["whole"], strict=True)]
    return ranking.dots_with_intervals(
        frame.assign(low=[low for low, _high in ends], high=[high for _low, high in ends]),
        name="name", value="value", low="low", high="high", numerator="part", denominator="whole",
        target=target_of(MEASURES[plan.measure]), sides=outcome.sides, small=settings().small_sample,
        polarity=declared.polarity or 1, value_label=_(declared.label), count_label=_("分子/分母"),
    )  # fmt: skip


def _bars(plan: Plan, frame: pd.DataFrame, outcome: Outcome, scope: Scope) -> go.Figure:
    declared, chosen = MEASURES[plan.measure], getattr(scope, FIELDS.get(plan.rows, ""), None) or ()
    keep = names_mentioned(outcome.reading, frame["name"])
    if declared.kind is not Kind.COUNT:
        known = frame[frame["value"].notna()]
        return ranking.ranked_bars(
            known, name="name", value="value", value_label=_(declared.label),
            decimals=decimals_of(plan.measure), additive=False, chosen=chosen, top=len(known), keep=keep,
        )  # fmt: skip
    if outcome.before is not None:
        frame = _with_before(frame, outcome.before)
    return ranking.bars_with_last(
        frame, name="name", value="value", last="before" if outcome.before is not None else None,
        signal=[name for name, side in outcome.sides.items() if side > 0], unit=unit_words(plan.measure),
        top=len(frame), keep=keep, change_label=_("较{window}").format(window=outcome.earlier),
        last_label=outcome.earlier,
    )  # fmt: skip


def _with_before(frame: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The counts with those of the window of comparison; 其他 is the rest of both, which counts may be."""
    names = set(frame["name"])
    then = before.assign(name=[name if name in names else "其他" for name in before["name"]])
    sums = then.groupby("name")["value"].sum()
    return frame.assign(before=frame["name"].map(sums).fillna(0.0))


#: Column of the answer -> what the box calls it.
_ENDS = {
    "quarter_closed_days": "quarter",
    "half_closed_days": "median",
    "three_quarters_closed_days": "three_quarters",
    "nine_tenths_closed_days": "high",
    "timed_count": "count",
}


def spread(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """How long the rows take: the middle half as a box with the median, a whisker to nine tenths."""
    answer = fetch_analysis(Analysis(SPREAD, (plan.rows,)), scope)
    overall = groups_of(SPREAD[0], (), scope)["value"]
    reference = float(overall.iloc[0]) if len(overall) and overall.notna().iloc[0] else None
    drawn = answer.sort_values("timed_count", ascending=False, kind="stable").head(MOST + 2)
    figure = boxes.duration_boxes(
        drawn.rename(columns={plan.rows: "name", **_ENDS}), reference=reference, reference_label=_("全部"),
        small=settings().small_sample,
    )  # fmt: skip
    subtitle = _(
        "{window} 办理时长（天，含未办结的），按{noun}：箱为中间一半，竖线为中位数，须到第 90 百分位；"
        "空心为样本少"
    ).format(window=dates(scope.date_from, scope.date_to), noun=word(dimension_label(plan.rows)))
    cut = _("；列出最多的 {shown} 个，共 {n} 个").format(shown=len(drawn), n=len(answer))
    subtitle += cut if len(drawn) < len(answer) else ""
    table = answer[[plan.rows, *_ENDS]]
    return result_block(plan, scope, rows_outcome(plan, scope, served), subtitle, table, figure)


def ranked(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """The rows as a table in the order of their values, with change and movement of rank."""
    outcome = rows_outcome(plan, scope, served)
    whole = groups_of(plan.measure, (plan.rows,), scope)
    frame = whole.rename(columns={plan.rows: "name"})
    html = ranked_table(plan, frame, outcome, scope)
    named = int(named_rows(whole, plan.rows).sum())
    cut = _("；列出前 {shown} 个，共 {n} 个，全部见数据表").format(shown=MOST_IN_TABLE, n=named)
    movement = _("；名次与增减对照{window}").format(window=outcome.earlier) if outcome.earlier else ""
    least = _("；分母少于 {small} 不排名").format(small=settings().small_sample)
    subtitle = _head(plan, scope) + least + movement + (cut if named > MOST_IN_TABLE else "")
    table = ranked_values(plan, frame, outcome, scope)
    return with_rows(result_block(plan, scope, outcome, subtitle, table, html=html), plan, scope, whole)
