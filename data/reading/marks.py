"""Marks of the cells of a sheet besides their values, and which formulas were never computed.

Programs that write workbooks leave computing to Excel: some store nothing for a formula, some an empty text,
some a zero with the flag "compute on opening". Others compute, and store the same
if that is the result. The values of the other formulas of the workbook show which case it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeAlias

from data.reading.number_formats import NumberFormat

#: Column -> rows of some of its cells, in order.
Cells: TypeAlias = "dict[int, array[int]]"


class FormulaValue(Enum):
    """The kind of value that a file stores for a formula."""

    VALUE = auto()  # a value that only a computation gives
    NOTHING = auto()  # no value, or one that the formula cannot have
    EMPTY = auto()  # an empty text, which a formula may have found
    ZERO = auto()  # a zero, of a formula with the flag "compute on opening"
    OLDER = auto()  # a value of a formula without that flag


@dataclass(slots=True)
class CellMarks:
    """The marks of the cells of a sheet; rows and columns are counted from 0.

    Attributes:
        unfinished: Cells with a formula whose value the file does not hold.
        empties: Cells with a formula and an empty text, which may be its value.
        zeros: Cells with a formula and a zero, which may be its value.
        computed: Columns with a computed formula, and whether it is computed on opening.
        errors: Cells with the error of a formula -> the error.
        formats: The number formats of the workbook that add signs to a number.
        formatted: Column -> rows of its cells with such a format, in order, and their indexes in ``formats``.
    """

    unfinished: Cells = field(default_factory=dict)
    empties: Cells = field(default_factory=dict)
    zeros: Cells = field(default_factory=dict)
    computed: set[tuple[int, bool]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: tuple[NumberFormat, ...] = ()
    formatted: dict[int, tuple[array[int], array[int]]] = field(default_factory=dict)

    def format(self, row: int, column: int, place: int) -> None:
        """Record the format of a cell; cells are added from top to bottom."""
        rows, formats = self.formatted.setdefault(column, (array("l"), array("l")))
        rows.append(row)
        formats.append(place)

    def formula(self, row: int, column: int, stored: FormulaValue) -> None:
        """Record a cell with a formula; the cells of a column are added from top to bottom."""
        if stored in (FormulaValue.VALUE, FormulaValue.OLDER):
            self.computed.add((column, stored is FormulaValue.VALUE))
            return
        cells = {FormulaValue.EMPTY: self.empties, FormulaValue.ZERO: self.zeros}.get(stored, self.unfinished)
        cells.setdefault(column, array("l")).append(row)


def decide_stored_values(sheets: Collection[CellMarks], *, is_never_computed: bool = False) -> None:
    """Decide which empty texts and zeros of a workbook are values; the rest stays undecided.

    Args:
        sheets: All its sheets.
        is_never_computed: Whether the program that wrote it stores empty texts for all formulas.
    """
    is_computed = any(marks.computed for marks in sheets)
    is_computed_anew = any(is_anew for marks in sheets for _, is_anew in marks.computed)
    for marks in sheets:
        if is_never_computed:
            _mark_unfinished(marks, marks.empties)
        elif is_computed:
            marks.empties.clear()
        if not is_computed_anew:
            _mark_unfinished(marks, marks.zeros)
        for column, is_anew in marks.computed:
            if is_anew:
                marks.zeros.pop(column, None)


def _mark_unfinished(marks: CellMarks, cells: Cells) -> None:
    """Treat cells as having no value."""
    for column, rows in cells.items():
        marks.unfinished[column] = array("l", sorted([*marks.unfinished.get(column, ()), *rows]))
    cells.clear()
