"""Blocks of 周周有活动: in how many weeks people came together, and when they did not."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.block import Block, of_places, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts.panels import Column, panels
from pages.parts.findings.reading import short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.activities.week_readings import compounds_reading, quiet_reading, weeks_reading
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import fraction, plain
from queries import Scope

COMMUNITIES, COMPOUNDS = "activities/weeks_by_community", "activities/weeks_by_compound"
WEEKLY, QUIET, ROWS = "activities/gatherings_by_week", "activities/quiet_weeks", "activities/gathering_rows"
#: Weeks of a strip, runs and compounds of a table.
_WEEKS, _RUNS, _COMPOUNDS = 52, 10, 10
_A_WEEK = timedelta(weeks=1)


def weeks(scope: Scope) -> Block | None:
    """Weeks with an activity of each community.

    None without a whole week or an activity, and for chosen compounds: theirs are not their community's.
    """
    if scope.compounds is not None:
        return None
    frame, weekly = fetch(COMMUNITIES, scope), fetch(WEEKLY, scope)
    if frame.empty or not frame["gathering_count"].sum():
        return None
    first, end = _span(weekly)
    return Block(
        key="activity-weeks",
        reading=weeks_reading(frame, fetch(QUIET, scope)),
        subtitle=_(
            "{window} 每周活动场次，只算已过完、活动台账记到的整周，图为最近 {n} 周；"
            "公示、微党课、法律咨询、阵地服务和星级评选不算"
        ).format(window=dates(first, end), n=min(_WEEKS, int(frame["week_count"].max()))),
        table=frame,
        question=COMMUNITIES,
        measures=("active_week_share",),
        figure=_strips(frame, weekly, end),
        rows=rows_behind(ROWS, scope, frame["gathering_count"]),
    )


def _span(weekly: pd.DataFrame) -> tuple[date, date]:
    """First day of the weeks, and the day after the last."""
    starts = pd.to_datetime(weekly["week_start"]).dt.date
    return min(starts), max(starts) + _A_WEEK


def _strips(frame: pd.DataFrame, weekly: pd.DataFrame, end: date) -> go.Figure:
    """One strip a community, the weeks with an activity of all weeks, and the longest gap, at its right."""
    names = {str(name): short(name) for name in frame["community"]}
    since = end - _A_WEEK * min(_WEEKS, int(frame["week_count"].max()))
    recent = weekly[pd.to_datetime(weekly["week_start"]).dt.date >= since]
    shares, gaps = {}, {}
    for row in frame.to_dict("records"):
        name = names[str(row["community"])]
        shares[name] = fraction(row["active_week_count"], row["week_count"])
        gaps[name] = plain(row["longest_gap"])
    return panels(
        recent.assign(unit=recent["community"].astype(str).map(names)),
        period="week_start",
        name="unit",
        value="gathering_count",
        names=list(names.values()),
        span=(since, end),
        days=7,
        columns=[Column(_("有活动的周"), shares), Column(_("最长空档"), gaps)],
        unit=_("场"),
    )


def quiet_weeks(scope: Scope) -> Block | None:
    """The runs of weeks without an activity in each community, the longest first; None without a week."""
    if scope.compounds is not None:
        return None
    frame, every = fetch(QUIET, scope), fetch(COMMUNITIES, scope)
    if every.empty or not every["gathering_count"].sum():
        return None
    shown = frame.head(_RUNS)
    heads = (
        Heading(_("社区"), True, column="community"),
        Heading(_("没有活动自"), column="quiet_from"),
        Heading(_("至"), column="quiet_to"),
        Heading(_("连续（周）"), column="quiet_week_count"),
    )
    rows = tuple(
        (
            Cell(short(row["community"]), bold=True),
            Cell(day(row["quiet_from"])),
            Cell(day(row["quiet_to"])),
            Cell(plain(row["quiet_week_count"])),
        )
        for row in shown.to_dict("records")
    )
    return Block(
        key="quiet-weeks",
        reading=quiet_reading(frame, shown=len(shown)),
        subtitle=_("没有活动的周，相连的合为一段，长的在前，列 {n} 段，全部见数据表").format(n=len(shown)),
        table=frame,
        question=QUIET,
        measures=("active_week_share",),
        html=unit_table(Table(heads, rows, frame=shown)) if len(shown) else "",
    )


def compound_weeks(scope: Scope) -> Block | None:
    """Weeks with an activity of each compound; None where no activity names one."""
    frame = fetch(COMPOUNDS, scope)
    held = frame[frame["gathering_count"] > 0]
    if held.empty:
        return None
    shown = held.head(_COMPOUNDS)
    return Block(
        key="compound-weeks",
        reading=compounds_reading(frame),
        subtitle=_("写明小区的活动，有活动的周/过完的整周，多的在前，列 {n} 个；没写小区的活动不在内").format(
            n=len(shown)
        ),
        table=frame,
        question=COMPOUNDS,
        measures=("active_week_share",),
        html=unit_table(_compound_table(shown)),
        rows=rows_behind(ROWS, scope, frame["gathering_count"], only=of_places(held)),
    )


def _compound_table(shown: pd.DataFrame) -> Table:
    heads = (
        Heading(_("小区"), True, column="compound"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("有活动的周"), column="active_week_count"),
        Heading(_("最长空档（周）"), column="longest_gap"),
        Heading(_("最近一周"), hide_on_phone=True, column="last_active_week"),
    )
    rows = tuple(
        (
            Cell(str(row["compound"]), bold=True),
            Cell(short(row["community"])),
            Cell(fraction(row["active_week_count"], row["week_count"])),
            Cell(plain(row["longest_gap"])),
            Cell("—" if pd.isna(row["last_active_week"]) else day(row["last_active_week"])),
        )
        for row in shown.to_dict("records")
    )
    return Table(heads, rows, frame=shown)
