"""Blocks of the stations: what each of them is used for, and how often in each month."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.months import month_start, shift_months
from data.weeks import DAY
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts.calendar import calendar
from pages.parts.findings.reading import capital, short
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.organisation.station_readings import (
    is_told,
    months_reading,
    stations_reading,
)
from pages.parts.words.dates import dates, day
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_missing, plain
from queries import Grain, Scope

STATIONS, NAMING = "organisation/stations", "organisation/station_naming"
MONTHS, USES = "organisation/station_use_by_month", "organisation/station_uses"
_MOST = 20
#: Months side by side.
_MONTHS = 12
#: Column -> its heading: the uses by what they are; one that no ledger names a station for is left out.
_COUNTS = {
    "activity_count": mark("活动"),
    "meeting_count": mark("议事"),
    "matter_count": mark("三单走访"),
    "request_count": mark("诉求"),
}


def stations(window: Scope) -> Block:
    """The stations, and what is written to have been done at each of them within the window."""
    frame, naming = fetch(STATIONS, window), fetch(NAMING, window)
    told = is_told(frame)
    shown = frame.loc[told.sort_values(ascending=False, kind="stable").index].head(_MOST)
    return Block(
        key="stations",
        reading=stations_reading(frame, naming, window.date_to, shown=len(shown)),
        subtitle=_subtitle(window, len(shown), is_any=bool(told.any())),
        table=frame,
        question=STATIONS,
        measures=("use_count",),
        # no cell opens its rows: a compound may have several stations
        rows=rows_behind(USES, window, float(frame["use_count"].sum()))
        if told.any()
        else rows_behind(STATIONS, window, float(len(frame))),
        html=unit_table(_station_table(shown, told)),
    )


def _subtitle(window: Scope, shown: int, *, is_any: bool) -> str:
    if not is_any:
        return _("现状，列 {n} 处；小区里的活动不算作阵地的").format(n=shown)
    return _(
        "列 {n} 处；{window} 台账写明在那里办的：活动一行一次，议事一场一次，三单、诉求、走访一件一次；"
        "社区的台账都没写阵地的为“—”"
    ).format(n=shown, window=dates(window.date_from, window.date_to))


def _station_table(shown: pd.DataFrame, told: pd.Series) -> Table:
    """The table of the stations: their uses or, where no ledger tells of any, what the register says."""
    counts = [name for name in _COUNTS if shown[name].sum()]
    heads = [Heading(_("阵地"), True, column="station_name")]
    if told.any():
        heads += [
            Heading(_("社区"), True, True, column="community"),
            Heading(_("使用（次）"), column="use_count"),
            *(Heading(_(_COUNTS[name]), hide_on_phone=True, column=name) for name in counts),
            Heading(capital(_("人次")), column="participant_count"),
            Heading(_("有使用的天"), hide_on_phone=True, column="used_day_count"),
        ]
    else:
        heads += [
            Heading(_("社区"), True, True, column="community"),
            Heading(_("类别"), True, column="station_kind"),
            Heading(_("启用日期"), hide_on_phone=True, column="opened_on"),
        ]
    if has_riders := bool(shown["new_use_count"].sum()):
        heads.append(Heading(_("新就业群体人次"), breaks=True, column="new_people_count"))
    names = ["use_count", *counts, "participant_count", "used_day_count"] if told.any() else []
    names += ["new_people_count"] if has_riders else []
    rows = tuple(
        _use_cells(row, names, is_known=bool(told[at])) if names else _register_cells(row)
        for at, row in shown.iterrows()
    )
    return Table(tuple(heads), rows, frame=shown)


def _use_cells(row: pd.Series, names: list[str], *, is_known: bool) -> tuple[Cell, ...]:
    return (
        Cell(str(row["station_name"]), bold=True),
        Cell(short(row["community"])),
        *(Cell(plain(row[name]) if is_known and not is_missing(row[name]) else "—") for name in names),
    )


def _register_cells(row: pd.Series) -> tuple[Cell, ...]:
    return (
        Cell(str(row["station_name"]), bold=True),
        Cell(short(row["community"])),
        Cell(_(str(row["station_kind"]))),
        Cell("—" if pd.isna(row["opened_on"]) else day(row["opened_on"])),
    )


def station_months(window: Scope) -> Block | None:
    """Uses of each station in each of the last months of the window; None without any."""
    months = _last_months(window)
    asked = window.replace(date_from=months[0])
    frame = fetch(MONTHS, asked)
    if frame.empty:
        return None
    sums = frame.groupby("station_name")["use_count"].sum().sort_values(ascending=False, kind="stable")
    return Block(
        key="station-months",
        reading=months_reading(frame, months),
        subtitle=_("{window} 各阵地每月使用次数；灰格当月没有记录，首尾月可能不满").format(
            window=dates(asked.date_from, asked.date_to)
        ),
        table=frame,
        question=MONTHS,
        measures=("use_count",),
        figure=calendar(
            frame,
            name="station_name",
            period="period_start",
            value="use_count",
            names=[str(name) for name in sums.index],
            periods=months,
            grain=Grain.MONTH.value,
            totals={str(name): plain(float(n)) for name, n in sums.items()},
            total_label=_("合计"),
            unit=_("次"),
        ),
        rows=rows_behind(USES, asked, frame["use_count"]),
        silent=_("使用记在几张台账里，一格不是一个条件；看明细列出每一次"),
    )


def _last_months(window: Scope) -> list[date]:
    """First days of the last months up to the end of a window, whose last day is known."""
    last = month_start(window.bounds[1] - DAY)
    return [shift_months(last, -back) for back in range(_MONTHS - 1, -1, -1)]
