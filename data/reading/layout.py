"""Finds the layout of the table in a file: the header row, and the delimiter between cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from data.errors import UnreadableFileError
from data.notation.units import with_units
from data.reading.header_roles import IS_DATA, Roles, header_names, is_header
from data.reading.row_kinds import is_blank, is_note, page_key

#: The header is among the first rows of this number.
HEAD_ROWS = 20
MOST_COLUMNS = 2_000
#: A longer text is not a header, and is shortened in messages.
_LONGEST_HEADER = 200
# A cell may be as long as a line; the csv module allows less by default.
csv.field_size_limit(16_000_000)
_DELIMITERS = (",", "\t", ";", "，", "|", "｜", "；")
_DOUBLE, _SINGLE = '"', "'"
#: Exchanges ``'`` and ``"``, so that cells quoted by either are read.
_SWAPPED = str.maketrans({_DOUBLE: _SINGLE, _SINGLE: _DOUBLE})
#: A number by itself, as rows of records hold it.
_NUMBER = re.compile(r"\s*[¥￥]?[\d.,]+\s*%?\s*")


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of a table in a file.

    Attributes:
        header_row: Row of the header, 1 for the first; the lower row of a two-row header.
        delimiter: Sign between the cells of a line; empty for a sheet.
        headers: The header cells; those of a two-row header are combined.
        notes_row: Row of the notes under the header; 0 if there are none.
        left: Index of the first header in a row; 0 unless another table is on its left.
        cells: Number of cells of a complete row; 0 means the number of headers.
        above: The rows down to the header and its notes; a printed export repeats them on every page.
        quote: The sign around cells that contain a delimiter.
        is_spaced: Whether there are spaces between delimiters and quotes.
    """

    header_row: int
    delimiter: str
    headers: tuple[str, ...]
    notes_row: int = 0
    left: int = 0
    cells: int = 0
    above: tuple[tuple[str, ...], ...] = ()
    quote: str = _DOUBLE
    is_spaced: bool = False

    @property
    def first_row(self) -> int:
        """First row of the records."""
        return max(self.header_row, self.notes_row) + 1

    @property
    def width(self) -> int:
        """Number of cells of a complete row."""
        return self.cells or len(self.headers)

    def cells_of(self, line: str) -> list[str]:
        """The cells of a line of a text."""
        if self.quote == _SINGLE:
            line = line.translate(_SWAPPED)
        if self.is_spaced:
            line = _without_spaces(line, self.delimiter)
        return split(line, self.delimiter) or line.split(self.delimiter)

    @property
    def page_keys(self) -> frozenset[tuple[str, ...]]:
        """The page keys of the rows down to the header, in the columns of the table."""
        right = self.left + len(self.headers)
        keys = {page_key(row[self.left : right]) for row in self.above}
        return frozenset(key for key in keys if key)


