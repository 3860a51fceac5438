"""The merged cells of a sheet, tested without listing each of their rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

#: Upper left and lower right cell of a merged cell: row and column of each, 0 for the first.
Merged = tuple[tuple[int, int], tuple[int, int]]


class MergedCells:
    """The cells below a header that are merged with a cell above; the text is in the first column.

    A merged cell may span a million rows that the sheet does not have: memory use depends only on
    the number of ranges in the file.

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
        """Whether a cell takes its text from a cell above."""
        tops, bottoms = self._columns.get(column, ((), ()))
        place = bisect_left(tops, row) - 1
        return place >= 0 and row <= bottoms[place]
