"""Panels by row and column: one small series a cell, all on one scale, its whole window printed above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts.charts.axis import count_range, period_names, rate_range
from pages.parts.charts.canvas import Part, empty, figure, text
from pages.parts.charts.lettering import fold, folded_width, number, percent, safe
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK3, MUTE, PAPER, with_opacity
from pages.parts.words.language import _
from pages.parts.words.numbers import FRACTION_ONLY_BELOW, is_fraction_only, is_missing

ROW = 84  # px
#: Part of a cell, from its top, above the series; and that of the series.
_HEAD, _BODY = 0.30, 0.58
#: Part of the width of a cell that its series takes.
_WIDE = 0.84
_ABOVE, _BELOW = 44, 26


class Point(NamedTuple):
    """One period of a cell: its index, its value, and the cases it rests on."""

    at: int
    value: float
    whole: float


class Panel(NamedTuple):
    """One cell: its place, its value over the whole window with its interval, and its periods.

    ``word`` stands behind the value (达标), ``colour`` is that of both.
    """

    row: str
    column: str
    value: float
    part: float
    whole: float
    ends: tuple[float, float]
    points: tuple[Point, ...]
    word: str = ""
    colour: str = INK


class _Scale(NamedTuple):
    """Where a cell lies, and where in it a value: rows and columns count from the top left."""

    rows: Sequence[str]
    columns: Sequence[str]
    bottom: float
    top: float
    length: int

    def x(self, column: str, at: float) -> float:
        """The place of a period of a cell."""
        return self.columns.index(column) + _WIDE * (at / max(self.length - 1, 1))

    def y(self, row: str, value: float) -> float:
        """The place of a value of a cell; what lies outside the scale sits on its edge."""
        share = (min(max(value, self.bottom), self.top) - self.bottom) / (self.top - self.bottom)
        return self.rows.index(row) + _HEAD + _BODY * (1 - share)


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
    scale = _Scale(rows, columns, *_range(drawn, target, small, is_rate=is_rate), len(periods))
    names = period_names(periods, grain=grain)
    left = 12 + max(folded_width(fold(row, ems=6), size=13) for row in rows)
    rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": len(rows) - 1, "y1": len(rows) - 1}
    return figure(
        [
            *_levels(drawn, scale, target, is_rate=is_rate),
            *_series(drawn, scale, small, names, is_rate=is_rate, unit=unit, is_open=is_open),
        ],
        height=ROW * len(rows) + _ABOVE + _BELOW,
        annotations=[*_names(scale, left), *_values(drawn, scale, is_rate=is_rate), *_ticks(scale, names)],
        shapes=[
            *_bands(drawn, scale, is_rate=is_rate),
            *([{**rule, "line": {"color": INK3, "width": 1}}] if has_totals else []),
        ],
        margin={"l": left, "r": 4, "t": _ABOVE, "b": _BELOW},
        xaxis={"visible": False, "range": [-0.02, len(columns) - 0.1]},
        yaxis={"visible": False, "range": [len(rows), 0]},
    )


def _range(cells: Sequence[Panel], target: float | None, small: int, *, is_rate: bool) -> tuple[float, float]:
    """The scale of all cells: around the rates of enough cases, or from 0."""
    points = [point for cell in cells for point in cell.points if not is_missing(point.value)]
    if not is_rate:
        bottom, top, _step = count_range(0, max([point.value for point in points] or [1.0]), from_zero=True)
        return bottom, top
    sure = [point.value for point in points if point.whole >= small]
    values = [*sure, *(cell.value for cell in cells), *([] if target is None else [target])]
    bottom, top, _step = rate_range(min(values), max(values))
    return bottom, top


def _names(scale: _Scale, left: float) -> list[Part]:
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


def _values(cells: Iterable[Panel], scale: _Scale, *, is_rate: bool) -> list[Part]:
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


def _ticks(scale: _Scale, names: Sequence[str]) -> list[Part]:
    """The first and the last period under each column."""
    below = len(scale.rows)
    notes = []
    for column in scale.columns:
        for at, anchor in ((0, "left"), (len(names) - 1, "right")) if len(names) > 1 else ((0, "left"),):
            x, shift = scale.x(column, at), (0.0, -4.0)
            note = text(names[at], x=x, y=below, xref="x", yref="y", shift=shift, anchor=anchor, valign="top")
            notes.append(note)
    return notes


def _bands(cells: Iterable[Panel], scale: _Scale, *, is_rate: bool) -> list[Part]:
    """The 95 % interval of each cell's rate."""
    if not is_rate:
        return []
    return [
        {
            "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": with_opacity(BLUE2, 0.18),
            "x0": scale.x(cell.column, 0), "x1": scale.x(cell.column, scale.length - 1),
            "y0": scale.y(cell.row, cell.ends[0]), "y1": scale.y(cell.row, cell.ends[1]),
        }
        for cell in cells
        if not is_missing(cell.ends[0])
    ]  # fmt: skip


