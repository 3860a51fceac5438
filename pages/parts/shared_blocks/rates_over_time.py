"""A rate per period with its intervals, its limits and its target, up to the end of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.answers_pooled import QUESTION, RATE
from pages.parts.asking.block import Block
from pages.parts.asking.cards import target_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.series import Series, latest_name
from pages.parts.asking.windows import all_time, history, of_periods
from pages.parts.charts import trend
from pages.parts.charts.rates import FEW as FEW_PERIODS
from pages.parts.findings.case import Facts
from pages.parts.findings.states import Control, State
from pages.parts.findings.trend import rate_trend_reading, rates
from pages.parts.findings.why import why_of_rate
from pages.parts.shared_blocks import trends
from pages.parts.shared_blocks.rates import weight_note, with_parts
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.language import _
from queries import Scope
from queries.measure import Measure
from queries.measures import MEASURES

#: First and last drawn period, mean, lower and upper limit.
Stretch = tuple[int, int, float, float, float]
#: Number of periods of a rate on the screen.
_PERIODS = 26


def over_time(scope: Scope, served: Snapshot, *, question: str, measure: str, key: str, rows: str) -> Block:
    """A rate per period with intervals, up to the end of the window."""
    run = history(question, measure, scope, served)
    frame = fetch(question, all_time(question, scope, served))
    block = of_series(run, frame, scope, served, question=question, measure=measure, key=key)
    whole = MEASURES[measure].denominator
    listed = trends.drawn_periods(rows, question, with_parts(block.table, measure), whole, scope, served)
    return replace(block, rows=listed)


def of_series(
    run: Series, frame: pd.DataFrame, scope: Scope, served: Snapshot, *, question: str, measure: str, key: str
) -> Block:
    """A series of a rate per period with intervals, up to the end of the window.

    Args:
        run: The series.
        frame: Its answer, one row per period of ``run``, with the denominator.
        scope: The scope of the chart.
        served: The snapshot that is queried.
        question: The query that answered.
        measure: The rate, which is the column of its values.
        key: Key of the block.
    """
    shown, judged = run.window(scope.date_to, _PERIODS), run.until(scope.date_to)
    frame = with_parts(frame, measure).iloc[shown].reset_index(drop=True)
    label, limits = _(MEASURES[measure].label), _limits(judged)
    pooled = _pooled_scope(measure, scope, frame, served)
    states, now, declared = judged.states[shown], _latest(frame, judged, measure), MEASURES[measure]
    told = trends.judged_series(run, rates(), declared, scope, served, at=judged.latest)
    return Block(
        key=key,
        reading=rate_trend_reading(
            run.points[: len(judged.states)],
            judged,
            now,
            latest=latest_name(run, judged.latest, scope, served),
            neutral=_("{label}逐期").format(label=label),
            target=target_of(declared),
            small_sample=settings().small_sample,
            grain=scope.grain.value,
            new_from=run.new_from(scope.date_to),
        ),
        subtitle=_legend(len(frame), limits).format(
            label=label, n=len(frame), small=settings().small_sample, weight=weight_note(measure, pooled)
        ),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        kind=ChartKind.RATES,
        figure=_line(frame, declared, scope, _stretches(run, judged, shown), states=states),
        why=why_of_rate(told, now, target_of(declared), settings().small_sample),
    )


def _pooled_scope(measure: str, scope: Scope, frame: pd.DataFrame, served: Snapshot) -> Scope:
    """The scope of the answers that a satisfaction rate pools: over the drawn periods."""
    if measure != RATE or frame.empty:
        return scope
    starts = pd.to_datetime(frame["period_start"]).dt.date.tolist()
    return of_periods(QUESTION, scope, starts, served)


def _limits(judged: Control) -> tuple[float, float, float] | None:
    """Mean, lower and upper limit of the last judged period; None without limits."""
    found = judged.limits[judged.last] if judged.last >= 0 else judged.current
    return (found.mean, max(0.0, found.lower), min(1.0, found.upper)) if found.is_known else None


def _stretches(run: Series, judged: Control, shown: slice) -> list[Stretch]:
    """Limits of the drawn periods: of the last one for all, or of each process where they began anew."""
    begin, last = run.periods.upto(len(judged.states)).last_change - shown.start, shown.stop - shown.start - 1
    found, limits = [], _limits(judged)
    if begin > 0:
        found = [
            (first, min(end, begin - 1), mean, max(0.0, lower), min(1.0, upper))
            for first, end, mean, lower, upper in trends.segments(judged, shown)
            if first < begin
        ]
    is_old = judged.last < begin + shown.start
    return found if limits is None or is_old else [*found, (max(begin, 0), last, *limits)]


def _legend(periods: int, limits: tuple[float, float, float] | None) -> str:
    """The legend: few periods have vertical bars, many have a ribbon; the band only where it is drawn."""
    marks = _("浅蓝带为 95% 区间") if periods > FEW_PERIODS else _("竖条为 95% 区间")
    band = _("；灰带为正常波动，灰线为均值") if limits is not None else ""
    rest = _("；空心为分母少于 {small} 或不满一期{weight}")
    return _("每期{label}（%），{n} 期；") + marks + band + rest


def _latest(frame: pd.DataFrame, judged: Control, measure: str) -> Facts:
    """The last drawn period that is judged or has few cases, in the form that a card takes."""
    at = len(frame) - len(judged.states) + judged.latest
    if judged.latest < 0 or at < 0:
        return Facts()
    row = frame.iloc[at]
    return Facts(*(float(row[name]) for name in (measure, "part", MEASURES[measure].denominator)))


def _line(
    frame: pd.DataFrame,
    declared: Measure,
    scope: Scope,
    limits: Sequence[Stretch],
    *,
    states: Sequence[State],
) -> go.Figure:
    return trend.line(
        frame,
        period="period_start",
        value=declared.name,
        low="low",
        high="high",
        numerator="part",
        denominator=declared.denominator,
        grain=scope.grain.value,
        target=target_of(declared),
        limits=limits,
        small=settings().small_sample,
        incomplete=State.INCOMPLETE in states[-1:],
        partial=State.PARTIAL in states[:1],
        height=300,
    )
