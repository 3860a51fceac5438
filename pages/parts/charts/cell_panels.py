"""Panels by row and column: one small series a cell, all on one scale, its whole window printed above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from pages.parts.charts.axis import period_names
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.cell_scale import Panel, Point, Scale, value_range
from pages.parts.charts.cell_series import bands, levels, period_marks
from pages.parts.charts.lettering import fold, folded_width, number, percent
from pages.parts.charts.theme import INK, INK3
from pages.parts.words.numbers import is_fraction_only, is_missing

__all__ = ["Panel", "Point", "cell_panels"]

ROW = 84  # px
_ABOVE, _BELOW = 44, 26
#: Width in px below which a cell is scrolled to rather than made narrower: a phone shows some of the columns.
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
    scale = Scale(rows, columns, *value_range(drawn, target, small, is_rate=is_rate), len(periods))
    names = period_names(periods, grain=grain)
    left = 12 + max(folded_width(fold(row, ems=6), size=13) for row in rows)
    rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": len(rows) - 1, "y1": len(rows) - 1}
    return figure(
        [
            *levels(drawn, scale, target, is_rate=is_rate),
            *period_marks(drawn, scale, small, names, is_rate=is_rate, unit=unit, is_open=is_open),
        ],
        height=ROW * len(rows) + _ABOVE + _BELOW,
        annotations=[*_names(scale, left), *_values(drawn, scale, is_rate=is_rate), *_ticks(scale, names)],
        shapes=[
            *bands(drawn, scale, is_rate=is_rate),
            *([{**rule, "line": {"color": INK3, "width": 1}}] if has_totals else []),
        ],
        margin={"l": left, "r": 4, "t": _ABOVE, "b": _BELOW},
        meta={"leastWidth": round(left) + _LEAST_COLUMN * len(columns)},
        xaxis={"visible": False, "range": [-0.02, len(columns) - 0.1]},
        yaxis={"visible": False, "range": [len(rows), 0]},
    )


def _names(scale: Scale, left: float) -> list[Part]:
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
        for at, name in enumerate(scale.columns)
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
        for at, name in enumerate(scale.rows)
    ]
    return [*heads, *sides]


def _values(cells: Iterable[Panel], scale: Scale, *, is_rate: bool) -> list[Part]:
    notes = []
    for cell in cells:
        if not is_rate:
            words = number(cell.value)
        else:
            is_few = is_fraction_only(cell.whole)
            words = f"{number(cell.part)}/{number(cell.whole)}" if is_few else percent(cell.value)
        words = f"<b>{words} {cell.word}</b>" if cell.word else words
        notes.append(
            text(
                words,
                x=scale.x(cell.column, 0),
                y=scale.rows.index(cell.row) + 0.16,
                xref="x",
                yref="y",
                colour=cell.colour,
                size=13,
            )
        )
    return notes


def _ticks(scale: Scale, names: Sequence[str]) -> list[Part]:
    """The first and the last period, once: all cells have the same."""
    words = "–".join(dict.fromkeys((names[0], names[-1])))
    x, shift = scale.x(scale.columns[0], 0), (0.0, -4.0)
    return [text(words, x=x, y=len(scale.rows), xref="x", yref="y", shift=shift, valign="top")]
