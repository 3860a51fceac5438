"""The pivot table: rows by columns with all totals, changes of the rows, ranks of the columns."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.findings.contribution import Against
from pages.parts.findings.ranking import Ranking
from pages.parts.html.markup import Cell, Heading, Table, below, unit_table
from pages.parts.html.row_order import whole_of
from pages.parts.subjects.explore.answers import REST, TOTAL, Cells
from pages.parts.subjects.explore.cell_readings import CellSides, cell_name
from pages.parts.subjects.explore.choice import Extra, Share
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.ranked_table import change_column, change_heading
from pages.parts.subjects.explore.shares import share_html, share_reason
from pages.parts.subjects.explore.table_cells import change_cells, dash, value_cell
from pages.parts.words.language import _
from queries.measure import Kind, Measure
from queries.measures import MEASURES


@dataclass(frozen=True)
class Before:
    """The totals in the window of comparison.

    Attributes:
        rows: ``name``, ``value``, ``part``, ``whole`` of the rows, with 合计.
        columns: The same of the columns.
        earlier: Name of that window.
        than: How it relates to this one.
    """

    rows: pd.DataFrame
    columns: pd.DataFrame
    earlier: str
    than: Against


def pivot_table(
    plan: Plan, cells: Cells, sides: CellSides, names: Mapping[object, str], before: Before | None = None
) -> tuple[str, pd.DataFrame]:
    """HTML of the table, and the values by which it is sorted.

    Args:
        plan: What is asked.
        cells: The cells with their totals.
        sides: The cells and totals that differ beyond chance.
        names: Column -> its name, in order.
        before: The totals in the window of comparison; None shows no changes and no movement of ranks.
    """
    measure, has_totals = MEASURES[plan.measure], Extra.TOTALS in plan.extras
    before = before if has_totals else None
    known = {(row["row"], row["column"]): row for row in cells.frame.to_dict("records")}
    columns = [*names, *([TOTAL] if has_totals else [])]
    heads = [Heading(dimension_label(plan.rows), is_text=True, column=plan.rows)]
    heads += [
        Heading(_(TOTAL) if column == TOTAL else names[column], column=_key(column)) for column in columns
    ]
    heads += [change_heading(measure, before.earlier), Heading(_("判断"), is_text=True)] if before else []
    rows = [
        (
            Cell(_row_name(row, cells)),
            *(_cell(known, row, column, sides, plan) for column in columns),
            *_change(known, row, before, measure, len(cells.rows.all_names)),
        )
        for row in (*cells.rows.all_names, *([TOTAL] if has_totals else []))
    ]
    values = _values(plan, known, cells, columns, before)
    if not has_totals:
        return unit_table(Table(tuple(heads), tuple(rows), frame=values)), values
    total = _ranked_total(rows[-1], columns, cells, before, measure)
    return unit_table(Table(tuple(heads), tuple(rows[:-1]), total, values)), values


def _key(column: object) -> str:
    """The name of a column in an address."""
    if column == TOTAL:
        return "total"
    return f"{column:%Y-%m-%d}" if isinstance(column, date) else str(column)


def _values(
    plan: Plan,
    known: Mapping[tuple[object, object], Mapping[str, Any]],
    cells: Cells,
    columns: Sequence[object],
    before: Before | None,
) -> pd.DataFrame:
    """The values by which the table is sorted: a row for each of its rows."""
    measure, names = MEASURES[plan.measure], list(cells.rows.all_names)
    found: dict[str, list[object]] = {plan.rows: [*names]}
    for column in columns:
        cell = [known.get((row, column), {}) for row in names]
        found[_key(column)] = [one.get("value", math.nan) for one in cell]
        if measure.kind is Kind.RATE:
            found[whole_of(_key(column))] = [one.get("whole", math.nan) for one in cell]
    if before is not None:
        then = dict(zip(before.rows["name"], before.rows["value"], strict=True))
        totals = zip(names, found["total"], strict=True)
        found[change_column(measure)] = [value - then.get(row, math.nan) for row, value in totals]
    return pd.DataFrame(found)


def _row_name(row: str, cells: Cells) -> str:
    """The name of a row; 其他 with the number of values that it holds."""
    return _("其他 {n} 个").format(n=cells.rows.rest) if cells.rows.rest and row == REST else _(row)


def _cell(
    known: Mapping[tuple[object, object], Mapping[str, Any]],
    row: str,
    column: object,
    sides: CellSides,
    plan: Plan,
) -> Cell:
    """A cell; a word where it differs beyond chance, below a count its share where that is chosen."""
    if (row, column) not in known:
        return dash()
    measure = MEASURES[plan.measure]
    side = side_of(row, str(column), sides)
    word, reason = side_word(side, measure), side_reason(side, measure)
    cell = value_cell(known[row, column], measure, tag=word, reason=reason)
    if plan.share is Share.NONE or share_reason(plan.chart, plan.measure):
        return cell
    return replace(cell, html=cell.html + share_html(known, row, column, plan.share))


def side_of(row: str, column: str, sides: CellSides) -> int:
    """+1 or −1 where a cell or a total differs beyond chance, else 0."""
    if row == TOTAL:
        return sides.columns.get(column, 0)
    return sides.rows.get(row, 0) if column == TOTAL else sides.cells.get(cell_name(row, column), 0)


def side_word(side: int, measure: Measure) -> str:
    """The word beside a value that differs beyond chance: 达标, 未达标; without a target 偏高, 偏低."""
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


def _change(
    known: Mapping[tuple[object, object], Mapping[str, Any]],
    row: str,
    before: Before | None,
    measure: Measure,
    family: int,
) -> Sequence[Cell]:
    """The change of the total of a row; empty without a comparison."""
    if before is None:
        return ()
    then = before.rows[before.rows["name"] == row].to_dict("records")
    if (row, TOTAL) not in known:
        return dash(), dash()
    return change_cells(known[row, TOTAL], then[0] if then else None, before.than, measure, family)


def _ranked_total(
    total: Sequence[Cell],
    columns: Sequence[object],
    cells: Cells,
    before: Before | None,
    measure: Measure,
) -> tuple[Cell, ...]:
    """The row of totals, each with the rank of its column; periods have none."""
    if cells.columns is None:
        return tuple(total)
    small = settings().small_sample
    now = Ranking.of(cells.side("column").rename(columns={"column": "name"}), measure, small)
    then = Ranking.of(before.columns, measure, small) if before is not None else None
    ranks = {
        at: now.words(str(column), then) for at, column in enumerate(columns, start=1) if column != TOTAL
    }
    return tuple(
        replace(cell, html=cell.html + below(ranks[at])) if at in ranks else cell
        for at, cell in enumerate(total)
    )
