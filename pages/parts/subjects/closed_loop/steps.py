"""Blocks of the closed loop: how far its events get, and where they break off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.asking.cards import Row, Windows
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.charts.steps import step_bars
from pages.parts.findings.reading import short
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.closed_loop.readings import (
    breaks_reading,
    steps_reading,
    stuck_at,
    with_stops,
    without_ledgers,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain
from queries import Only, Scope
from queries.windows import YEAR_OF_WEEKS

STEPS, BREAKS = "closed_loop/steps", "closed_loop/breaks"
SUMMARY = "closed_loop/summary"
#: Number of events in the list on the page; the table behind it has all of them.
_LISTED = 8
#: Height of both blocks of the first row, in px.
_TALL = 312


def over_a_year(scope: Scope) -> Scope:
    """The scope over at least a year, without comparison: an event takes weeks to complete the loop."""
    return scope.at_least(YEAR_OF_WEEKS).replace(comparison=None)


def stops(scope: Scope) -> pd.DataFrame:
    """The steps of the loop with the cases that stopped before each."""
    return with_stops(*fetch_all([(STEPS, scope), (BREAKS, scope)]))


def broken_event_count(scope: Scope) -> int:
    """Number of events of the scope that broke off."""
    return int(stops(scope)["broken_count"].sum())


def with_loops(windows: Windows, scopes: tuple[Scope | None, ...]) -> Windows:
    """The summaries of the windows with ``loop_rate`` and ``broken_count`` of their events."""
    fetch_all([(name, scope) for scope in scopes if scope is not None for name in (STEPS, BREAKS)])
    rows = (windows.now, windows.previous, windows.year)
    now, previous, year = (
        None if row is None or scope is None else {**row, **_loops(scope)}
        for row, scope in zip(rows, scopes, strict=True)
    )
    return replace(windows, now=now or {}, previous=previous, year=year, before=previous)


def _loops(scope: Scope) -> Row:
    table = stops(scope)
    completed = int(table["reached_count"].iloc[-1]) if len(table) else 0
    late = int(table["broken_count"].sum())
    ended = completed + late
    return {
        "completed_count": completed,
        "broken_count": late,
        "ended_count": ended,
        "waiting_count": int(table["waiting_count"].sum()),
        "loop_rate": completed / ended if ended else None,
    }


def backlog(scope: Scope) -> Windows:
    """Everything overdue or due soon at the day of the data, made at any time; without comparison."""
    now = fetch(SUMMARY, scope.history()).iloc[0].to_dict()
    return Windows(now, None, None, scope.date_from, scope.date_to, is_compared=False)


def steps(scope: Scope, missing: Sequence[str] = ()) -> Block:
    """The four steps of the loop: how many cases passed, how many stopped, and how long each took.

    Args:
        scope: The scope of the block.
        missing: Titles of ledgers that were never imported and without which the block is empty.
    """
    table = stops(scope)
    table = table.iloc[:0] if missing else table
    outside = float(fetch(SUMMARY, scope)["outside_count"].iloc[0])
    shown = table.assign(step=[_(step) for step in table["step"]])
    reading = steps_reading(table, outside, settings().small_sample)
    return Block(
        key="steps",
        reading=without_ledgers(missing) if missing else reading,
        subtitle=_(
            "{window} 发现的事件（件，按关联事件编号归并）；每一步只计走过前一步的；"
            "在途指未过调解期限或停留不到 {days} 天"
        ).format(window=dates(scope.date_from, scope.date_to), days=settings().loop_wait_days),
        table=shown,
        question=STEPS,
        measures=("loop_rate", "broken_count"),
        figure=_bars(shown) if len(shown) else None,
        rows=()
        if missing
        else _lists(scope, table[["waiting_count", "broken_count"]], table["broken_count"]),
    )


def _lists(scope: Scope, stopped: pd.DataFrame | int, broken: pd.Series | int) -> tuple[Rows, ...]:
    """The events that broke off, and all that have not completed the loop."""
    late = Only(("is_broken",), (("true",),))
    return (
        *rows_behind(BREAKS, scope, broken, only=late, label=_("断点")),
        *rows_behind(BREAKS, scope, stopped, label=_("断点和在途")),
    )


def _bars(shown: pd.DataFrame) -> go.Figure:
    return step_bars(
        shown,
        name="step",
        reached="reached_count",
        waiting="waiting_count",
        broken="broken_count",
        hours="median_hours",
        height=_TALL,
    )


def breaks(scope: Scope) -> Block:
    """The events that broke off, the longest first: number, place, last step, days since."""
    frame = fetch(BREAKS, scope)
    late = frame[frame["is_broken"].astype(bool)]
    return Block(
        key="breaks",
        reading=breaks_reading(frame),
        subtitle=_("{window} 发现的事件中逾期未走下一步的，停得最久的 {n} 件；全部见数据表").format(
            window=dates(scope.date_from, scope.date_to), n=min(_LISTED, len(late))
        ),
        table=frame,
        question=BREAKS,
        measures=("broken_count",),
        html=markup.unit_table(_list(late.head(_LISTED))) if len(late) else "",
        rows=_lists(scope, len(frame), len(late)),
    )


def _list(late: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("事件编号"), True), Heading(_("社区"), True), Heading(_("小区"), True),
        Heading(_("卡在"), True), Heading(_("已停（天）")),
    )  # fmt: skip
    rows = tuple(
        (Cell(row.event_id, bold=True), Cell(short(row.community)), Cell(_(row.compound)),
         Cell(stuck_at(row.last_step)), Cell(plain(row.days_since)))
        for row in late.itertuples()
    )  # fmt: skip
    return markup.Table(headings, rows)
