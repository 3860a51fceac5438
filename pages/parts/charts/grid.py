"""Grid: one cell per row and column, darker for more, its value printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.parts.charts.axis import names_axis
from pages.parts.charts.canvas import empty, figure, unique
from pages.parts.charts.lettering import fold, number, percent, safe, text_width
from pages.parts.charts.theme import AMBER, INK, INK2, INK3, PAPER, SEQUENTIAL, WASH
from pages.parts.words.language import _
from pages.parts.words.numbers import is_fraction_only, is_missing
from pages.parts.words.value_names import reader_name

ROW = 36  # px
#: Letters of a word over a narrow column.
_LONGEST_WORD = 8
#: An axis of names over the plot.
_TOP = {
    "type": "category", "categoryorder": "array", "side": "top", "showline": False, "ticks": "",
    "tickfont": {"size": 12, "color": INK2}, "automargin": False,
}  # fmt: skip
#: Share of the colour scale from which a number is white.
_DARK = 0.6


class Cell(NamedTuple):
    """One cell: its place, its value, its numerator and denominator, and whether it passed a test."""

    row: str
    column: str
    value: float
    part: float
    whole: float
    side: int = 0


def value_grid(
    cells: Sequence[Cell],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    is_rate: bool = False,
    decimals: int = 0,
    small: int = 30,
    unit: str = "",
    polarity: int = 0,
) -> go.Figure:
    """Which cell has how much? Its value printed; few cases pale, below ten only n/N; a finding bold.

    Args:
        cells: the cells; an absent cell is empty.
        rows: names of the rows from the top.
        columns: names of the columns from the left.
        is_rate: whether values are rates of 0 to 1.
        decimals: of the values that are no rates.
        small: a rate of fewer cases is pale.
        unit: of the values that are no rates, for the hover.
        polarity: +1 where more is better, −1 where less is: a finding on the worse side is amber.

    Returns:
        The figure; 暂无数据 without a cell.
    """
    if not [cell for cell in cells if not is_missing(cell.value)]:
        return empty(height=300)
    names, heads = unique(rows), unique(columns)
    where = {name: at for at, name in enumerate(rows)}, {name: at for at, name in enumerate(columns)}
    drawn = [cell for cell in cells if cell.row in where[0] and cell.column in where[1]]
    axis, left = names_axis(names)
    labels, above, angle = _heads(list(columns))
    shades = _shades(drawn, small=small, is_rate=is_rate)
    places = {cell: (heads[where[1][cell.column]], names[where[0][cell.row]]) for cell in drawn}
    return figure(
        [
            _ground(shades, places, names, heads),
            _texts(drawn, places, shades, (is_rate, decimals, small, unit, polarity)),
        ],
        height=ROW * len(rows) + above + 12,
        margin={"l": left, "r": 8, "t": above, "b": 8},
        xaxis={**_TOP, "categoryarray": heads, "range": [-0.5, len(heads) - 0.5], "tickangle": angle,
               "tickvals": heads, "ticktext": labels},
        yaxis={**axis, "showgrid": False},
    )  # fmt: skip


def _heads(columns: list[str]) -> tuple[list[str], float, int]:
    """Return the texts over the columns, the px above the plot and their angle."""
    named = [reader_name(name) for name in columns]
    longest = max(text_width(name, size=1) for name in named)
    # a long English word would be cut in its middle
    is_cut = any(len(word) > _LONGEST_WORD for name in named if name.isascii() for word in name.split())
    if (len(columns) <= 7 and not is_cut) or longest <= 3:
        folded = [fold(name, ems=4, lines=2) for name in named]
        return folded, 12 + 16 * (1 + max(item.count("<br>") for item in folded)), 0
    folded = [fold(name, ems=8, lines=1) for name in named]
    return folded, 14 + 0.8 * max(text_width(item) for item in folded), -55


def _shades(cells: Sequence[Cell], *, small: int, is_rate: bool) -> dict[Cell, float]:
    """Cell -> 0 to 1; a rate of few cases has none."""
    known = [cell for cell in cells if not is_missing(cell.value) and not (is_rate and cell.whole < small)]
    if not known:
        return {}
    values = [cell.value for cell in known]
    low, high = (min(values) if is_rate else 0.0), max(values)
    return {cell: (cell.value - low) / (high - low) if high > low else 0.5 for cell in known}


def _ground(
    shades: dict[Cell, float], places: dict[Cell, tuple[str, str]], names: list[str], heads: list[str]
) -> go.Heatmap:
    table = pd.DataFrame(index=names, columns=heads, dtype=float)
    for cell, shade in shades.items():
        head, name = places[cell]
        table.loc[name, head] = shade
    scale = [[at / (len(SEQUENTIAL) - 1), colour] for at, colour in enumerate(SEQUENTIAL)]
    look = {"zmin": 0, "zmax": 1, "xgap": 2, "ygap": 2, "showscale": False, "hoverinfo": "skip"}
    grid = [[None if is_missing(held) else held for held in row] for row in table.to_numpy()]
    return go.Heatmap(z=grid, x=heads, y=names, colorscale=scale, **look)


def _texts(
    cells: Sequence[Cell],
    places: dict[Cell, tuple[str, str]],
    shades: dict[Cell, float],
    look: tuple[bool, int, int, str, int],
) -> go.Scatter:
    """Return the printed values: white on dark cells, bold for a finding, grey for few cases."""
    is_rate, decimals, small, unit, polarity = look
    texts, colours, told = [], [], []
    for cell in cells:
        words = _words(cell, is_rate=is_rate, decimals=decimals)
        texts.append(f"<b>{words}</b>" if cell.side else words)
        is_dark = shades.get(cell, 0.0) > _DARK
        is_worse = bool(cell.side) and cell.side * polarity < 0
        is_few = is_rate and not cell.whole >= small
        colours.append(PAPER if is_dark else AMBER if is_worse else INK3 if is_few else INK)
        told.append(_hover(cell, words, is_rate=is_rate, is_few=is_few, unit=unit))
    return go.Scatter(
        x=[places[cell][0] for cell in cells],
        y=[places[cell][1] for cell in cells],
        mode="text",
        text=texts,
        textfont={"size": 12, "color": colours},
        customdata=[cell.row for cell in cells],
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
        hoverlabel={"bgcolor": WASH},
    )


def _words(cell: Cell, *, is_rate: bool, decimals: int) -> str:
    if is_missing(cell.value):
        return ""
    if not is_rate:
        return number(cell.value, decimals=decimals)
    if is_fraction_only(cell.whole):
        return f"{number(cell.part)}/{number(cell.whole)}"
    return percent(cell.value)


def _hover(cell: Cell, words: str, *, is_rate: bool, is_few: bool, unit: str) -> str:
    head = f"{safe(cell.row)} · {safe(cell.column)}<br>{words} {safe(unit)}"
    if not is_rate:
        return head
    few = _("（样本少）") if is_few else ""
    return f"{head}<br>{number(cell.part)} / {number(cell.whole)}{few}"
