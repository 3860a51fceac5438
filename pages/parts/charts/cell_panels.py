"""Panels by row and column: one small series a cell, all on one scale, its whole window printed above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import period_names
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.cell_list import list_layout
from pages.parts.charts.cell_scale import Panel, Point, Scale, in_grid, in_list, value_range
from pages.parts.charts.cell_series import bands, levels, period_marks
from pages.parts.charts.lettering import fold, folded_width, number, percent
from pages.parts.charts.theme import INK, INK3
from pages.parts.words.numbers import is_fraction_only, is_missing

__all__ = ["Panel", "Point", "cell_panels"]

ROW = 84  # px
_ABOVE, _BELOW = 44, 26
#: Width in px below which the series of a column are too small: the cells then stand one under another.
_LEAST_COLUMN = 62


def cell_panels(
    cells: Sequence[Panel],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    periods: Sequence[object],
    grain: str = "month",
    target: float | None = None,
    small: int = 30,
    is_rate: bool = True,
    unit: str = "",
    is_open: bool = False,
    has_totals: bool = False,
) -> go.Figure:
    """How does each cell move? The window's value as a line in its band, periods as dots, few cases hollow.

    Args:
        cells: the cells; an absent one stays empty.
        rows: names of the rows from the top.
        columns: names of the columns from the left.
        periods: first days of the periods.
        grain: length of a period.
        target: of a rate, a dashed line.
        small: a period of fewer cases is hollow; below ten a point that is not joined.
        is_rate: whether values are rates of 0 to 1.
        unit: of the values that are no rates, for the hover.
        is_open: whether the last period is unfinished.
        has_totals: whether the last row is that of totals, set off by a rule.

    Returns:
        The figure; 暂无数据 without a value.
    """
    drawn = [cell for cell in cells if not is_missing(cell.value)]
    if not drawn or not periods:
        return empty(height=300)
    ends = value_range(drawn, target, small, is_rate=is_rate)
    scale = in_grid(rows, columns, ends, len(periods))
    form = _Form(small, period_names(periods, grain=grain), target, unit, is_rate=is_rate, is_open=is_open)
    left = 12 + max(folded_width(fold(row, ems=6), size=13) for row in rows)
    rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": len(rows) - 1, "y1": len(rows) - 1}
    least = round(left) + _LEAST_COLUMN * len(columns)
    below = _BELOW + (0 if _is_one_year(periods) else 16)
    return figure(
        _marks(drawn, scale, form),
        height=ROW * len(rows) + _ABOVE + below,
        annotations=[
            *_names(rows, columns, left),
            *_values(drawn, scale, form),
            *_ticks(rows, periods, form),
        ],
        shapes=[
            *bands(drawn, scale, is_rate=is_rate),
            *([{**rule, "line": {"color": INK3, "width": 1}}] if has_totals else []),
        ],
        margin={"l": left, "r": 4, "t": _ABOVE, "b": below},
        meta={"narrow": {"below": least, **_as_list(drawn, rows, columns, ends, periods, form)}},
        xaxis={"visible": False, "range": [-0.02, len(columns) - 0.1]},
        yaxis={"visible": False, "range": [len(rows), 0]},
    )


class _Form(NamedTuple):
    """How values and periods are written, and which dots are hollow."""

    small: int
    names: Sequence[str]
    target: float | None
    unit: str
    is_rate: bool
    is_open: bool

    def value(self, cell: Panel) -> str:
        """The value of a cell with its word; a fraction where it rests on few cases."""
        if not self.is_rate:
            words = number(cell.value)
        else:
            is_few = is_fraction_only(cell.whole)
            words = f"{number(cell.part)}/{number(cell.whole)}" if is_few else percent(cell.value)
        return f"<b>{words} {cell.word}</b>" if cell.word else words


def _marks(cells: Sequence[Panel], scale: Scale, form: _Form) -> list[go.Scatter]:
    return [
        *levels(cells, scale, form.target, is_rate=form.is_rate),
        *period_marks(
            cells, scale, form.small, form.names,
            is_rate=form.is_rate, unit=form.unit, is_open=form.is_open,
        ),
    ]  # fmt: skip


def _as_list(
    cells: Sequence[Panel],
    rows: Sequence[str],
    columns: Sequence[str],
    ends: tuple[float, float],
    periods: Sequence[object],
    form: _Form,
) -> Part:
    """Where the same marks lie in the list of a narrow screen, trace by trace, and its layout."""
    scale, headings = in_list(cells, rows, columns, ends, len(periods))
    values = {(cell.row, cell.column): form.value(cell) for cell in cells}
    shapes = bands(cells, scale, is_rate=form.is_rate)
    names = _with_year(periods[0], form.names[0]), _with_year(periods[-1], form.names[-1])
    layout = list_layout(cells, scale, headings, values, names, shapes, is_rate=form.is_rate)
    return {
        "places": [{"x": list(trace.x), "y": list(trace.y)} for trace in _marks(cells, scale, form)],
        "layout": layout,
    }


def _with_year(period: object, name: str) -> str:
    """The name of a period with its year, which a year has in its name."""
    year = str(pd.Timestamp(str(period)).year)
    return name if name == year else f"{year} {name}"


def _is_one_year(periods: Sequence[object]) -> bool:
    return len({pd.Timestamp(str(period)).year for period in periods}) == 1


def _names(rows: Sequence[str], columns: Sequence[str], left: float) -> list[Part]:
    heads = [
        text(
            fold(name, ems=3.5),
            x=at,
            y=0,
            xref="x",
            yref="y",
            shift=(0, 6),
            valign="bottom",
            colour=INK,
            size=13,
        )
        for at, name in enumerate(columns)
    ]
    sides = [
        text(
            fold(name, ems=6),
            x=0,
            y=at + 0.16,
            yref="y",
            shift=(-left, 0),
            valign="middle",
            colour=INK,
            size=13,
        )
        for at, name in enumerate(rows)
    ]
    return [*heads, *sides]


def _values(cells: Iterable[Panel], scale: Scale, form: _Form) -> list[Part]:
    notes = []
    for cell in cells:
        x, y = scale.places[cell.row, cell.column]
        words = form.value(cell)
        notes.append(text(words, x=x, y=y + 0.16, xref="x", yref="y", colour=cell.colour, size=13))
    return notes


def _ticks(rows: Sequence[str], periods: Sequence[object], form: _Form) -> list[Part]:
    """The first and the last period, once: all cells have the same; their years below, if two."""
    words = "–".join(dict.fromkeys((form.names[0], form.names[-1])))
    years = "–".join(str(pd.Timestamp(str(end)).year) for end in (periods[0], periods[-1]))
    if not _is_one_year(periods) and years != words:
        words += f"<br>{years}"
    return [text(words, x=0, y=len(rows), xref="x", yref="y", shift=(0.0, -4.0), valign="top")]
