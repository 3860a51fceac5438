"""Blocks of the orders: 点单 → 下单 → 接单 → 办结 → 评价, the kinds, and when they were done."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Opening, openings, rows_behind
from pages.parts.asking.calendar_periods import days_of
from pages.parts.asking.fetch import fetch
from pages.parts.asking.spans import from_ledger_start, readable, span
from pages.parts.asking.windows import all_time, of_periods
from pages.parts.charts import outcomes as outcomes_chart
from pages.parts.charts.panels import Column, panels
from pages.parts.charts.steps import step_bars
from pages.parts.charts.theme import BLUE, BLUE3
from pages.parts.findings.reading import NOT_NAMED
from pages.parts.shared_blocks.nested_openings import nested_openings
from pages.parts.subjects.service_orders.readings import (
    DONE,
    fulfilled_reading,
    kinds_reading,
    order_steps,
    steps_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain
from queries import Only, Scope

ROWS, BY_STEP = "service_orders/counted_rows", "service_orders/orders_by_step"
#: Height of both charts of the row, in px.
HEIGHT = 318
_FEW = 2


def funnel(scope: Scope) -> Block | None:
    """How far the orders get, and how long each step takes; None without orders."""
    question = "service_orders/summary"
    frame = fetch(question, scope)
    row = frame.iloc[0].to_dict()
    if not row["order_count"]:
        return None
    by_step = fetch(BY_STEP, scope).set_index("last_step")["order_count"]
    steps = order_steps(row, by_step, fetch(question, Scope()).iloc[0].to_dict())
    return Block(
        key="order-steps",
        reading=steps_reading(row, steps, small_sample=settings().small_sample),
        subtitle=_("{window} 点单办理进度（件），每一步只计走过前一步的；时长为距上一步的中位数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=question,
        measures=("order_count", "done_rate"),
        figure=step_bars(
            steps,
            name="step",
            reached="reached",
            waiting="waiting",
            hours="median_hours",
            untold="untold",
            share_label=_("占点单"),
            height=HEIGHT,
        ),
        rows=rows_behind(ROWS, scope, frame["order_count"]),
        opens=(*nested_openings(steps, ROWS, scope), *_untold_openings(steps, scope)),
    )


def _untold_openings(steps: pd.DataFrame, scope: Scope) -> Iterator[Opening]:
    """The rows of the orders of which nobody knows whether they passed a step."""
    for row in steps[steps["untold"] > 0].to_dict("records"):
        number, part = int(row["step_number"]), _("没说明")
        first = number - 1 if number == DONE else number
        only = Only(("last_step",), tuple((str(at),) for at in range(first, len(steps) + 1)))
        label = _("{step}：{part}").format(step=row["step"], part=part)
        rows = rows_behind(ROWS, scope, row["untold"], only=only, label=label)
        yield from openings((part, str(row["step"])), rows)


def kinds(scope: Scope) -> Block | None:
    """Orders by kind, done and not done, with the rate; None without orders."""
    question = "service_orders/orders_by_kind"
    frame = fetch(question, scope)
    if frame.empty:
        return None
    counts = ["order_count", "done_known_count", "done_count", "rated_count"]
    sums = frame.groupby("kind", as_index=False)[counts].sum()
    sums = sums.assign(open_count=sums["done_known_count"] - sums["done_count"])
    figure = _kind_bars(sums)
    return Block(
        key="order-kinds",
        reading=kinds_reading(sums, small_sample=settings().small_sample),
        subtitle=_("{window} 点的单（件），按服务类别和是否办结").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=question,
        measures=("order_count", "done_rate"),
        figure=figure,
        rows=rows_behind(ROWS, scope, frame["order_count"]),
    )


def _kind_bars(sums: pd.DataFrame) -> go.Figure:
    """One bar per kind of service; the done part is dark."""
    return outcomes_chart.outcome_bars(
        sums,
        name="kind",
        parts=[("done_count", _("已办结"), BLUE), ("open_count", _("未办结"), BLUE3)],
        numerator="done_count",
        denominator="done_known_count",
        rate_label=_("办结率"),
        count_label=_("办结/点单"),
        small=settings().small_sample,
        height=HEIGHT if len(sums) > _FEW else None,
    )


def fulfilled_orders(scope: Scope, served: Snapshot) -> Block | None:
    """Orders by the time they were done, one strip per kind; None when none was."""
    question = "service_orders/fulfilled_by_period"
    asked = readable(from_ledger_start(question, scope))
    frame = fetch(question, all_time(question, asked, served))
    frame = _within(frame, asked)
    if frame.empty:
        return None
    figure = _fulfilled_strips(frame, asked)
    return Block(
        key="fulfilled",
        reading=fulfilled_reading(frame),
        subtitle=_("{window} 完成的单（件），按完成时间归期，各行同一比例；数字为最多的一期").format(
            window=dates(asked.date_from, asked.date_to)
        ),
        table=frame,
        question=question,
        measures=("fulfilled_orders",),
        figure=figure,
        rows=rows_behind(
            "service_orders/done_rows",
            of_periods(
                question, asked, [pd.Timestamp(start).date() for start in frame["period_start"]], served
            ),
            frame["fulfilled_count"],
        ),
    )


def _fulfilled_strips(frame: pd.DataFrame, asked: Scope) -> go.Figure:
    """One strip per kind of service, by the time it was done."""
    sums = frame.groupby("kind")["fulfilled_count"].sum().sort_values(ascending=False, kind="stable")
    names = sorted(sums.index.astype(str), key=lambda name: name in NOT_NAMED)
    return panels(
        frame,
        period="period_start",
        name="kind",
        value="fulfilled_count",
        names=names,
        span=span(asked, frame["period_start"]),
        days=days_of(asked.grain),
        columns=[Column(_("累计完成"), {name: plain(sums[name]) for name in names})],
        unit=_("件"),
    )


def _within(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The periods that begin in the window: the scope itself filters by the time of ordering."""
    begun = pd.to_datetime(frame["period_start"]).dt.date
    kept = pd.Series(data=True, index=frame.index)
    if scope.date_from is not None:
        kept &= begun >= scope.date_from
    if scope.date_to is not None:
        kept &= begun < scope.date_to
    return frame[kept].reset_index(drop=True)
