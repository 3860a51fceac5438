"""Blocks of the daily rounds of streets: which kinds of problems on which stretch, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all, snapshot
from pages.parts.asking.spans import from_ledger_start
from pages.parts.charts.calendar import calendar
from pages.parts.charts.grid import Cell, value_grid
from pages.parts.findings.reading import name_as_written, short
from pages.parts.subjects.visits.street_readings import months_reading, streets_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain
from queries import Grain, Only, Scope

STRETCHES, PERIODS, ROWS = "visits/street_findings", "visits/street_findings_by_period", "visits/rows"
#: Column of a kind of problem -> its name.
KINDS = {
    "hygiene_count": mark("卫生"),
    "frontage_count": mark("门前五包"),
    "vehicle_count": mark("车辆"),
    "other_kind_count": mark("其他"),
    "unnamed_count": mark("没写类别"),
}
_ROUNDS = Only(("kind",), (("街长巡查",),))
_MOST, _MONTHS = 12, 12


def streets(scope: Scope) -> Block | None:
    """Stretches by the kinds of problems that rounds found; None without a round of a street."""
    frame = fetch(STRETCHES, scope)
    if frame.empty:
        return None
    names = _names(frame)
    return Block(
        key="street-findings",
        reading=streets_reading(frame.assign(stretch=names), shown=_MOST),
        subtitle=_(
            "{window} 街长巡查写了这类问题的次数（次），不是问题的件数；一次写几类的各算一次，"
            "列 {n} 段，发现多的在前"
        ).format(window=dates(scope.date_from, scope.date_to), n=min(len(frame), _MOST)),
        table=frame,
        question=STRETCHES,
        measures=("round_count", "finding_rate", "hygiene_count", "frontage_count", "vehicle_count"),
        figure=_grid(frame.head(_MOST), names[:_MOST]) if frame["finding_count"].sum() else None,
        rows=rows_behind(ROWS, scope, frame["round_count"], only=_ROUNDS),
    )


def _names(frame: pd.DataFrame) -> list[str]:
    """Each stretch, with its community where another one has the same name."""
    stretches = frame["stretch"].astype(str)
    is_twice = stretches.duplicated(keep=False)
    return [
        f"{short(community)} · {name_as_written(stretch)}" if twice else name_as_written(stretch)
        for community, stretch, twice in zip(frame["community"], stretches, is_twice, strict=True)
    ]


def _grid(frame: pd.DataFrame, names: list[str]) -> go.Figure:
    """One cell per stretch and kind that occurs."""
    kinds = {column: _(name) for column, name in KINDS.items() if frame[column].sum()}
    cells = [
        Cell(name, kind, float(row[column]) or float("nan"), float(row[column]), float(row["round_count"]))
        for name, row in zip(names, frame.to_dict("records"), strict=True)
        for column, kind in kinds.items()
    ]
    return value_grid(cells, rows=names, columns=list(kinds.values()), unit=_("次"))


def months(scope: Scope) -> Block | None:
    """The kinds of problems by month; None where no round of the window names a kind."""
    asked = from_ledger_start(PERIODS, _last_months(scope))
    frame, year = fetch_all([(PERIODS, asked), (PERIODS, scope.replace(grain=Grain.MONTH))])
    named = [column for column in KINDS if column in year and year[column].sum()]
    if not named:
        return None
    return Block(
        key="street-months",
        reading=months_reading(frame, snapshot().as_of.date()),
        subtitle=_("{window} 每月写了各类问题的街长巡查（次），最后一个月可能不满").format(
            window=dates(asked.date_from, asked.date_to)
        ),
        table=frame,
        question=PERIODS,
        measures=("finding_rate", "hygiene_count", "frontage_count", "vehicle_count"),
        figure=_calendar(frame, named),
        rows=rows_behind(ROWS, asked, frame["round_count"], only=_ROUNDS),
        silent=_("一次巡查可写几类问题，一格不是一个条件；看明细列出每一次"),
    )


def _calendar(frame: pd.DataFrame, named: Sequence[str]) -> go.Figure:
    """One cell per kind and month."""
    shown = pd.concat(
        frame[["period_start"]].assign(kind=_(KINDS[column]), finding_count=frame[column]) for column in named
    )
    sums = {_(KINDS[column]): plain(frame[column].sum()) for column in named}
    return calendar(
        shown[shown["finding_count"] > 0],
        name="kind",
        period="period_start",
        value="finding_count",
        names=list(sums),
        periods=list(frame["period_start"]),
        grain=Grain.MONTH.value,
        totals=sums,
        total_label=_("合计"),
        unit=_("次"),
    )


def _last_months(scope: Scope) -> Scope:
    """The last twelve calendar months of a window, the last one up to its end."""
    end = (snapshot().as_of + timedelta(days=1)).date()
    last = min(scope.date_to or end, end)
    day = last - timedelta(days=1)
    months_since = 12 * day.year + day.month - _MONTHS
    first = day.replace(year=months_since // 12, month=months_since % 12 + 1, day=1)
    return scope.replace(date_from=first, date_to=last, grain=Grain.MONTH)
