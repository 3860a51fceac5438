"""Merged cells of a sheet: which rows lie below the first one, told without naming each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

#: Upper left and lower right cell of a merged one: row and column of each, 0 for the first.
Merged = tuple[tuple[int, int], tuple[int, int]]


class MergedCells:
    """The cells below a header that are merged with one above them; the text stands in the first column.

    A merged cell may go over a million rows, of which a sheet holds none: what is kept is as large as what
    the file says.

    Args:
        ranges: The merged cells of the sheet.
        first: The first row below the header, 0 for the first of the sheet.
    """

    def __init__(self, ranges: Iterable[Merged], first: int) -> None:
        self._columns: dict[int, tuple[list[int], list[int]]] = {}
        for (top, left), (bottom, _) in sorted(ranges):
            if first <= top < bottom:
                tops, bottoms = self._columns.setdefault(left, ([], []))
                tops.append(top)
                bottoms.append(bottom)

    def __bool__(self) -> bool:
        return bool(self._columns)

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell has its text from one above it."""
        tops, bottoms = self._columns.get(column, ((), ()))
        place = bisect_left(tops, row) - 1
        return place >= 0 and row <= bottoms[place]
