"""Blocks of rates: units against a target, and a rate over time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.store import Snapshot
from pages.parts.block import Block, listed
from pages.parts.blocks import trends
from pages.parts.charts import ranking, trend
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings.against_target import standings, target_reading
from pages.parts.findings.comparison import wilson
from pages.parts.findings.measures import MEASURES, Measure
from pages.parts.findings.reading import named_rows, word
from pages.parts.findings.states import State
from pages.parts.findings.trend import rates as rate_scale
from pages.parts.findings.trend import trend_reading
from pages.parts.series import latest_name
from pages.parts.windows import all_time, history
from pages.parts.wording import _
from queries import Only, Scope

#: Units beyond so many are left to the table.
_MOST = 12
#: A ranking of so few is as high as its rows need.
_FEW = 4
#: Periods of a rate on the screen.
_PERIODS = 26


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
    picks: str | None = None,
    height: int | None = None,
) -> Block:
    """Units as dots with 95 % intervals against the target of a rate, those with most cases drawn.

    ``lists`` are the questions that list the rows, each with the column that counts them; of their rows
    there are ``only`` those.
    """
    declared = MEASURES[measure]
    target, small = getattr(settings(), declared.target), settings().small_sample
    frame = _with_parts(fetch(question, scope), measure)
    found = standings(frame, by, measure, declared.denominator, target, small)
    return Block(
        key=key,
        reading=target_reading(found, target, noun=noun, label=declared.label),
        subtitle=_("{window} {label}（%），按{noun}；横条为 95% 区间；空心为分母少于 {small}{weight}").format(
            window=dates(scope.date_from, scope.date_to),
            label=_(declared.label),
            noun=word(noun),
            small=small,
            weight=weight_note(measure),
        ),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        figure=_dots(frame, by, declared, target, height if len(frame) > _FEW else None),
        rows=tuple(one for name, column in lists for one in listed(name, scope, frame[column], only=only)),
        picks=picks,
    )


def _dots(frame: pd.DataFrame, by: str, declared: Measure, target: float, height: int | None) -> go.Figure:
    return ranking.dots_with_intervals(
        _drawn(frame, by, declared.denominator),
        name=by,
        value=declared.name,
        low="low",
        high="high",
        numerator="part",
        denominator=declared.denominator,
        target=target,
        small=settings().small_sample,
        polarity=declared.polarity,
        value_label=_(declared.label),
        count_label=_("分子/分母"),
        height=height,
    )


def _drawn(frame: pd.DataFrame, by: str, denominator: str) -> pd.DataFrame:
    """The rows worth a place: compounds only by name, the most cases first."""
    rows = frame[named_rows(frame, by)] if by == "compound" else frame
    return rows.sort_values(denominator, ascending=False).head(_MOST)


def weight_note(measure: str) -> str:
    """The weight of 基本满意, which is said wherever the satisfaction rate is."""
    if measure != "satisfaction_rate":
        return ""
    return _("；基本满意权重 {weight:g}").format(weight=settings().mostly_satisfied_weight)


def _with_parts(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The frame with numerator and Wilson interval of the measure, and its denominator."""
    declared = MEASURES[measure]
    if declared.denominator == "concluded_count":
        frame = frame.assign(concluded_count=frame["succeeded_count"] + frame["failed_count"])
    whole = frame[declared.denominator].astype(float)
    part = frame[measure].astype(float) * whole
    ends = [wilson(p, w) for p, w in zip(part, whole, strict=True)]
    return frame.assign(part=part, low=[low for low, _high in ends], high=[high for _low, high in ends])


def over_time(scope: Scope, served: Snapshot, *, question: str, measure: str, key: str, rows: str) -> Block:
    """A rate per period with intervals, up to the end of the window."""
    run = history(question, measure, scope, served)
    shown, judged = run.window(scope.date_to, _PERIODS), run.until(scope.date_to)
    frame = (
        _with_parts(fetch(question, all_time(question, scope, served)), measure)
        .iloc[shown]
        .reset_index(drop=True)
    )
    label = _(MEASURES[measure].label)
    is_incomplete = run.judged.states[shown][-1:] == (State.INCOMPLETE,)
    return Block(
        key=key,
        reading=trend_reading(
            run.points[: len(judged.states)],
            judged,
            latest=latest_name(run, judged.last, scope, served),
            neutral=_("{label}逐期").format(label=label),
            scale=rate_scale(),
        ),
        subtitle=_(
            "每期{label}（%），{n} 期；竖条为 95% 区间；空心为分母少于 {small} 或未完的一期{weight}"
        ).format(label=label, n=len(frame), small=settings().small_sample, weight=weight_note(measure)),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        figure=_line(frame, MEASURES[measure], scope, is_incomplete=is_incomplete),
        rows=trends.drawn_periods(rows, question, frame, MEASURES[measure].denominator, scope, served),
    )


def _line(frame: pd.DataFrame, declared: Measure, scope: Scope, *, is_incomplete: bool) -> go.Figure:
    return trend.line(
        frame,
        period="period_start",
        value=declared.name,
        low="low",
        high="high",
        numerator="part",
        denominator=declared.denominator,
        grain=scope.grain.value,
        target=getattr(settings(), declared.target),
        small=settings().small_sample,
        incomplete=is_incomplete,
        height=300,
    )
