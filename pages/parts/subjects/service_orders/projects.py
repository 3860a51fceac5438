"""Block of the orders of each project: what a project of social workers and firms does for residents."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.findings.reading import name_as_written
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.service_orders.project_readings import projects_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import (
    elapsed_time,
    fraction,
    is_fraction_only,
    is_missing,
    is_small,
    plain,
    rate,
)
from queries import Only, Scope

QUESTION = "service_orders/orders_by_project"


def projects(scope: Scope) -> Block | None:
    """Orders by project and kind: done, how long, how well rated; None where no order names a project."""
    frame = fetch(QUESTION, scope)
    if frame.empty:
        return None
    only = Only(("project",), tuple((name,) for name in dict.fromkeys(frame["project"].astype(str))))
    return Block(
        key="order-projects",
        reading=projects_reading(frame, settings().small_sample),
        subtitle=_("{window} 点的、写了所属项目的单（件）；没有写项目的单不在内").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=frame,
        question=QUESTION,
        measures=("order_count", "done_rate"),
        html=unit_table(_table(frame)),
        rows=rows_behind("service_orders/counted_rows", scope, frame["order_count"], only=only),
    )


def _table(frame: pd.DataFrame) -> Table:
    headings = (
        Heading(_("所属项目"), is_text=True, wraps=True, column="project"),
        Heading(_("服务类别"), is_text=True, column="kind"),
        Heading(_("点单"), column="order_count"),
        Heading(_("办结率"), column="done_rate"),
        Heading(_("办结用时"), hide_on_phone=True, column="median_hours_to_done"),
        Heading(_("平均评分"), column="mean_stars"),
    )
    rows = [_row(row) for row in frame.to_dict("records")]
    return Table(headings, tuple(rows), frame=frame)


def _row(row: dict[str, Any]) -> tuple[Cell, ...]:
    part, whole = row["done_count"], row["done_known_count"]
    done = Cell(fraction(part, whole) if whole else "—")
    if not is_fraction_only(whole):
        few = is_small(whole, settings().small_sample)
        done = Cell(rate(part / whole), fraction(part, whole), colour="flat" if few else "")
    stars, rated = row["mean_stars"], plain(row["rated_count"])
    return (
        Cell(name_as_written(row["project"])),
        Cell(name_as_written(row["kind"])),
        Cell(plain(row["order_count"]), bold=True),
        done,
        Cell(elapsed_time(row["median_hours_to_done"])),
        Cell("—") if is_missing(stars) else Cell(plain(stars, 1), _("{n} 件评分").format(n=rated)),
    )
