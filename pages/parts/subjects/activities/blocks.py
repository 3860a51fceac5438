"""Blocks of the activities: the calendar, the problems they collect and settle, who serves, the stars."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.calendar_periods import days_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import from_ledger_start, readable, span
from pages.parts.charts import outcomes as outcomes_chart
from pages.parts.charts.panels import Column, panels
from pages.parts.charts.theme import BLUE, BLUE3
from pages.parts.findings.reading import NOT_NAMED, capital, named_rows, short
from pages.parts.html import markup
from pages.parts.subjects.activities.readings import (
    STARS,
    calendar_reading,
    issues_reading,
    per_hundred,
    service_reading,
    stars_reading,
    stars_wide,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import FRACTION_ONLY_BELOW, is_missing, plain
from queries import Only, Scope

ROWS = "activities/held_rows"
_KINDS = "activities/activities_by_kind"
_COUNTS = ["activity_count", "participant_count", "issues_collected_count", "issues_resolved_count"]
#: Number of places named in a row of the stars; the others are counted.
_PLACES = 4


def _kinds(scope: Scope) -> pd.DataFrame:
    """The activities, one row per kind, without stars, which are awards."""
    frame = fetch(_KINDS, scope)
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
        table=fetch(_KINDS, scope),
        question=_KINDS,
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


def service(scope: Scope) -> Block | None:
    """双报到、双服务: members who reported, and how often they served.

    None without either, and where compounds are chosen: their members are not those of their community.
    """
    if scope.compounds is not None:
        return None
    question = "activities/member_service_by_community"
    frame = fetch(question, scope)
    if frame.empty:
        return None
    heads = (
        markup.Heading(_("社区"), is_text=True, column="community"),
        markup.Heading(_("报到党员"), column="member_count"),
        markup.Heading(_("志愿活动"), column="volunteer_count"),
        markup.Heading(capital(_("人次")), hide_on_phone=True, column="participant_count"),
        markup.Heading(_("志愿服务单"), column="volunteer_done_count"),
        markup.Heading(_("每百名服务"), hide_on_phone=True),
    )
    shown = frame[named_rows(frame, "community")]
    rows = tuple(_volunteer_cells(row) for row in shown.to_dict("records"))
    return Block(
        key="member-service",
        reading=service_reading(frame),
        subtitle=_(
            "{window} 志愿活动（场）、办结的志愿服务单（件）与现有在职党员（名）；不足 {n} 名的不折算每百名"
        ).format(window=dates(scope.date_from, scope.date_to), n=FRACTION_ONLY_BELOW),
        table=frame,
        question=question,
        measures=("volunteer_count",),
        html=markup.unit_table(markup.Table(heads, rows, frame=shown)),
        rows=_services(scope, frame),
    )


def _services(scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The lists of the activities and orders that are counted; the members are in the register of posts."""
    activities, orders = "activities/held_rows", "service_orders/counted_rows"
    done = Only(("kind", "is_done"), (("志愿服务", "true"),))
    return (
        *rows_behind(
            activities,
            scope,
            frame["volunteer_count"],
            only=Only(("kind",), (("志愿",),)),
            label=_("志愿活动"),
        ),
        *rows_behind(orders, scope, frame["volunteer_done_count"], only=done, label=_("志愿服务单")),
    )


def _volunteer_cells(row: dict[str, Any]) -> tuple[markup.Cell, ...]:
    times = float(row["volunteer_count"]) + float(row["volunteer_done_count"])
    each = per_hundred(times, row["member_count"])
    return (
        markup.Cell(short(row["community"])),
        markup.Cell("—" if is_missing(row["member_count"]) else plain(row["member_count"]), bold=True),
        markup.Cell(plain(row["volunteer_count"])),
        markup.Cell(plain(row["participant_count"])),
        markup.Cell(plain(row["volunteer_done_count"])),
        markup.Cell("—" if each is None else plain(each, 1)),
    )


def stars(scope: Scope) -> Block | None:
    """星级评选: number of each kind of star per month, and the places, no names; None without activities."""
    question = "activities/stars_by_month"
    frame = fetch(question, scope)
    if fetch(_KINDS, scope).empty:
        return None
    return Block(
        key="stars",
        reading=stars_reading(frame),
        subtitle=_("{window} 社区之星、楼长之星、楼院之星每月的名额（名）与来源小区；不显示姓名").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=question,
        measures=("star_count",),
        html="" if frame.empty else markup.unit_table(_star_table(frame)),
        rows=() if frame.empty else rows_behind("activities/award_rows", scope, frame["star_count"]),
        shown=() if frame.empty else (_star_values(frame),),
    )


def _star_table(frame: pd.DataFrame) -> markup.Table:
    heads = (
        markup.Heading(_("月份"), is_text=True, column="period_start"),
        *(markup.Heading(_(name), column=name) for name in STARS),
        markup.Heading(_("来源小区"), is_text=True, wraps=True),
    )
    rows = []
    for month in stars_wide(frame):
        places = month["places"]
        shown = listing(short(name) for name in places[:_PLACES])
        if len(places) > _PLACES:
            shown = _("{names}等 {n} 处").format(names=shown, n=len(places))
        counts = [markup.Cell(plain(month["counts"][name])) for name in STARS]
        rows.append((markup.Cell(f"{pd.Timestamp(month['month']):%Y-%m}"), *counts, markup.Cell(shown)))
    return markup.Table(heads, tuple(rows), frame=_star_values(frame))


def _star_values(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per month, as the table has them: the count of each kind of star."""
    months = [{"period_start": month["month"], **month["counts"]} for month in stars_wide(frame)]
    return pd.DataFrame(months)
