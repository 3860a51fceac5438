"""小图阵: one small series a cell with the value of the whole window, the totals last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.cards import target_of
from pages.parts.charts.cell_panels import Panel, Point, cell_panels
from pages.parts.charts.theme import AMBER, BLUE, INK, INK3
from pages.parts.findings.comparison import wilson
from pages.parts.subjects.explore.answers import REST, TOTAL, UNNAMED, Cells, by_listing, groups_of, without
from pages.parts.subjects.explore.cell_outcome import CellOutcome, cells_outcome
from pages.parts.subjects.explore.cells import asked_cells, cells_block
from pages.parts.subjects.explore.choice import Extra
from pages.parts.subjects.explore.grain_offer import coarser_grain
from pages.parts.subjects.explore.offers import Plan
from pages.parts.subjects.explore.over_time import open_from, period_starts
from pages.parts.subjects.explore.pivot_table import side_of, side_word
from pages.parts.subjects.explore.result import unit_words
from pages.parts.words.language import _
from pages.parts.words.numbers import is_small
from queries import Scope
from queries.measure import Kind
from queries.measures import MEASURES


def panels(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """The cells over the periods of the window, each with the value of the whole window."""
    cells = asked_cells(plan, scope)
    outcome, declared = cells_outcome(plan, cells), MEASURES[plan.measure]
    starts = [start for start in period_starts(scope) if start <= served.as_of.date()]
    points = _points(plan, cells, scope, starts)
    has_totals = Extra.TOTALS in plan.extras
    ends = [TOTAL] if has_totals else []
    named = [
        [name for name in names if name not in UNNAMED]
        for names in (cells.rows.all_names, map(str, cells.column_names))
    ]
    rows, columns = ([*names, *ends] for names in named)
    drawn = [
        _panel(row, points.get((row["row"], row["column"]), ()), outcome, plan)
        for row in cells.frame.to_dict("records")
        if row["row"] in rows and row["column"] in columns
    ]
    figure = cell_panels(
        drawn, rows=[*map(_name_in_panel, rows)], columns=[*map(_name_in_panel, columns)],
        periods=starts, grain=scope.grain.value,
        target=target_of(declared), small=settings().small_sample, is_rate=declared.kind is Kind.RATE,
        unit=unit_words(plan.measure), is_open=open_from(scope, served) is not None, has_totals=has_totals,
    )  # fmt: skip
    crowded = coarser_grain(plan, scope)
    marks = _marks(plan) + (_("；{crowded}").format(crowded=crowded) if crowded else "")
    block = cells_block(plan, scope, cells, outcome, marks, figure=figure)
    return replace(block, silent=_("合计的合计就是全部：没有可收窄的"))


def _name_in_panel(name: str) -> str:
    """The name of a row or column as the panels write it."""
    return _(name) if name in (REST, TOTAL) else name


def _marks(plan: Plan) -> str:
    if MEASURES[plan.measure].kind is not Kind.RATE:
        return _("每格逐期，同一纵轴；空心为不满一期")
    goal = _("，虚线为目标") if target_of(MEASURES[plan.measure]) is not None else ""
    return _(
        "横线为整段的率，色带为 95% 区间{goal}；● 当期 {small} 件以上，○ 10 件以上（样本少），· 不足 10 件；"
        "末期不满的画空心，超出纵轴的落在边上；未填写的只在合计里"
    ).format(goal=goal, small=settings().small_sample)


def _points(
    plan: Plan, cells: Cells, scope: Scope, starts: list[date]
) -> dict[tuple[str, str], tuple[Point, ...]]:
    """Row and column -> its periods, each asked for itself, 其他 and the totals too."""
    where = {start: at for at, start in enumerate(starts)}
    found: dict[tuple[str, str], list[Point]] = {}
    for row in _series(plan, cells, scope).to_dict("records"):
        if row["period_start"] in where:
            point = Point(where[row["period_start"]], row["value"], row["whole"])
            found.setdefault((str(row["row"]), str(row["column"])), []).append(point)
    return {key: tuple(sorted(points)) for key, points in found.items()}


def _series(plan: Plan, cells: Cells, scope: Scope) -> pd.DataFrame:
    measure, rows, columns = plan.measure, cells.rows, cells.columns
    if columns is None:
        return pd.DataFrame()
    named = {rows.dimension: "row", columns.dimension: "column"}
    inner = by_listing(measure, rows, scope, (columns.dimension,), has_periods=True)
    parts = [
        inner[inner[columns.dimension].isin(columns.names)],
        by_listing(measure, rows, scope, has_periods=True).assign(column=TOTAL),
        by_listing(measure, columns, scope, has_periods=True).assign(row=TOTAL),
        groups_of(measure, (), scope, has_periods=True).assign(row=TOTAL, column=TOTAL),
    ]
    if columns.rest:
        parts.append(by_listing(measure, rows, without(scope, columns), has_periods=True).assign(column=REST))
    return pd.concat([part.rename(columns=named) for part in parts], ignore_index=True)


def _panel(row: dict[str, object], points: tuple[Point, ...], outcome: CellOutcome, plan: Plan) -> Panel:
    """One panel; a cell that differs beyond chance has its word and its colour."""
    measure = MEASURES[plan.measure]
    name, column = str(row["row"]), str(row["column"])
    value, part, whole = (float(str(row[key])) for key in ("value", "part", "whole"))
    side = side_of(name, column, outcome.sides)
    is_rate = measure.kind is Kind.RATE
    has_band = is_rate and Extra.INTERVALS in plan.extras and not is_small(whole, 1)
    ends = wilson(part, whole) if has_band else (float("nan"), float("nan"))
    is_few = is_rate and is_small(whole, settings().small_sample)
    worth = side * (measure.polarity or 1)
    colour = AMBER if worth < 0 else BLUE if worth > 0 else INK3 if is_few else INK
    return Panel(
        _name_in_panel(name),
        _name_in_panel(column),
        value,
        part,
        whole,
        ends,
        points,
        side_word(side, measure),
        colour,
    )
