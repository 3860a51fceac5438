"""Blocks of the activities: the calendar, and the problems they collect and settle."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.calendar_periods import days_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import from_ledger_start, readable, span
from pages.parts.charts import outcomes as outcomes_chart
from pages.parts.charts.panels import Column, panels
from pages.parts.charts.theme import BLUE, BLUE3
from pages.parts.findings.reading import NOT_NAMED, capital
from pages.parts.subjects.activities.readings import STARS, calendar_reading, issues_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain
from queries import Only, Scope

ROWS = "activities/held_rows"
KINDS = "activities/activities_by_kind"
_COUNTS = ["activity_count", "participant_count", "issues_collected_count", "issues_resolved_count"]


def _kinds(scope: Scope) -> pd.DataFrame:
    """The activities, one row per kind, without stars, which are awards."""
    frame = fetch(KINDS, scope)
    return frame[~frame["kind"].isin(STARS)].groupby("kind", as_index=False)[_COUNTS].sum()


def calendar(scope: Scope) -> Block | None:
    """When each kind of activity was held, and how many people came; None without activities."""
    question = "activities/activities_by_period_kind"
    asked = readable(from_ledger_start(question, scope))
    frame = fetch(question, asked)
    frame = frame[~frame["kind"].isin(STARS)]
    if frame.empty:
        return None
    figure = _strips(frame, scope, asked)
    return Block(
        key="activity-calendar",
        reading=calendar_reading(_kinds(scope)),
        subtitle=_("{window} 各类活动的场次，各行同一比例；数字为最多的一期；右列为场次与人次合计").format(
            window=dates(asked.date_from, asked.date_to)
        ),
        table=frame,
        question=question,
        measures=("participant_count",),
        figure=figure,
        rows=rows_behind(ROWS, asked, frame["activity_count"]),
    )


def _strips(frame: pd.DataFrame, scope: Scope, asked: Scope) -> go.Figure:
    """One strip per kind of activity, with how many were held and came."""
    sums = _kinds(scope).set_index("kind").sort_values("activity_count", ascending=False, kind="stable")
    names = sorted(sums.index.astype(str), key=lambda name: name in NOT_NAMED)
    people = {name: plain(sums["participant_count"][name] or None) for name in names}
    return panels(
        frame,
        period="period_start",
        name="kind",
        value="activity_count",
        names=names,
        span=span(asked, frame["period_start"]),
        days=days_of(asked.grain),
        columns=[
            Column(_("场次"), {name: plain(sums["activity_count"][name]) for name in names}),
            Column(
                capital(_("人次")), {n: people[n] if sums["participant_count"][n] else "—" for n in names}
            ),
        ],
        unit=_("场"),
    )


def issues(scope: Scope) -> Block | None:
    """Problems collected and settled, by kind of activity; None when none was collected."""
    sums = _kinds(scope)
    sums = sums[sums["issues_collected_count"] > 0]
    if sums.empty:
        return None
    channels = fetch("service_requests/volume_by_channel", scope)
    asked = channels.loc[channels["channel"].astype(str) == "文化活动", "request_count"].sum()
    figure = _issue_bars(sums)
    return Block(
        key="issues",
        reading=issues_reading(sums, float(asked)),
        subtitle=_("{window} 活动中收集的问题（件），按活动类别和是否解决").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=fetch(KINDS, scope),
        question=KINDS,
        measures=("resolved_share", "participant_count"),
        figure=figure,
        rows=rows_behind(ROWS, scope, sums["activity_count"], only=_of_kinds(sums)),
    )


def _of_kinds(sums: pd.DataFrame) -> Only:
    """The filter for the activities of these kinds."""
    return Only(("kind",), tuple((kind,) for kind in sums["kind"].astype(str)))


def _issue_bars(sums: pd.DataFrame) -> go.Figure:
    """One bar per kind of activity, the settled problems dark."""
    return outcomes_chart.outcome_bars(
        sums.assign(left=sums["issues_collected_count"] - sums["issues_resolved_count"]),
        name="kind",
        parts=[("issues_resolved_count", _("已解决"), BLUE), ("left", _("未解决"), BLUE3)],
        numerator="issues_resolved_count",
        denominator="issues_collected_count",
        rate_label=_("解决率"),
        count_label=_("解决/收集"),
        small=settings().small_sample,
    )
