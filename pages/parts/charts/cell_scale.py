"""A grid of small series on one scale: its cells, and where in the figure each lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pages.parts.charts.axis import count_range, rate_range
from pages.parts.charts.theme import INK
from pages.parts.words.numbers import is_missing

#: Part of a cell, from its top, above the series; and that of the series.
HEAD, BODY = 0.30, 0.58
#: Part of the width of a cell that its series takes.
WIDE = 0.84


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
    """Where a cell lies, and where in it a value: rows and columns count from the top left."""

    rows: Sequence[str]
    columns: Sequence[str]
    bottom: float
    top: float
    length: int

    def x(self, column: str, at: float) -> float:
        """The place of a period of a cell."""
        return self.columns.index(column) + WIDE * (at / max(self.length - 1, 1))

    def y(self, row: str, value: float) -> float:
        """The place of a value of a cell; what lies outside the scale sits on its edge."""
        share = (min(max(value, self.bottom), self.top) - self.bottom) / (self.top - self.bottom)
        return self.rows.index(row) + HEAD + BODY * (1 - share)


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
