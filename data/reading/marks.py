"""What the cells of a sheet have besides their values: number formats, merged cells, marks of formulas.

Programs that write workbooks leave computing to Excel: some store nothing for a formula, some an empty text,
some a zero with the flag "compute on opening". Others compute, and store the same
if that is the result. The values of the other formulas of the workbook show which case it is.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeAlias

#: A text in quotation marks, one sign after a backslash, blank space, a digit, or a plain sign.
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|_.()|(0)|([^\\"!_#?0.,%@*;\[\]dmyhsegbDMYHSEGB])')
_FEWEST_ZEROS = 2
_FIRST_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;])*')
#: Upper left and lower right cell of a merged cell: row and column of each, 0 for the first.
Merged = tuple[tuple[int, int], tuple[int, int]]
#: Column -> rows of some of its cells, in order.
Cells: TypeAlias = "dict[int, array[int]]"


class NumberFormat:
    """A number format of only zeros and literals."""

    def __init__(self, parts: Sequence[str | None]) -> None:
        """Take its parts in order: literals, and None for each digit."""
        self._parts = tuple(parts)
        self._zeros = self._parts.count(None)

    def display_text(self, text: str) -> str:
        """A whole number as the sheet displays it; another text unchanged."""
        if not (text.isascii() and text.isdigit()):
            return text
        digits = text.zfill(self._zeros)
        # Digits without a zero of their own precede the first one.
        surplus, remaining = digits[: len(digits) - self._zeros], iter(digits[len(digits) - self._zeros :])
        written = []
        for part in self._parts:
            if part is None:
                part = surplus + next(remaining)
                surplus = ""
            written.append(part)
        return "".join(written).strip()


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


def number_format(code: str) -> NumberFormat | None:
    """The format for the code of a workbook; None if it adds nothing or has other parts.

    Of a code with sections the first one is used, for numbers above zero.
    """
    section, place = _first_section(code), 0
    parts: list[str | None] = []
    while token := _TOKEN.match(section, place):
        parts.append(None if token[4] else next((group for group in token.groups() if group is not None), ""))
        place = token.end()
    zeros = parts.count(None)
    is_whole = place == len(section) and zeros > 0
    adds = zeros >= _FEWEST_ZEROS or any(part and part.strip() for part in parts)
    return NumberFormat(parts) if is_whole and adds else None


def _first_section(code: str) -> str:
    found = _FIRST_SECTION.match(code)
    return found[0] if found else ""


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
