"""Blocks of patrol: how often each team goes out, and which routes nobody has walked for long."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.fetch import fetch_all, snapshot
from pages.parts.charts.calendar import calendar
from pages.parts.findings.reading import name_as_written, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.visits.team_readings import routes_reading, teams_reading
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _
from pages.parts.words.numbers import plain
from queries import Grain, Only, Scope

TEAMS, ROUTES, ROWS = "visits/patrols_by_team_week", "visits/routes", "visits/rows"
#: Weeks side by side on a phone, and routes in the list.
_WEEKS, _MOST = 12, 12


def teams(scope: Scope) -> Block | None:
    """Patrols per team in each of the last weeks; None where no patrol of the year names its team."""
    asked, mondays = _last_weeks(scope)
    frame, year = fetch_all([(TEAMS, asked), (TEAMS, scope)])
    if year.empty:
        return None
    names = _names(year)
    shown = frame.assign(unit=[names[pair] for pair in _pairs(frame)])
    sums = shown.groupby("unit")["patrol_count"].sum()
    every = sorted(set(names.values()), key=lambda name: (-int(sums.get(name, 0)), name))
    return Block(
        key="teams",
        reading=teams_reading(every, sums, len(mondays)),
        subtitle=_("{window} 各巡逻队每周巡逻次数；灰格当周没有记录，首尾周可能不满").format(
            window=dates(asked.date_from, asked.date_to)
        ),
        table=frame,
        question=TEAMS,
        measures=("patrol_count",),
        figure=_cells(shown, every, sums, mondays) if len(frame) else None,
        rows=_patrols_of(frame, "team", asked),
    )


def _cells(shown: pd.DataFrame, names: list[str], sums: pd.Series, mondays: list[date]) -> go.Figure:
    """One cell per team and week."""
    return calendar(
        shown,
        name="unit",
        period="period_start",
        value="patrol_count",
        names=names,
        periods=mondays,
        grain=Grain.WEEK.value,
        totals={name: plain(int(sums.get(name, 0))) for name in names},
        total_label=_("合计"),
        unit=_("次"),
    )


def _last_weeks(scope: Scope) -> tuple[Scope, list[date]]:
    """The scope of the last weeks of a window, and their Mondays."""
    end = (snapshot().as_of + timedelta(days=1)).date()
    last = min(scope.date_to or end, end) - timedelta(days=1)
    monday = last - timedelta(days=last.weekday())
    mondays = [monday - timedelta(weeks=back) for back in range(_WEEKS - 1, -1, -1)]
    return scope.replace(date_from=mondays[0], date_to=last + timedelta(days=1)), mondays


def _pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["community"].astype(str), frame["team"].astype(str), strict=True))


def _names(frame: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Community and team -> the name of the team, with the community where another one has the same."""
    pairs = set(_pairs(frame))
    teams = [team for _community, team in pairs]
    return {
        (community, team): f"{short(community)} · {team}" if teams.count(team) > 1 else team
        for community, team in pairs
    }


def routes(scope: Scope) -> Block | None:
    """Routes by when they were last walked; None where no patrol names one."""
    window, ever = fetch_all([(ROUTES, scope), (ROUTES, scope.replace(date_from=None))])
    if ever.empty:
        return None
    times = window.set_index(["community", "route"])["patrol_count"]
    frame = ever.set_index(["community", "route"]).assign(patrol_count=times).reset_index()
    frame["patrol_count"] = frame["patrol_count"].fillna(0).astype(int)
    shown = frame.head(_MOST)
    return Block(
        key="routes",
        reading=routes_reading(frame, settings().route_days),
        subtitle=_("到数据截至，隔得久的在前；次数为 {window}；超过 {n} 天没走算该走了（可设置）").format(
            window=dates(scope.date_from, scope.date_to), n=settings().route_days
        ),
        table=frame,
        question=ROUTES,
        measures=("stale_route_count", "patrol_count"),
        html=unit_table(_route_table(shown)),
        rows=_patrols_of(frame, "route", scope),
    )


def _patrols_of(frame: pd.DataFrame, by: str, scope: Scope) -> tuple[Rows, ...]:
    """The visits that name one of the teams, or one of the routes, of a table."""
    if frame.empty:
        return ()
    named = tuple((name,) for name in sorted(set(frame[by].astype(str))))
    return rows_behind(ROWS, scope, frame["patrol_count"], only=Only((by,), named))


def _route_table(shown: pd.DataFrame) -> Table:
    headings = (
        Heading(_("路线"), True, column="route"),
        Heading(_("社区"), True, True, column="community"),
        Heading(_("次数"), column="patrol_count"),
        Heading(_("最近一次走"), hide_on_phone=True, column="last_walked_at"),
        Heading(_("已隔（天）"), column="days_since"),
    )
    most = settings().route_days
    rows = tuple(
        (
            Cell(name_as_written(row["route"]), bold=True),
            Cell(short(row["community"])),
            Cell(plain(row["patrol_count"])),
            Cell(day(row["last_walked_at"])),
            Cell(plain(row["days_since"]), colour="amber" if row["days_since"] > most else ""),
        )
        for row in shown.to_dict("records")
    )
    return Table(headings, rows, frame=shown)
