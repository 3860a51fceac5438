"""Blocks of the closed loop: how far its events get, and which are late for their next step."""

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
from pages.parts.findings.reading import name_as_written
from pages.parts.html import markup
from pages.parts.html.markup import Cell, Heading
from pages.parts.subjects.closed_loop.step_readings import (
    UNCALLED,
    breaks_reading,
    named_steps,
    steps_reading,
)
from pages.parts.subjects.closed_loop.step_rows import step_openings
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import full_days
from queries import Scope
from queries.windows import YEAR_OF_WEEKS

STEPS, BREAKS, UNFINISHED = "closed_loop/steps", "closed_loop/breaks", "closed_loop/unfinished_rows"
SUMMARY = "closed_loop/summary"
#: Number of events in the list on the page, and of those among them that wait for a call-back.
_LISTED, _CALLS = 8, 3
#: Number of the step that needs the ledger of call-backs.
_CALL_BACK = 4
#: Height of both blocks of the first row, in px.
_TALL = 312


def over_a_year(scope: Scope) -> Scope:
    """The scope over at least a year, without comparison: an event takes weeks to complete the loop."""
    return scope.at_least(YEAR_OF_WEEKS).replace(comparison=None)


def uncalled_event_count(scope: Scope) -> int:
    """Number of events of the scope that are late for their call-back."""
    steps = fetch(STEPS, scope)
    return int(steps.loc[steps["step_number"] == _CALL_BACK, "broken_count"].sum())


def with_loops(windows: Windows, scopes: tuple[Scope | None, ...]) -> Windows:
    """The summaries of the windows with ``loop_rate`` and ``broken_count`` of their events."""
    fetch_all([(STEPS, scope) for scope in scopes if scope is not None])
    rows = (windows.now, windows.previous, windows.year)
    now, previous, year = (
        None if row is None or scope is None else {**row, **_loops(scope)}
        for row, scope in zip(rows, scopes, strict=True)
    )
    return replace(windows, now=now or {}, previous=previous, year=year, before=previous)


def _loops(scope: Scope) -> Row:
    table = fetch(STEPS, scope)
    completed = int(table["reached_count"].iloc[-1]) if len(table) else 0
    late, lapsed = int(table["broken_count"].sum()), int(table["lapsed_count"].sum())
    ended = completed + late + lapsed
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
    """The four steps of the loop: how many events passed, how many stopped, and how long each took.

    Args:
        scope: The scope of the block.
        missing: Titles of ledgers without which the last step cannot be seen, since they were never imported.
    """
    table = named_steps(fetch(STEPS, scope))
    table = table[table["step_number"] < _CALL_BACK] if missing else table
    shown, chosen = table.assign(step=[_(step) for step in table["step"]]), settings()
    stopped = table[["waiting_count", "broken_count", "lapsed_count", "untold_count"]]
    return Block(
        key="steps",
        reading=steps_reading(table, chosen.small_sample, chosen.call_back_wait_days, missing),
        subtitle=_(
            "{window} 发现的事件（件），没有关联事件编号的诉求自成一件；每一步只计走过前一步的；"
            "在途指未过期限，或待办未分流、办结未回访不到 {days} 天"
        ).format(window=dates(scope.date_from, scope.date_to), days=chosen.loop_wait_days),
        table=shown,
        question=STEPS,
        measures=("loop_rate", "broken_count"),
        figure=_bars(shown) if len(shown) else None,
        rows=() if missing else _lists(scope, table["broken_count"], stopped),
        opens=step_openings(shown, scope),
    )


def _lists(scope: Scope, broken: pd.Series | int, stopped: pd.DataFrame | int) -> tuple[Rows, ...]:
    """The events that are late, and all that have not completed the loop."""
    return (
        *rows_behind(BREAKS, scope, broken, label=_("断点")),
        *rows_behind(UNFINISHED, scope, stopped, label=_("全部未走完的")),
    )


def _bars(shown: pd.DataFrame) -> go.Figure:
    return step_bars(
        shown,
        name="step",
        reached="reached_count",
        unwritten="unwritten_count",
        waiting="waiting_count",
        broken="broken_count",
        lapsed="lapsed_count",
        untold="untold_count",
        hours="median_hours",
        height=_TALL,
    )


def breaks(scope: Scope, missing: Sequence[str] = ()) -> Block:
    """The events that are late, those that can still be settled or asked first.

    Args:
        scope: The scope of the block.
        missing: As for ``steps``.
    """
    late, every = fetch_all([(BREAKS, scope), (STEPS, scope)])
    late = late[late["state"] != UNCALLED] if missing else late
    lapsed = 0 if missing else int(every["lapsed_count"].sum())
    listed = _first(late)
    stopped = every[["waiting_count", "broken_count", "lapsed_count", "untold_count"]]
    return Block(
        key="breaks",
        reading=breaks_reading(
            late,
            lapsed,
            settings().call_back_wait_days,
            untold=float(every["untold_count"].sum()),
            found=float(every["reached_count"].max()),
        ),
        subtitle=_(
            "{window} 发现的事件中逾期未走下一步的 {n} 件：未办结按超期最久、未回访按最近办结；全部见数据表"
        ).format(window=dates(scope.date_from, scope.date_to), n=len(listed)),
        table=late,
        question=BREAKS,
        measures=("broken_count",),
        html=markup.unit_table(_list(listed)) if len(listed) else "",
        rows=() if missing else _lists(scope, len(late), int(stopped.to_numpy().sum())),
    )


def _first(late: pd.DataFrame) -> pd.DataFrame:
    """The first of those that are open, and of those that wait for a call-back."""
    calls = late["state"] == UNCALLED
    opened = late[~calls].head(max(_LISTED - _CALLS, _LISTED - int(calls.sum())))
    return pd.concat([opened, late[calls].head(_LISTED - len(opened))])


def _list(late: pd.DataFrame) -> markup.Table:
    headings = (
        Heading(_("工单编号"), True, column="request_id"), Heading(_("小区"), True, column="compound"),
        Heading(_("承办单位"), True, hide_on_phone=True, column="responsible_unit"),
        Heading(_("状态"), True, column="state"), Heading(_("已超（天）"), column="days_late"),
    )  # fmt: skip
    rows = tuple(
        (Cell(row.request_id, bold=True), Cell(_(row.compound)), Cell(name_as_written(row.responsible_unit)),
         Cell(_(row.state)), Cell(full_days(row.days_late)))
        for row in late.itertuples()
    )  # fmt: skip
    return markup.Table(headings, rows, frame=late)
