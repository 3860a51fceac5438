"""Blocks of rates: units against a target, and a rate over time."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.store import Snapshot
from pages.parts.charts import ranking
from pages.parts.charts import rates as rates_chart
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings.against_target import standings, target_reading
from pages.parts.findings.comparison import wilson
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.reading import is_named
from pages.parts.findings.states import State
from pages.parts.findings.trend import rates as rate_scale
from pages.parts.findings.trend import trend_reading
from pages.parts.frame import Block
from pages.parts.series import latest_name
from pages.parts.windows import history
from pages.parts.wording import _
from queries import Scope

#: Units beyond so many are left to the table.
_MOST = 12
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
    rows: str,
    picks: str | None = None,
    height: int | None = None,
) -> Block:
    """Units as dots with 95 % intervals against the target of a rate, those with most cases drawn."""
    declared = MEASURES[measure]
    target, small = getattr(settings(), declared.target), settings().small_sample
    frame = _with_parts(fetch(question, scope), measure)
    figure = ranking.dots_with_intervals(
        _drawn(frame, by, declared.denominator),
        name=by,
        value=measure,
        low="low",
        high="high",
        numerator="part",
        denominator=declared.denominator,
        target=target,
        small=small,
        polarity=declared.polarity,
        value_label=_(declared.label),
        count_label=_("分子/分母"),
        height=height if len(frame) > 4 else None,
    )
    return Block(
        key=key,
        reading=target_reading(
            standings(frame, by, measure, declared.denominator, target, small),
            target,
            noun=noun,
            label=declared.label,
        ),
        subtitle=_("{window} {label}（%），按{noun}；横条为 95% 区间；空心为分母少于 {small}{weight}").format(
            window=dates(scope.date_from, scope.date_to),
            label=_(declared.label),
            noun=_(noun),
            small=small,
            weight=weight_note(measure),
        ),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        figure=figure,
        height=figure.layout.height,
        rows=rows,
        picks=picks,
    )


def _drawn(frame: pd.DataFrame, by: str, denominator: str) -> pd.DataFrame:
    """The rows worth a place: compounds only by name, the most cases first."""
    rows = frame[[is_named(name) for name in frame[by]]] if by == "compound" else frame
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
    declared = MEASURES[measure]
    target, small = getattr(settings(), declared.target), settings().small_sample
    all_time = _with_parts(fetch(question, scope.history()), measure)
    run = history(question, measure, scope, served)
    shown = run.window(scope.date_to, _PERIODS)
    judged = run.until(scope.date_to)
    frame = all_time.iloc[shown].reset_index(drop=True)
    latest = latest_name(run, judged.last, scope, served)
    neutral = _("{label}逐期").format(label=_(declared.label))
    return Block(
        key=key,
        reading=trend_reading(
            run.points[: len(judged.states)], judged, latest=latest, neutral=neutral, scale=rate_scale()
        ),
        subtitle=_(
            "每期{label}（%），{n} 期；竖条为 95% 区间；空心为分母少于 {small} 或未完的一期{weight}"
        ).format(label=_(declared.label), n=len(frame), small=small, weight=weight_note(measure)),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        figure=rates_chart.line(
            frame,
            period="period_start",
            value=measure,
            low="low",
            high="high",
            numerator="part",
            denominator=declared.denominator,
            grain=scope.grain.value,
            target=target,
            small=small,
            incomplete=run.judged.states[shown][-1:] == (State.INCOMPLETE,),
            height=300,
        ),
        height=300,
        rows=rows,
    )
