"""Blocks of rates: units against a target; and the parts and weights of a rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.answers_pooled import pooled_note
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts import ranking
from pages.parts.findings.against_target import above_target, below_target, standings, target_reading
from pages.parts.findings.comparison import wilson
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.reading import named_rows, names_mentioned, word
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Only, Scope
from queries.measure import Measure
from queries.measures import MEASURES

#: Number of units drawn; the others are only in the table.
_MOST = 12
#: Up to this many rows, a ranking is as high as its rows need.
_FEW = 4
#: The rows behind a rate on time: the requests that were due, and of them those still open.
ON_TIME_LISTS = (
    ("service_requests/due_rows", "due_count"),
    ("service_requests/overdue_rows", "overdue_open_count"),
)


def standing(
    scope: Scope,
    *,
    question: str,
    by: str,
    measure: str,
    noun: str,
    key: str,
    lists: Sequence[tuple[str, str]],
    only: Only | None = None,
    height: int | None = None,
) -> Block:
    """Units as dots with 95 % intervals against the target of a rate; those with most cases are drawn.

    ``lists`` are the queries that list the rows, each with the column that counts them; ``only`` filters
    those rows.
    """
    declared = MEASURES[measure]
    target, small = getattr(settings(), declared.target), settings().small_sample
    frame = with_parts(fetch(question, scope), measure)
    found = standings(frame, by, measure, declared.denominator, target, small)
    group = Group.UNIT if by == "responsible_unit" else Group.TARGET
    sides = {each.name: -1 for each in below_target(found, target, group)}
    sides |= {each.name: 1 for each in above_target(found, target, group)}
    told = target_reading(found, target, noun=noun, label=declared.label, group=group)
    drawn = _rows_to_draw(frame, by, declared.denominator, names_mentioned(told, frame[by]))
    return Block(
        key=key,
        reading=told,
        subtitle=_how_to_read(scope, declared, noun, small),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        kind=ChartKind.TARGETS,
        figure=_dots(drawn, by, declared, target, sides, height if len(frame) > _FEW else None),
        rows=tuple(
            one for name, column in lists for one in rows_behind(name, scope, frame[column], only=only)
        ),
    )


def _how_to_read(scope: Scope, declared: Measure, noun: str, small: int) -> str:
    return _(
        "{window} {label}（%），按{noun}；横条为 95% 区间，三角为伸出图外；空心为分母少于 {small}{weight}"
    ).format(
        window=dates(scope.date_from, scope.date_to),
        label=_(declared.label),
        noun=word(noun),
        small=small,
        weight=weight_note(declared.name, scope),
    )


def _dots(
    frame: pd.DataFrame,
    by: str,
    declared: Measure,
    target: float,
    sides: Mapping[str, int],
    height: int | None,
) -> go.Figure:
    return ranking.dots_with_intervals(
        frame,
        name=by,
        value=declared.name,
        low="low",
        high="high",
        numerator="part",
        denominator=declared.denominator,
        target=target,
        sides=sides,
        small=settings().small_sample,
        polarity=declared.polarity,
        value_label=_(declared.label),
        count_label=_("分子/分母"),
        height=height,
    )


def _rows_to_draw(frame: pd.DataFrame, by: str, denominator: str, said: list[str]) -> pd.DataFrame:
    """The rows to draw: compounds only with a name; units in ``said``, then those with most cases."""
    rows = frame[named_rows(frame, by)] if by == "compound" else frame
    order = rows.assign(_said=rows[by].astype(str).isin(said))
    order = order.sort_values(["_said", denominator], ascending=False, kind="stable").drop(columns="_said")
    return order.head(max(_MOST, len(said)))


def weight_note(measure: str, scope: Scope) -> str:
    """The note on the weight of 基本满意 and on the answers pooled, shown with every satisfaction rate."""
    if measure != "satisfaction_rate":
        return ""
    weight = _("；基本满意权重 {weight:g}").format(weight=settings().mostly_satisfied_weight)
    pooled = pooled_note(measure, scope)
    return weight + (_("；{pooled}").format(pooled=pooled) if pooled else "")


def with_parts(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The frame with numerator and Wilson interval of the measure, and its denominator."""
    declared = MEASURES[measure]
    if declared.denominator == "concluded_count" and "concluded_count" not in frame:
        frame = frame.assign(concluded_count=frame["succeeded_count"] + frame["failed_count"])
    whole = frame[declared.denominator].astype(float)
    part = frame[measure].astype(float) * whole
    ends = [wilson(p, w) for p, w in zip(part, whole, strict=True)]
    return frame.assign(part=part, low=[low for low, _high in ends], high=[high for _low, high in ends])
