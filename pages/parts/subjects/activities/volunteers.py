"""Blocks of those who serve: teams of volunteers and their hours, units that report, the legal adviser."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.block import Block, Rows, of_places, rows_behind
from pages.parts.asking.calendar_periods import days_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import span
from pages.parts.charts.panels import Column, panels
from pages.parts.findings.reading import capital, name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.activities.volunteer_readings import advice_reading, teams_reading, units_reading
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import is_missing, plain
from queries import Grain, Only, Scope

TEAMS, TEAM_ROWS = "activities/hours_by_team", "activities/volunteer_rows"
UNITS, UNIT_ROWS = "activities/reported_units", "activities/reported_unit_rows"
MEMBERS, ADVICE = "activities/members_served_by_community", "activities/consultations_by_compound"
_MOST = 12


def teams(scope: Scope) -> Block | None:
    """Services and hours of each team of volunteers; None without a voluntary activity."""
    frame = fetch(TEAMS, scope)
    if frame.empty:
        return None
    is_written = bool((frame["volunteer_team"] != "未填写").any() or frame["timed_count"].sum())
    return Block(
        key="volunteer-teams",
        reading=teams_reading(frame),
        subtitle=_("{window} 志愿活动和写了志愿队的活动（次）；时长是去的人合计的小时，没写的不算 0").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=TEAMS,
        measures=("service_hours",),
        html=unit_table(_team_table(frame.head(_MOST))) if is_written else "",
        rows=rows_behind(TEAM_ROWS, scope, frame["service_count"]),
    )


def _team_table(shown: pd.DataFrame) -> Table:
    heads = (
        Heading(_("志愿队"), True, column="volunteer_team"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("服务（次）"), column="service_count"),
        Heading(capital(_("人次")), hide_on_phone=True, column="participant_count"),
        Heading(_("写了时长的"), hide_on_phone=True, column="timed_count"),
        Heading(_("时长（小时）"), column="service_hours"),
        Heading(_("每次（小时）"), column="hours_per_service"),
    )
    rows = tuple(
        (
            Cell(name_as_written(row["volunteer_team"]), bold=True),
            Cell(short(row["community"])),
            Cell(plain(row["service_count"])),
            Cell(_or_dash(row["participant_count"])),
            Cell(plain(row["timed_count"])),
            Cell(_or_dash(row["service_hours"], 1)),
            Cell(_or_dash(row["hours_per_service"], 1)),
        )
        for row in shown.to_dict("records")
    )
    return Table(heads, rows, frame=shown)


def _or_dash(value: float, digits: int = 0) -> str:
    return "—" if is_missing(value) else plain(value, digits)


def units(scope: Scope) -> Block | None:
    """Units that reported for service, beside the members of whom the roll says that they served.

    None without a voluntary activity, a unit or a counted member.
    """
    frame, members = fetch(UNITS, scope), fetch(MEMBERS, scope)
    if frame.empty and fetch(TEAMS, scope).empty and not members["served_known_count"].sum():
        return None
    shown = frame.head(_MOST)
    return Block(
        key="reported-units",
        reading=units_reading(frame, members),
        subtitle=_("{window} 写了报到单位的活动，一场几家的每家各算一次；党员服务次数取自现在的名册").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=UNITS,
        measures=("reported_service_count", "served_member_share"),
        html=unit_table(_unit_table(shown)) if len(shown) else "",
        rows=rows_behind(UNIT_ROWS, scope, frame["service_count"]) if len(frame) else (),
    )


def _unit_table(shown: pd.DataFrame) -> Table:
    heads = (
        Heading(_("报到单位"), True, column="reporting_unit"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("服务（次）"), column="service_count"),
        Heading(capital(_("人次")), column="participant_count"),
        Heading(_("最近一次"), hide_on_phone=True, column="last_served_on"),
    )
    rows = tuple(
        (
            Cell(name_as_written(row["reporting_unit"]), bold=True),
            Cell(short(row["community"])),
            Cell(plain(row["service_count"])),
            Cell(_or_dash(row["participant_count"])),
            Cell(day(row["last_served_on"])),
        )
        for row in shown.to_dict("records")
    )
    return Table(heads, rows, frame=shown)


def advice(scope: Scope) -> Block | None:
    """Consultations of the legal adviser by compound and month, beside disputes; None without any."""
    frame = fetch(ADVICE, scope)
    if frame.empty:
        return None
    return Block(
        key="legal-advice",
        reading=advice_reading(frame),
        subtitle=_(
            "{window} 每月法律咨询（场）；右列为场数、人次合计和同一小区同期受理的纠纷（件，不分类型）"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=frame,
        question=ADVICE,
        measures=("consultation_count",),
        figure=_sessions(frame, scope),
        rows=_advice_rows(frame, scope),
    )


def _sessions(frame: pd.DataFrame, scope: Scope) -> go.Figure:
    """One strip a compound, its sessions by month, with people and disputes at the right."""
    placed = frame.assign(unit=[_place(row) for row in frame.to_dict("records")])
    sums = placed.groupby("unit")[["consultation_count", "participant_count", "dispute_count"]].sum()
    sums = sums.sort_values("consultation_count", ascending=False, kind="stable").head(_MOST)
    heads = (_("场次"), capital(_("人次")), _("纠纷"))
    columns = [
        Column(head, {str(name): plain(float(n)) for name, n in sums[column].items()})
        for head, column in zip(heads, sums.columns, strict=True)
    ]
    return panels(
        placed[placed["consultation_count"] > 0],
        period="period_start",
        name="unit",
        value="consultation_count",
        names=[str(name) for name in sums.index],
        span=span(scope.replace(grain=Grain.MONTH), frame["period_start"]),
        days=days_of(Grain.MONTH),
        columns=columns,
        unit=_("场"),
    )


def _advice_rows(frame: pd.DataFrame, scope: Scope) -> tuple[Rows, ...]:
    """The lists of the sessions, and of the disputes of their compounds."""
    law = Only(("kind",), (("法律咨询",),))
    held = rows_behind(
        "activities/held_rows", scope, frame["consultation_count"], only=law, label=_("法律咨询")
    )
    disputes = rows_behind(
        "mediation_cases/rows", scope, frame["dispute_count"], only=of_places(frame), label=_("纠纷")
    )
    return (*held, *disputes)


def _place(row: dict[str, object]) -> str:
    """The compound of a consultation, or its community where none is written."""
    compound = str(row["compound"])
    return short(str(row["community"])) if compound in ("未填写", "未匹配") else compound
