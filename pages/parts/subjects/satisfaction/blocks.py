"""Blocks of the satisfaction responses: the distribution of the ratings, the rate by what was judged."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import QUESTION as JUDGED
from pages.parts.asking.answers_pooled import RATE
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.communities_beside import by_community, spread
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import comparison_scope
from pages.parts.charts import parts, ranking
from pages.parts.findings.against_target import (
    Standing,
    above_target,
    below_target,
    standings,
    target_reading,
)
from pages.parts.shared_blocks import rates
from pages.parts.subjects.satisfaction.readings import SCALE, ratings_reading
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Only, Scope
from queries.measures import MEASURES

ROWS = "satisfaction/rated_rows"
_LOW = ("不满意", "非常不满意")
_SCALED = Only(("rating",), tuple((step,) for step in SCALE))
#: Up to this many bars, a chart is as high as its rows need.
_FEW = 4
_COLOURS = ("#1F5A94", "#6C97C3", "#CFDFEE", "#E4E6E8", "#E5B27A", "#9C4A00")


def distribution(scope: Scope, served: Snapshot, *, height: int) -> Block:
    """The ratings as parts of a whole: all, the window compared with, each community."""
    question = "satisfaction/rating_distribution"
    answers = by_community(
        question, scope, comparison_scope(question, scope, served), earlier_name(scope, served.as_of)
    )
    frame, drawn = fetch(question, scope), spread(answers, "rating", "response_count", SCALE)
    return Block(
        key="ratings",
        reading=ratings_reading(
            frame, settings().mostly_satisfied_weight, small_sample=settings().small_sample
        ),
        subtitle=_("{window} 已评价的回访按评价分（%），从左到右由非常满意到非常不满意").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=drawn.rename(columns={"unit": "shown_for"}),
        question=question,
        measures=("satisfaction_rate",),
        kind=ChartKind.SHARES,
        figure=parts.stacked_share(
            drawn,
            name="unit",
            parts=[(step, _(step), colour) for step, colour in zip(SCALE, _COLOURS, strict=True)],
            small=settings().small_sample,
            total_label=_("已评价"),
            height=height if len(answers) > _FEW else None,
        ),
        rows=_lists(scope, frame.groupby(frame["rating"].astype(str))["response_count"].sum()),
    )


def _lists(scope: Scope, counts: pd.Series) -> tuple[Rows, ...]:
    """The dissatisfied responses, and all rated ones."""
    return (
        *rows_behind("satisfaction/dissatisfied_rows", scope, counts[counts.index.isin(_LOW)]),
        *rows_behind(ROWS, scope, counts[counts.index.isin(SCALE)], only=_SCALED),
    )


def judged(scope: Scope, *, height: int | None = None) -> Block:
    """The satisfaction rate by subject and instrument, each against the target, with its interval."""
    chosen, asked = settings(), fetch(JUDGED, scope)
    frame = rates.with_parts(asked, RATE).assign(name=_names(asked))
    found = standings(frame, "name", RATE, "rated_count", chosen.satisfaction_target, chosen.small_sample)
    return Block(
        key="judged",
        reading=target_reading(found, chosen.satisfaction_target, noun=mark("评价对象")),
        subtitle=_(
            "{window} 满意率（%），按评价对象（调查方式）；横条为 95% 区间，三角为伸出图外；"
            "空心为分母少于 {small}；基本满意权重 {weight:g}"
        ).format(
            window=dates(scope.date_from, scope.date_to),
            small=chosen.small_sample,
            weight=chosen.mostly_satisfied_weight,
        ),
        table=asked,
        question=JUDGED,
        measures=(RATE,),
        figure=_judged_dots(frame, found, height if len(frame) > _FEW else None),
        rows=rows_behind(ROWS, scope, asked["rated_count"]),
    )


def _names(frame: pd.DataFrame) -> list[str]:
    """What was judged and how it was asked, in words: 诉求（回访）."""
    pairs = zip(frame["subject"].astype(str), frame["instrument"].astype(str), strict=True)
    said = _("{subject}（{instrument}）")
    return [said.format(subject=_(subject), instrument=_(instrument)) for subject, instrument in pairs]


def _judged_dots(frame: pd.DataFrame, found: list[Standing], height: int | None) -> go.Figure:
    target = settings().satisfaction_target
    sides = {each.name: -1 for each in below_target(found, target)}
    sides |= {each.name: 1 for each in above_target(found, target)}
    return ranking.dots_with_intervals(
        frame, name="name", value=RATE, low="low", high="high", numerator="part",
        denominator="rated_count", target=target, sides=sides, small=settings().small_sample,
        value_label=_(MEASURES[RATE].label), count_label=_("分子/分母"),
        marks=("instrument", "subject"), height=height,
    )  # fmt: skip