def split(line: str, delimiter: str) -> list[str] | None:
    """The cells of a line by the rules of quoting; None if its quotes do not pair up."""
    pieces = [f"{piece}\n" for piece in line.split("\n")]
    try:
        rows = list(csv.reader(pieces, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def lay_out_lines(lines: Sequence[str], file: str, known_headers: Set[str]) -> Layout:
    """Find delimiter and header among the first lines of a text.

    Args:
        lines: The first lines, without their ends.
        file: Name of the file, for messages.
        known_headers: Normalised headers of all ledgers.

    Raises:
        UnreadableFileError: All lines are empty, or there are far too many columns.
    """
    best: tuple[int, int, Layout] | None = None
    for place, delimiter in enumerate(_DELIMITERS):
        rows = _rows(lines, delimiter)
        if all(map(is_blank, rows)):
            break
        score, layout = _find(rows, delimiter, known_headers)
        if best is None or (score, -place) > best[:2]:
            best = (score, -place, layout)
    if best is None:
        raise UnreadableFileError(f"{file}：文件是空的，没有表头。请检查导出的文件。")
    return _require_few_columns(_with_quotes(best[2], lines, known_headers), file)


def _rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    return [split(line, delimiter) or line.split(delimiter) for line in lines]


def _with_quotes(layout: Layout, lines: Sequence[str], known_headers: Set[str]) -> Layout:
    """The layout with the quotes that its lines use."""
    delimiter = layout.delimiter
    headers = [cell.strip() for cell in layout.headers if cell.strip()]
    if all(len(cell) > 1 and cell[0] == cell[-1] == _SINGLE for cell in headers):
        lines, layout = [line.translate(_SWAPPED) for line in lines], replace(layout, quote=_SINGLE)
    opening = f"{delimiter} {_DOUBLE}"
    if any(opening in line for line in lines):
        lines = [_without_spaces(line, delimiter) for line in lines]
        layout = replace(layout, is_spaced=True)
    if not layout.is_spaced and layout.quote == _DOUBLE:
        return layout
    corrected = _find(_rows(lines, delimiter), delimiter, known_headers)[1]
    return replace(corrected, quote=layout.quote, is_spaced=layout.is_spaced)


def lay_out_rows(rows: Sequence[Sequence[str]], file: str, known_headers: Set[str]) -> Layout:
    """Find the header among the first rows of a sheet.

    Raises:
        UnreadableFileError: The sheet is empty, or there are far too many columns.
    """
    if all(map(is_blank, rows)):
        raise UnreadableFileError(f"{file}：表是空的，没有表头。请检查导出的文件。")
    width = max(map(len, rows))
    return _require_few_columns(
        _find([[*row, *[""] * (width - len(row))] for row in rows], "", known_headers)[1], file
    )


def _without_spaces(line: str, delimiter: str) -> str:
    """A line without the spaces between its delimiters and its quotes."""
    opening, closing = f"{delimiter} {_DOUBLE}", f"{_DOUBLE} {delimiter}"
    return line.replace(opening, delimiter + _DOUBLE).replace(closing, _DOUBLE + delimiter)


def _require_few_columns(layout: Layout, file: str) -> Layout:
    if len(layout.headers) > MOST_COLUMNS:
        raise UnreadableFileError(
            f"{file}：第 {layout.header_row} 行有 {len(layout.headers)} 列，多于 {MOST_COLUMNS} 列，"
            "不像台账；请检查分隔符。"
        )
    return layout


def _find(rows: list[list[str]], delimiter: str, known_headers: Set[str]) -> tuple[int, Layout]:
    """The best header and its score: known headers count most, then filled cells."""
    rows = rows[: HEAD_ROWS + 2]
    until = _first_record(rows, known_headers)
    candidates: list[tuple[int, int, list[str]]] = []
    for number, row in enumerate(rows[: min(until, HEAD_ROWS)]):
        if is_blank(row):
            continue
        candidates.append((_score(row, known_headers), -number, row))
        if number + 1 < min(until, len(rows)) and (joined := _joined_header(row, rows[number + 1])):
            # Two rows are combined only if that scores higher than either of them.
            candidates.append((_score(joined, known_headers) - 1, -(number + 1), joined))
    score, place, headers = max(candidates, key=lambda candidate: candidate[:2])
    while not delimiter and is_blank(headers[-1:]):  # a sheet is as wide as its widest row
        headers = headers[:-1]
    header_row = 1 - place
    below = rows[header_row] if header_row < len(rows) else []
    headers, has_units = with_units(headers, below)
    notes_row = header_row + 1 if has_units or is_note(below, Roles.of(headers)) else 0
    *above, shortened = (_cut_headers(row) for row in [*rows[: max(header_row, notes_row)], headers])
    return score, Layout(header_row, delimiter, shortened, notes_row, above=tuple(above))


def _cut_headers(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell[:_LONGEST_HEADER] for cell in row)


def _first_record(rows: Sequence[Sequence[str]], known_headers: Set[str]) -> int:
    """The index of the first record below a header; the header of a later table comes after it."""
    is_below = False
    for place, row in enumerate(rows):
        if is_header(row, known_headers):
            is_below = True
        elif (
            is_below
            and sum(bool(cell.strip()) for cell in row) > 1
            and any(_NUMBER.fullmatch(cell) or IS_DATA.search(cell) for cell in row)
        ):
            return place
    return len(rows)


def _score(row: Sequence[str], known_headers: Set[str]) -> int:
    filled = [cell for cell in row if cell.strip()]
    return 1_000 * len({*header_names(filled)} & known_headers) + min(len(filled), 400)


def _joined_header(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """A two-row header combined into one: the lower cell, else the one above it."""
    if len(upper) != len(lower) or all(cell.strip() for cell in lower):
        return None
    return [below if below.strip() else above for above, below in zip(upper, lower, strict=True)]
