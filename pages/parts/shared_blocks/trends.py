"""Blocks over time: a count per period within the limits of its ordinary variation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from data.weeks import DAY, WEEK
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.earlier_period import earlier_name
from pages.parts.asking.fetch import fetch
from pages.parts.asking.series import BASELINE, ON_SCREEN, Series, latest_name
from pages.parts.asking.windows import all_time, history, of_periods
from pages.parts.charts.trend import process_behaviour
from pages.parts.findings.comparison import LIMITS
from pages.parts.findings.contribution import FEW
from pages.parts.findings.reading import Reading
from pages.parts.findings.states import Control, Rule, State
from pages.parts.findings.trend import Scale, counts_of, trend_reading
from pages.parts.findings.why import JudgedSeries, why_of_count
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import period_name
from pages.parts.words.holidays import spans
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain
from queries import Grain, Scope
from queries.measure import Measure
from queries.measures import MEASURES

EVERY = {
    Grain.DAY: mark("每日"),
    Grain.WEEK: mark("每周"),
    Grain.MONTH: mark("每月"),
    Grain.QUARTER: mark("每季"),
    Grain.YEAR: mark("每年"),
}
#: Measure -> the query that lists the rows it counts.
_LISTS = {
    "request_count": "service_requests/counted_rows",
    "case_count": "mediation_cases/rows",
    "hazard_count": "hazards/counted_rows",
}
#: A shorter holiday has no room for its own band.
_LEAST_DAYS = 5


def volume(
    scope: Scope,
    served: Snapshot,
    *,
    question: str,
    measure: str,
    key: str,
    periods: int = ON_SCREEN,
    height: float = 300,
) -> Block:
    """The count of a ledger per period as a process-behaviour chart, up to the end of the window."""
    run = history(question, measure, scope, served)
    frame = fetch(question, all_time(question, scope, served))
    block = of_series(
        run, frame, scope, served, question=question, measure=measure, key=key, periods=periods, height=height
    )
    rows = drawn_periods(_LISTS.get(measure, ""), question, block.table, measure, scope, served)
    return replace(block, rows=rows)


def of_series(
    run: Series,
    frame: pd.DataFrame,
    scope: Scope,
    served: Snapshot,
    *,
    question: str,
    measure: str,
    key: str,
    periods: int = ON_SCREEN,
    height: float = 300,
    scale: Scale | None = None,
) -> Block:
    """A series as a process-behaviour chart, up to the end of the window.

    Args:
        run: The series.
        frame: Its answer, one row per period of ``run``.
        scope: The scope of the chart.
        served: The snapshot that is queried.
        question: The query that answered.
        measure: The measure, which is the column of its values.
        key: Key of the block.
        periods: Most periods that are drawn.
        height: Height of the figure in px.
        scale: Format of the values; that of counts when None.
    """
    shown, judged = run.window(scope.date_to, periods), run.until(scope.date_to)
    declared, limits = MEASURES[measure], segments(judged, shown)
    scale = scale or counts_of(declared.unit)
    neutral = _("{every}{measure}").format(every=_(EVERY[scope.grain]), measure=_(declared.label))
    frame = frame.iloc[shown]
    return Block(
        key=key,
        reading=_reading(run, scale, neutral, scope, served),
        why=why_of_count(judged_series(run, scale, declared, scope, served)),
        subtitle=_subtitle(run, scope, neutral, _(declared.unit), len(frame)),
        limits=_limits(run, scope),
        kind=ChartKind.RATES if scale.is_rate else ChartKind.COUNTS,
        table=frame,
        question=question,
        measures=(measure,),
        figure=process_behaviour(
            frame,
            period="period_start",
            value=measure,
            states=_states(judged, shown),
            limits=limits,
            holidays=_holidays(run, shown),
            incomplete_label=_incomplete(run, judged, shown, served),
            unit=_(declared.unit),
            height=height,
        ),
    )


def judged_series(
    run: Series, scale: Scale, measure: Measure, scope: Scope, served: Snapshot, *, at: int | None = None
) -> JudgedSeries:
    """A series up to the end of the window as the reason of its tag tells it.

    Args:
        run: The series.
        scale: Format of its values.
        measure: What is measured.
        scope: The scope of the chart.
        served: The snapshot that is queried.
        at: Position of the period that is told; the last judged one when None.
    """
    judged = run.until(scope.date_to)
    last = judged.last if at is None else at
    names = (latest_name(run, last, scope, served), earlier_name(run, last, scope, served))
    return JudgedSeries(run.points[: len(judged.states)], judged, measure, scale, scope.grain.value, *names)


def _reading(run: Series, scale: Scale, neutral: str, scope: Scope, served: Snapshot) -> Reading:
    judged = run.until(scope.date_to)
    return trend_reading(
        run.points[: len(judged.states)],
        judged,
        latest=latest_name(run, judged.last, scope, served),
        neutral=neutral,
        scale=scale,
        grain=scope.grain.value,
        new_from=run.new_from(scope.date_to),
    )


def drawn_periods(
    name: str, question: str, frame: pd.DataFrame, value: str, scope: Scope, served: Snapshot
) -> tuple[Rows, ...]:
    """The rows of the last period of a chart, and the rows of all drawn periods.

    Args:
        name: The query that lists the rows; empty without one.
        question: The query that counts them per period.
        frame: The drawn values, one row per period.
        value: The column that counts them.
        scope: The scope of the chart.
        served: The snapshot that is queried.
    """
    if frame.empty or not name:
        return ()
    starts = [pd.Timestamp(start).date() for start in frame["period_start"]]
    last, whole = (of_periods(question, scope, some, served) for some in (starts[-1:], starts))
    all_label = _("图上 {n} 期").format(n=len(starts))
    return (
        *rows_behind(
            name,
            last,
            frame[value].iloc[-1:],
            label=period_name(last.date_from, last.date_to, served.as_of).rstrip(),
        ),
        *rows_behind(name, whole, frame[value], label=all_label),
    )


def _subtitle(run: Series, scope: Scope, neutral: str, unit: str, periods: int) -> str:
    """The subject of the chart and how to read it; the band is named only where it is drawn."""
    is_known = run.until(scope.date_to).current.is_known
    hollow = _("空心为假期或不满一期") if scope.grain in (Grain.DAY, Grain.WEEK) else _("空心为不满一期")
    begin = _("{measure}（{unit}），{periods} 期；").format(measure=neutral, unit=unit, periods=periods)
    return begin + (_("灰带为正常波动；") if is_known else "") + hollow


def _limits(run: Series, scope: Scope) -> str:
    """How the limits of the last period are computed; empty where too few periods give any."""
    of, new_from = run.until(scope.date_to).current, run.new_from(scope.date_to)
    if not of.is_known:
        return ""
    since = _("均值 ± 2.66 × 平均移动极差，至少 ± {few}，{day} 起 {n} 期")
    latest = _("均值 ± 2.66 × 平均移动极差，至少 ± {few}，近 {n} 期")
    expected = _("按 {n} 期的趋势与季节预期，± {sigmas} 个标准差，至少 ± {few}")
    text = expected if of.is_expected else since if new_from else latest
    number = of.point_count if of.is_expected or new_from else BASELINE[scope.grain]
    return text.format(n=number, few=FEW, sigmas=plain(LIMITS, 2), day=new_from)


def segments(judged: Control, shown: slice) -> list[tuple[int, int, float, float, float]]:
    """First and last position, mean, lower and upper limit of each stretch on the screen.

    Limits that follow a season end with the last finished period, the last one compared with them.
    """
    found: list[tuple[int, int, float, float, float]] = []
    for at, limits in enumerate(judged.limits[shown]):
        is_open = judged.states[shown][at] is State.INCOMPLETE
        if not limits.is_known or (limits.is_expected and is_open):
            continue
        levels = (limits.mean, limits.lower, limits.upper)
        if found and not limits.is_expected and found[-1][1] == at - 1 and found[-1][2:] == levels:
            found[-1] = (found[-1][0], at, *levels)
        else:
            found.append((at, at, *levels))
    return found


def _holidays(run: Series, shown: slice) -> list[tuple[date, date, str]]:
    if run.grain is not Grain.WEEK or shown.stop == shown.start:
        return []
    first, last = run.starts[shown.start], run.starts[shown.stop - 1] + WEEK - DAY
    return [
        (span.first, span.last, _(span.label)) for span in spans(first, last) if span.day_count >= _LEAST_DAYS
    ]


def _incomplete(run: Series, judged: Control, shown: slice, served: Snapshot) -> str | None:
    """The label of the unfinished period: its elapsed days, and its count so far."""
    last = shown.stop - 1
    if last < shown.start or judged.states[last] is not State.INCOMPLETE or run.points[last] is None:
        return None
    days = (served.as_of.date() - run.starts[last]).days + 1
    return _("未完一期<br>{days} 天 {n}").format(days=days, n=plain(run.points[last]))


def _states(judged: Control, shown: slice) -> list[str]:
    """States to draw: eight on one side is marked at the latest point only, or half a winter would be."""
    return [
        State.NORMAL if judged.rules[at] is Rule.EIGHT and at != judged.last else state
        for at, state in list(enumerate(judged.states))[shown]
    ]
