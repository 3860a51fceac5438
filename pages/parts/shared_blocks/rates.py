"""Blocks of rates: units against a target, and a rate over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.cards import target_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.series import Series, latest_name
from pages.parts.asking.windows import all_time, history
from pages.parts.charts import ranking, trend
from pages.parts.charts.rates import FEW as FEW_PERIODS
from pages.parts.findings.against_target import above_target, below_target, standings, target_reading
from pages.parts.findings.case import Facts
from pages.parts.findings.comparison import wilson
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.reading import named_rows, names_mentioned, word
from pages.parts.findings.states import Control, State
from pages.parts.findings.trend import rate_trend_reading
from pages.parts.shared_blocks import trends
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Only, Scope
from queries.measure import Measure
from queries.measures import MEASURES

#: First and last drawn period, mean, lower and upper limit.
Stretch = tuple[int, int, float, float, float]
#: Number of units drawn; the others are only in the table.
_MOST = 12
#: Up to this many rows, a ranking is as high as its rows need.
_FEW = 4
#: Number of periods of a rate on the screen.
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
        weight=weight_note(declared.name),
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


def weight_note(measure: str) -> str:
    """The note on the weight of 基本满意, shown with every satisfaction rate."""
    if measure != "satisfaction_rate":
        return ""
    return _("；基本满意权重 {weight:g}").format(weight=settings().mostly_satisfied_weight)


def with_parts(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The frame with numerator and Wilson interval of the measure, and its denominator."""
    declared = MEASURES[measure]
    if declared.denominator == "concluded_count" and "concluded_count" not in frame:
        frame = frame.assign(concluded_count=frame["succeeded_count"] + frame["failed_count"])
    whole = frame[declared.denominator].astype(float)
    part = frame[measure].astype(float) * whole
    ends = [wilson(p, w) for p, w in zip(part, whole, strict=True)]
    return frame.assign(part=part, low=[low for low, _high in ends], high=[high for _low, high in ends])


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
    states = judged.states[shown]
    return Block(
        key=key,
        reading=rate_trend_reading(
            run.points[: len(judged.states)],
            judged,
            _latest(frame, judged, measure),
            latest=latest_name(run, judged.latest, scope, served),
            neutral=_("{label}逐期").format(label=label),
            target=target_of(MEASURES[measure]),
            small_sample=settings().small_sample,
            grain=scope.grain.value,
            new_from=run.new_from(scope.date_to),
        ),
        subtitle=_legend(len(frame), limits).format(
            label=label, n=len(frame), small=settings().small_sample, weight=weight_note(measure)
        ),
        table=frame.drop(columns=["part", "low", "high"]),
        question=question,
        measures=(measure,),
        figure=_line(frame, MEASURES[measure], scope, _stretches(run, judged, shown), states=states),
    )


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