def _levels(
    cells: Sequence[Panel], scale: _Scale, target: float | None, *, is_rate: bool
) -> list[go.Scatter]:
    """The value of the window as a line in each cell, and the target as a dashed one."""
    if not is_rate:
        return []
    own = _strokes(cells, scale, lambda cell: cell.value)
    traces = [_stroke(own, {"color": BLUE2, "width": 2})]
    if target is not None:
        goal = _strokes(cells, scale, lambda cell: target)
        traces.append(_stroke(goal, {"color": INK, "width": 1, "dash": "3px,3px"}))
    return traces


def _strokes(
    cells: Sequence[Panel], scale: _Scale, level: Callable[[Panel], float]
) -> tuple[list[float | None], list[float | None]]:
    across: list[float | None] = []
    down: list[float | None] = []
    for cell in cells:
        across += [scale.x(cell.column, 0), scale.x(cell.column, scale.length - 1), None]
        down += [scale.y(cell.row, level(cell))] * 2 + [None]
    return across, down


def _stroke(places: tuple[list[float | None], list[float | None]], line: Part) -> go.Scatter:
    return go.Scatter(x=places[0], y=places[1], mode="lines", line=line, hoverinfo="skip", connectgaps=False)


class _Dot(NamedTuple):
    """One drawn period: its cell, its size (3 enough cases, 2 few, 1 fewer than ten), whether it is open."""

    cell: Panel
    point: Point
    size: int
    is_open: bool


def _series(
    cells: Sequence[Panel],
    scale: _Scale,
    small: int,
    names: Sequence[str],
    *,
    is_rate: bool,
    unit: str,
    is_open: bool,
) -> list[go.Scatter]:
    """The thin line between neighbouring periods, and their dots: filled, hollow, and points."""
    dots = [
        _Dot(cell, point, _size(point, small, is_rate=is_rate), is_open and point.at == scale.length - 1)
        for cell in cells
        for point in cell.points
        if not is_missing(point.value)
    ]
    if not dots:
        return []
    thin = _stroke(_neighbours(dots, scale), {"color": BLUE2, "width": 1})
    return [thin, _marks(dots, scale, names, is_rate=is_rate, unit=unit)]


def _neighbours(dots: Sequence[_Dot], scale: _Scale) -> tuple[list[float | None], list[float | None]]:
    """The strokes between periods that follow each other, both with ten cases and over."""
    across: list[float | None] = []
    down: list[float | None] = []
    for one, other in zip(dots, dots[1:], strict=False):
        is_next = one.cell is other.cell and one.point.at == other.point.at - 1
        if is_next and all(dot.size > 1 and not dot.is_open for dot in (one, other)):
            across += [*(scale.x(dot.cell.column, dot.point.at) for dot in (one, other)), None]
            down += [*(scale.y(dot.cell.row, dot.point.value) for dot in (one, other)), None]
    return across, down


def _size(point: Point, small: int, *, is_rate: bool) -> int:
    """3 for enough cases, 2 for few, 1 for fewer than ten."""
    if not is_rate or point.whole >= small:
        return 3
    return 2 if point.whole >= FRACTION_ONLY_BELOW else 1


def _marks(
    dots: Sequence[_Dot], scale: _Scale, names: Sequence[str], *, is_rate: bool, unit: str
) -> go.Scatter:
    looks, told = [], []
    for cell, point, size, is_open in dots:
        is_hollow = is_open or size == 2
        edge = INK3 if is_open else MUTE if size == 1 else BLUE
        looks.append(((3, 6, 5)[size - 1], PAPER if is_hollow else edge, edge, 1.2 if is_hollow else 0))
        words = percent(point.value) if is_rate else f"{number(point.value)} {safe(unit)}"
        more = f" · N {number(point.whole)}" if is_rate else ""
        few = _("（样本少）") if is_rate and size < 3 else ""
        told.append(f"{safe(cell.row)} · {safe(cell.column)}<br>{names[point.at]} {words}{more}{few}")
    return go.Scatter(
        x=[scale.x(dot.cell.column, dot.point.at) for dot in dots],
        y=[scale.y(dot.cell.row, dot.point.value) for dot in dots],
        mode="markers",
        marker={
            "size": [look[0] for look in looks],
            "color": [look[1] for look in looks],
            "opacity": 1,
            "line": {"color": [look[2] for look in looks], "width": [look[3] for look in looks]},
        },
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
