"""A grid of small series on one scale: its cells, and where in the figure each lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pages.parts.charts.axis import count_range, rate_range
from pages.parts.charts.theme import INK
from pages.parts.words.numbers import is_missing

#: Part of the width of a cell of the grid that its series takes.
WIDE = 0.84
#: Height of the name of a row above its cells in the list, in cells.
HEADING = 0.6


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


class Scale(NamedTuple):
    """Where in the figure a period and a value of a cell lie; the figure counts cells from the top left.

    Attributes:
        places: Row and column -> the left and the upper edge of that cell.
        bottom: Lowest value of all cells.
        top: Highest value.
        length: Number of periods.
        wide: Part of a cell's width that its series takes.
        head: Part of a cell's height above the series.
        body: Part of its height that the series takes.
    """

    places: Mapping[tuple[str, str], tuple[float, float]]
    bottom: float
    top: float
    length: int
    wide: float
    head: float
    body: float

    def x(self, cell: Panel, at: float) -> float:
        """The place of a period of a cell."""
        return self.places[cell.row, cell.column][0] + self.wide * (at / max(self.length - 1, 1))

    def y(self, cell: Panel, value: float) -> float:
        """The place of a value of a cell; what lies outside the scale sits on its edge."""
        share = (min(max(value, self.bottom), self.top) - self.bottom) / (self.top - self.bottom)
        return self.places[cell.row, cell.column][1] + self.head + self.body * (1 - share)


def in_grid(rows: Sequence[str], columns: Sequence[str], ends: tuple[float, float], length: int) -> Scale:
    """Cells side by side, one row of cells a row: the value stands above its series."""
    places = {
        (row, column): (float(x), float(y)) for y, row in enumerate(rows) for x, column in enumerate(columns)
    }
    return Scale(places, *ends, length, wide=WIDE, head=0.30, body=0.58)


def in_list(
    cells: Sequence[Panel],
    rows: Sequence[str],
    columns: Sequence[str],
    ends: tuple[float, float],
    length: int,
) -> tuple[Scale, dict[str, float]]:
    """Cells one under another, those of a row below its name: the value stands beside its series.

    Returns:
        The scale, and row -> the upper edge of its name.
    """
    known = {(cell.row, cell.column) for cell in cells}
    places: dict[tuple[str, str], tuple[float, float]] = {}
    headings: dict[str, float] = {}
    down = 0.0
    for row in rows:
        own = [column for column in columns if (row, column) in known]
        if not own:
            continue
        headings[row] = down
        down += HEADING
        places |= {(row, column): (0.0, down + at) for at, column in enumerate(own)}
        down += len(own)
    return Scale(places, *ends, length, wide=1.0, head=0.12, body=0.76), headings


def value_range(
    cells: Sequence[Panel], target: float | None, small: int, *, is_rate: bool
) -> tuple[float, float]:
    """Lowest and highest value of all cells: around the rates of enough cases, or from 0."""
    points = [point for cell in cells for point in cell.points if not is_missing(point.value)]
    if not is_rate:
        bottom, top, _step = count_range(0, max([point.value for point in points] or [1.0]), from_zero=True)
        return bottom, top
    sure = [point.value for point in points if point.whole >= small]
    values = [*sure, *(cell.value for cell in cells), *([] if target is None else [target])]
    bottom, top, _step = rate_range(min(values), max(values))
    return bottom, top
