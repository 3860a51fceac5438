"""Blocks of the visits: when homes were visited and streets patrolled, where, and how many with files."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.calendar_periods import days_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import from_ledger_start, readable, span
from pages.parts.charts import ranking
from pages.parts.charts.calendar import calendar
from pages.parts.charts.panels import Column, panels
from pages.parts.findings.reading import NOT_NAMED, capital, named_rows, short, word
from pages.parts.subjects.visits.readings import (
    coverage_reading,
    files_reading,
    patrols_reading,
    with_file_interval,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_missing, plain
from queries import Grain, Only, Scope

ROWS = "visits/rows"
COMMUNITIES = "visits/coverage_by_community"
#: Filter for visits that record whether there is a family file.
_SAYING = Only(("has_file",), (("true",), ("false",)))
#: Number of cells side by side on a phone.
_CELLS = 12
_PERIOD = {Grain.MONTH: mark("每月"), Grain.QUARTER: mark("每季"), Grain.YEAR: mark("每年")}


def patrols(scope: Scope) -> Block | None:
    """Visits and patrols, day and night, one strip per kind; None without visits."""
    question = "visits/visits_by_period_kind"
    asked = readable(from_ledger_start(question, scope))
    frame = fetch(question, asked)
    if frame.empty:
        return None
    columns = ["visit_count", "household_count", "found_count"]
    sums = (
        frame.groupby("kind")[columns]
        .sum(min_count=1)
        .sort_values("visit_count", ascending=False, kind="stable")
    )
    figure = _strips(frame, sums, asked)
    return Block(
        key="patrols",
        reading=patrols_reading(sums.reset_index()),
        subtitle=_(
            "{window} 各类走访巡查的次数，各行同一比例；数字为最多的一期；右列为次数与发现问题"
        ).format(window=dates(asked.date_from, asked.date_to)),
        table=frame,
        question=question,
        measures=("household_count",),
        figure=figure,
        rows=rows_behind(ROWS, asked, frame["visit_count"]),
    )


def _strips(frame: pd.DataFrame, sums: pd.DataFrame, asked: Scope) -> go.Figure:
    """One strip per kind of visit, with their number and the problems found."""
    names = sorted(sums.index.astype(str), key=lambda name: name in NOT_NAMED)
    return panels(
        frame,
        period="period_start",
        name="kind",
        value="visit_count",
        names=names,
        span=span(asked, frame["period_start"]),
        days=days_of(asked.grain),
        columns=[
            Column(_("次数"), {name: plain(sums["visit_count"][name]) for name in names}),
            Column(capital(_("发现")), {name: plain(sums["found_count"][name]) for name in names}),
        ],
        unit=_("次"),
    )


def files(scope: Scope) -> Block | None:
    """Visits with a family file, one row per community with its interval.

    None where no visit records it, and for chosen compounds: their files are not those of their community.
    """
    if scope.compounds is not None:
        return None
    frame = fetch(COMMUNITIES, scope)
    drawn = with_file_interval(frame[(frame["file_known_count"] > 0) & named_rows(frame, "community")])
    if drawn.empty:
        return None
    figure = _file_dots(drawn, scope)
    return Block(
        key="files",
        reading=files_reading(drawn, small_sample=settings().small_sample),
        subtitle=_(
            "{window} 建了家庭档案的走访 / 写明是否建档的走访（%），按次不按户；"
            "横条为 95% 区间，三角为伸出图外；空心为少于 {small} 次"
        ).format(window=dates(scope.date_from, scope.date_to), small=settings().small_sample),
        table=frame,
        question=COMMUNITIES,
        measures=("file_rate",),
        figure=figure,
        rows=rows_behind(ROWS, scope, frame["file_known_count"], only=_SAYING),
    )


def _file_dots(drawn: pd.DataFrame, scope: Scope) -> go.Figure:
    """One dot per community on its interval."""
    return ranking.dots_with_intervals(
        drawn.assign(unit=drawn["community"].map(short)),
        name="unit",
        value="file_rate",
        low="low",
        high="high",
        numerator="filed_count",
        denominator="file_known_count",
        small=settings().small_sample,
        value_label=_("建档"),
        count_label=_("建档/写明"),
        height=_height(scope),
    )


def _height(scope: Scope) -> float:
    """The height of the strips beside it."""
    kinds: int = fetch("visits/visits_by_period_kind", readable(scope))["kind"].nunique()
    return 46 * kinds + 26 + 42


def coverage(scope: Scope) -> Block | None:
    """Visits to households per hundred households, one row per community and one column per period.

    None without any, and where compounds are chosen: their visits are not those of their community.
    """
    if scope.compounds is not None:
        return None
    question = "visits/coverage_by_community_period"
    asked, periods = _last_periods(from_ledger_start(question, scope))
    frame = fetch(question, asked)
    sums = fetch(COMMUNITIES, asked)
    sums = sums[named_rows(sums, "community")].sort_values("visits_per_hundred_households", ascending=False)
    if frame.empty or sums.empty or not sums["household_count"].sum():
        return None
    figure = _cells(frame, sums, periods, asked.grain)
    return Block(
        key="coverage",
        reading=coverage_reading(sums, len(periods)),
        subtitle=_("{window} {every}每百户走访户次（走访户次 / 社区户数 × 100）；颜色越深走访越多").format(
            window=dates(asked.date_from, asked.date_to), every=word(_PERIOD[asked.grain])
        )
        + _by_visits_note(scope),
        table=frame,
        question=question,
        measures=("visits_per_hundred_households", "household_count"),
        figure=figure,
        rows=rows_behind(ROWS, asked, frame["visit_count"]),
    )


def _by_visits_note(scope: Scope) -> str:
    """Whether households can be told apart: without a number of theirs only visits can be counted."""
    if fetch("visits/households_by_compound", scope)["named_visit_count"].sum():
        return _("；写了户号的另按不同的户算，见下表")
    return _("；台账没有户号，只能按户次")


def _cells(frame: pd.DataFrame, sums: pd.DataFrame, periods: list[date], grain: Grain) -> go.Figure:
    """One cell per community and period."""
    names = [str(name) for name in sums["community"]]
    rates = dict(zip(names, sums["visits_per_hundred_households"], strict=True))
    return calendar(
        frame.assign(unit=frame["community"].astype(str).map(short)),
        name="unit",
        period="period_start",
        value="visits_per_hundred_households",
        names=[short(name) for name in names],
        periods=periods,
        grain=grain.value,
        totals={short(n): "—" if is_missing(rates[n]) else plain(rates[n], 1) for n in names},
        total_label=_("合计"),
        unit=_("户次/百户"),
    )


def _last_periods(scope: Scope) -> tuple[Scope, list[date]]:
    """The scope of the last whole periods that fit, and their first days."""
    asked = readable(scope.replace(grain=Grain.MONTH), _CELLS + 0.9)
    unit = {Grain.MONTH: "M", Grain.QUARTER: "Q", Grain.YEAR: "Y"}[asked.grain]
    last = pd.Period(pd.Timestamp(asked.date_to) - pd.Timedelta(days=1), freq=unit)
    first = last - (_CELLS - 1)
    if asked.date_from is not None:
        first = max(first, pd.Period(pd.Timestamp(asked.date_from), freq=unit))
    periods = [period.start_time.date() for period in pd.period_range(first, last)]
    return asked.replace(date_from=max(periods[0], asked.date_from or periods[0])), periods
