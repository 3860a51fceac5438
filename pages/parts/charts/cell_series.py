"""The marks of a grid of small series: bands, levels, the target, periods as dots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts.charts.canvas import Part
from pages.parts.charts.cell_scale import Panel, Point, Scale
from pages.parts.charts.lettering import number, percent, safe
from pages.parts.charts.theme import BLUE, BLUE2, INK, INK3, MUTE, PAPER, with_opacity
from pages.parts.words.language import _
from pages.parts.words.numbers import FRACTION_ONLY_BELOW, is_missing


def bands(cells: Iterable[Panel], scale: Scale, *, is_rate: bool) -> list[Part]:
    """The 95 % interval of each cell's rate."""
    if not is_rate:
        return []
    return [
        {
            "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": with_opacity(BLUE2, 0.18),
            "x0": scale.x(cell, 0), "x1": scale.x(cell, scale.length - 1),
            "y0": scale.y(cell, cell.ends[0]), "y1": scale.y(cell, cell.ends[1]),
        }
        for cell in cells
        if not is_missing(cell.ends[0])
    ]  # fmt: skip


def levels(cells: Sequence[Panel], scale: Scale, target: float | None, *, is_rate: bool) -> list[go.Scatter]:
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
    cells: Sequence[Panel], scale: Scale, level: Callable[[Panel], float]
) -> tuple[list[float | None], list[float | None]]:
    across: list[float | None] = []
    down: list[float | None] = []
    for cell in cells:
        across += [scale.x(cell, 0), scale.x(cell, scale.length - 1), None]
        down += [scale.y(cell, level(cell))] * 2 + [None]
    return across, down


def _stroke(places: tuple[list[float | None], list[float | None]], line: Part) -> go.Scatter:
    return go.Scatter(x=places[0], y=places[1], mode="lines", line=line, hoverinfo="skip", connectgaps=False)


#: Most periods of a cell whose dots stand apart; of more the dots are smaller and their lines thinner.
MOST_CLEAR = 24
#: Size in px of the dot of fewer than ten cases, of few and of enough; and where there are many periods.
_SIZES, _SMALL_SIZES = (3, 6, 5), (1.6, 3.2, 3)


class _Dot(NamedTuple):
    """One drawn period: its cell, its size (3 enough cases, 2 few, 1 fewer than ten), whether it is open."""

    cell: Panel
    point: Point
    size: int
    is_open: bool


def period_marks(
    cells: Sequence[Panel],
    scale: Scale,
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
    width = 0.8 if scale.length > MOST_CLEAR else 1
    thin = _stroke(_neighbours(dots, scale), {"color": BLUE2, "width": width})
    return [thin, _marks(dots, scale, names, is_rate=is_rate, unit=unit)]


def _neighbours(dots: Sequence[_Dot], scale: Scale) -> tuple[list[float | None], list[float | None]]:
    """The strokes between periods that follow each other, both with ten cases and over."""
    across: list[float | None] = []
    down: list[float | None] = []
    for one, other in zip(dots, dots[1:], strict=False):
        is_next = one.cell is other.cell and one.point.at == other.point.at - 1
        if is_next and all(dot.size > 1 and not dot.is_open for dot in (one, other)):
            across += [*(scale.x(dot.cell, dot.point.at) for dot in (one, other)), None]
            down += [*(scale.y(dot.cell, dot.point.value) for dot in (one, other)), None]
    return across, down


def _size(point: Point, small: int, *, is_rate: bool) -> int:
    """3 for enough cases, 2 for few, 1 for fewer than ten."""
    if not is_rate or point.whole >= small:
        return 3
    return 2 if point.whole >= FRACTION_ONLY_BELOW else 1


def _marks(
    dots: Sequence[_Dot], scale: Scale, names: Sequence[str], *, is_rate: bool, unit: str
) -> go.Scatter:
    looks, told = [], []
    sizes, edge_width = (_SMALL_SIZES, 0.8) if scale.length > MOST_CLEAR else (_SIZES, 1.2)
    for cell, point, size, is_open in dots:
        is_hollow = is_open or size == 2
        edge = INK3 if is_open else MUTE if size == 1 else BLUE
        looks.append((sizes[size - 1], PAPER if is_hollow else edge, edge, edge_width if is_hollow else 0))
        words = percent(point.value) if is_rate else f"{number(point.value)} {safe(unit)}"
        more = f" · N {number(point.whole)}" if is_rate else ""
        few = _("（样本少）") if is_rate and size < 3 else ""
        told.append(f"{safe(cell.row)} · {safe(cell.column)}<br>{names[point.at]} {words}{more}{few}")
    return go.Scatter(
        x=[scale.x(dot.cell, dot.point.at) for dot in dots],
        y=[scale.y(dot.cell, dot.point.value) for dot in dots],
        mode="markers",
        marker={
            "size": [look[0] for look in looks],
            "color": [look[1] for look in looks],
            "opacity": 1,
            "line": {"color": [look[2] for look in looks], "width": [look[3] for look in looks]},
        },
        customdata=[(dot.cell.row, dot.cell.column) for dot in dots],
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
