"""Blocks of two dimensions: heat map, panels, pivot table, stacked bars; each total is asked for itself."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.calendar_periods import period_label
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import against
from pages.parts.charts import heat
from pages.parts.charts.canvas import REST_NAMES
from pages.parts.charts.grid import Cell, value_grid
from pages.parts.charts.parts import stacked_share
from pages.parts.charts.stacked import stacked_counts
from pages.parts.charts.theme import CATEGORICAL, LINE
from pages.parts.findings.reading import Reading, short
from pages.parts.shared_blocks.rates import weight_note
from pages.parts.subjects.explore.answers import (
    REST,
    TOTAL,
    Cells,
    by_listing,
    cells_of,
    columns_of,
    compared_scope,
    groups_of,
    kept_question,
    listing_of,
)
from pages.parts.subjects.explore.cell_outcome import CellOutcome, cells_outcome
from pages.parts.subjects.explore.cell_readings import cell_name
from pages.parts.subjects.explore.choice import PERIOD, SHARE_LABELS, Chart, Colour, Extra, Share
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.outcome import Outcome
from pages.parts.subjects.explore.pivot_table import Before, pivot_table
from pages.parts.subjects.explore.result import (
    KEY,
    answer_table,
    decimals_of,
    result_block,
    rows_of,
    unit_words,
)
from pages.parts.subjects.explore.shares import share_reason, shares
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from queries import Grain, Scope
from queries.measure import Kind
from queries.measures import MEASURES

#: Chart -> most rows and most columns; the others are one, 其他.
MOST = {
    Chart.HEAT: (12, 10),
    Chart.PIVOT: (15, 8),
    Chart.PANELS: (4, 6),
    Chart.BARS: (10, 5),
    Chart.STACKED: (10, 5),
    Chart.SHARE: (10, 5),
}


def asked_cells(plan: Plan, scope: Scope) -> Cells:
    """The cells of a plan with their totals."""
    rows, columns = MOST[plan.chart]
    listed = listing_of(plan.measure, plan.rows, scope, rows)
    return cells_of(plan.measure, listed, columns_of(plan.measure, plan.columns, scope, columns), scope)


def heat_map(plan: Plan, scope: Scope, _served: Snapshot) -> Block:
    """The cells, coloured where they differ beyond chance, or darker for more where that was chosen."""
    cells = asked_cells(plan, scope)
    outcome = cells_outcome(plan, cells)
    if outcome.deviations is not None and plan.colour == Colour.FINDING:
        marks = _("只给偏离期望到能排除偶然的格上色（全表一起校正）：蓝▼少，棕▲多")
        drawn = outcome.deviations.assign(column=outcome.deviations["column"].map(short))
        figure = heat.deviation(drawn, row="row", column="column", value="value")
    else:
        is_rate = MEASURES[plan.measure].kind is Kind.RATE
        marks = _("颜色越深越高，加粗为超出偶然；样本少不上色") if is_rate else _("颜色越深越多")
        figure = _grid(plan, cells, scope, outcome)
    return cells_block(plan, scope, cells, outcome, marks, figure=figure)


def _grid(plan: Plan, cells: Cells, scope: Scope, outcome: CellOutcome) -> go.Figure:
    names, measure, sides = column_words(cells, scope), MEASURES[plan.measure], outcome.sides.cells
    drawn = [
        Cell(str(row), names[column], value, part, whole, sides.get(cell_name(row, column), 0))
        for row, column, value, part, whole in cells.inner.itertuples(index=False)
    ]
    return value_grid(
        drawn, rows=cells.rows.all_names, columns=list(names.values()), is_rate=measure.kind is Kind.RATE,
        decimals=decimals_of(plan.measure), small=settings().small_sample, unit=unit_words(plan.measure),
        polarity=measure.polarity,
    )  # fmt: skip


def column_words(cells: Cells, scope: Scope) -> dict[object, str]:
    """Column -> its name in a chart and in a table: its value, or the name of its period."""
    if cells.columns is not None:
        return {name: short(str(name)) for name in cells.column_names}
    is_short = scope.grain in (Grain.DAY, Grain.WEEK)
    starts = {start: pd.Timestamp(start).date() for start in cells.column_names}
    return {name: str(day) if is_short else period_label(day, scope.grain) for name, day in starts.items()}


def cells_block(
    plan: Plan,
    scope: Scope,
    cells: Cells,
    outcome: CellOutcome,
    marks: str,
    *,
    figure: go.Figure | None = None,
    html: str = "",
) -> Block:
    """The block of cells; its table has the cells and all totals, one a row."""
    label = MEASURES[plan.measure].label
    subtitle = _("{window} {label}（{unit}），{rows} × {columns}；{marks}{weight}").format(
        window=dates(scope.date_from, scope.date_to), label=_(label), unit=unit_words(plan.measure),
        rows=dimension_label(plan.rows), columns=dimension_label(plan.columns), marks=marks,
        weight=weight_note(plan.measure, scope),
    )  # fmt: skip
    across = "period_start" if plan.columns == PERIOD else plan.columns
    named = cells.frame.replace({"row": {TOTAL: _(TOTAL)}, "column": {TOTAL: _(TOTAL)}})
    table = answer_table(named, plan, {"row": plan.rows, "column": across})
    if plan.share is not Share.NONE and not share_reason(plan.chart, plan.measure):
        table = table.assign(share=shares(cells.frame, plan.share))
    block = result_block(plan, scope, Outcome(outcome.reading), subtitle, table, figure, html)
    return replace(block, rows=rows_of(plan, scope, cells.frame.tail(1)))


def pivot(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """The cells as a table with its totals."""
    cells = asked_cells(plan, scope)
    outcome = cells_outcome(plan, cells)
    before = totals_before(plan, cells, scope, served)
    html, values = pivot_table(plan, cells, outcome.sides, column_words(cells, scope), before)
    marks = _("合计各自重新统计，不由各格相加；率下为 n / N")
    if plan.share is not Share.NONE and not share_reason(plan.chart, plan.measure):
        marks = _("合计各自重新统计，不由各格相加；数下为{share}").format(share=_(SHARE_LABELS[plan.share]))
    return replace(cells_block(plan, scope, cells, outcome, marks, html=html), shown=(values,))


def table_below(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """The pivot table of the cells that are drawn above it."""
    block = pivot(plan, scope, served)
    title = _("{rows} × {columns}，含合计与名次").format(
        rows=dimension_label(plan.rows), columns=dimension_label(plan.columns)
    )
    told = Reading(title, _("有词的格和合计已一起校正；其余的高低**还不能排除偶然**。"))
    return replace(block, key=f"{KEY}-table", reading=told)


def totals_before(plan: Plan, cells: Cells, scope: Scope, served: Snapshot) -> Before | None:
    """The same rows and columns in the window of comparison; None without one."""
    other = compared_scope(plan.measure, scope, served) if Extra.COMPARISON in plan.extras else None
    if other is None or cells.columns is None:
        return None
    whole = groups_of(plan.measure, (), other).assign(name=TOTAL)
    rows, columns = (
        by_listing(plan.measure, listed, other).rename(columns={listed.dimension: "name"})
        for listed in (cells.rows, cells.columns)
    )
    than = against(kept_question(plan.measure), scope, served)
    return Before(pd.concat([rows, whole]), columns, earlier_name(scope, served.as_of), than)


def stacked(plan: Plan, scope: Scope, _served: Snapshot) -> Block:
    """Counts of the rows, divided by the columns: stacked from 0, or to 100 %."""
    cells = asked_cells(plan, scope)
    names = column_words(cells, scope)
    wide = cells.inner.assign(column=cells.inner["column"].map(names)).pivot_table(
        index="row", columns="column", values="value", aggfunc="sum", fill_value=0.0
    )
    rows = [name for name in cells.rows.all_names if name in wide.index]
    frame = wide.reindex(index=rows, columns=list(names.values()), fill_value=0.0).reset_index(names="row")
    colours = iter(CATEGORICAL * (1 + len(names) // len(CATEGORICAL)))
    parts = [
        (name, _(name) if name == REST else name, LINE if name in REST_NAMES else next(colours))
        for name in names.values()
    ]
    label = _(MEASURES[plan.measure].label)
    if plan.chart is Chart.SHARE:
        figure = stacked_share(frame, name="row", parts=parts, total_label=label)
        marks = _("各段为占本行的百分比；样本少的行颜色浅")
    else:
        unit = unit_words(plan.measure)
        figure = stacked_counts(frame, name="row", parts=parts, total_label=label, unit=unit)
        marks = _("各段为件数，右边是合计")
    return cells_block(plan, scope, cells, cells_outcome(plan, cells), marks, figure=figure)
