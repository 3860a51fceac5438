"""The pivot table: rows by columns with the totals of both and of all, and the ranks of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.parts.findings.measures import MEASURES, Measure
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.explore.answers import TOTAL, Cells
from pages.parts.subjects.explore.choice import Extra
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.readings import CellSides, cell_name
from pages.parts.subjects.explore.table_cells import dash, value_cell
from pages.parts.words.language import _


def pivot_table(plan: Plan, cells: Cells, sides: CellSides, names: Mapping[object, str]) -> str:
    """HTML of the table.

    Args:
        plan: What is asked.
        cells: The cells with their totals.
        sides: The cells and totals that differ beyond chance.
        names: Column -> its name, in order.
    """
    measure, has_totals = MEASURES[plan.measure], Extra.TOTALS in plan.extras
    known = {(row["row"], row["column"]): row for row in cells.frame.to_dict("records")}
    columns = [*names, *([TOTAL] if has_totals else [])]
    headings = (
        Heading(dimension_label(plan.rows), is_text=True),
        *(Heading(_(TOTAL) if column == TOTAL else names[column]) for column in columns),
    )
    rows = [
        (Cell(_(row)), *(_cell(known, row, column, sides, measure) for column in columns))
        for row in cells.rows.all_names
    ]
    total = (Cell(_(TOTAL)), *(_cell(known, TOTAL, column, sides, measure) for column in columns))
    return unit_table(Table(headings, tuple(rows), total if has_totals else ()))


def _cell(
    known: Mapping[tuple[object, object], Mapping[str, Any]],
    row: str,
    column: object,
    sides: CellSides,
    measure: Measure,
) -> Cell:
    """A cell; a word beside it where it differs beyond chance."""
    if (row, column) not in known:
        return dash()
    if row == TOTAL:
        side = sides.columns.get(str(column), 0)
    else:
        side = sides.rows.get(row, 0) if column == TOTAL else sides.cells.get(cell_name(row, column), 0)
    return value_cell(
        known[row, column], measure, tag=side_word(side, measure), reason=side_reason(side, measure)
    )


def side_word(side: int, measure: Measure) -> str:
    """The word beside a value that differs beyond chance: 达标, 未达标, for a rate without target 偏高, 偏低."""
    if not side:
        return ""
    if measure.target:
        return _("达标") if side > 0 else _("未达标")
    return _("偏高") if side > 0 else _("偏低")


def side_reason(side: int, measure: Measure) -> str:
    """Why the word stands there."""
    if not side:
        return ""
    if measure.target:
        return _("95% 区间整段在目标一侧，全表一起校正后仍是")
    return _("与其余的差别，全表一起校正后仍不能用偶然解释")
