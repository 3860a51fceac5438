"""Where the table lies in a file: which row is the header, and what separates the cells."""

from __future__ import annotations

import csv
from collections.abc import Sequence, Set
from dataclasses import dataclass

from data.content import UnreadableFileError
from data.header_text import normalise
from data.row_kinds import is_blank, is_note
from data.units import with_units

#: The header lies within so many rows.
HEAD_ROWS = 20
MOST_COLUMNS = 2_000
#: What is longer is no header, and is not told in full.
_LONGEST_HEADER = 200
#: A cell may be as long as a line; the module of CSV allows less unless told.
csv.field_size_limit(16_000_000)
_DELIMITERS = (",", "\t", ";", "，")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table lies.

    Attributes:
        header_row: Row of the header, 1 for the first; the lower one of a header of two rows.
        delimiter: What separates the cells of a line; empty for a sheet.
        headers: The header cells, those of two rows made into one.
        notes_row: Row of the notes under the header; 0 without one.
    """

    header_row: int
    delimiter: str
    headers: tuple[str, ...]
    notes_row: int = 0

    @property
    def first_row(self) -> int:
        """Row at which the records begin."""
        return max(self.header_row, self.notes_row) + 1


def split(line: str, delimiter: str) -> list[str] | None:
    """Cells of a line by the rules of quoting; None says that its quotes do not pair up."""
    pieces = [f"{piece}\n" for piece in line.split("\n")]
    try:
        found = list(csv.reader(pieces, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None


def lay_out_lines(lines: Sequence[str], file: str, known: Set[str]) -> Layout:
    """Find delimiter and header among the first lines of a text.

    Args:
        lines: The first lines, without their ends.
        file: Name of the file, for messages.
        known: Normalised headers that some ledger bears.

    Raises:
        UnreadableFileError: There is no line with anything in it, or there are far too many columns.
    """
    best: tuple[int, int, Layout] | None = None
    for place, delimiter in enumerate(_DELIMITERS):
        rows = [split(line, delimiter) or line.split(delimiter) for line in lines]
        if all(map(is_blank, rows)):
            break
        score, layout = _find(rows, delimiter, known)
        if best is None or (score, -place) > best[:2]:
            best = (score, -place, layout)
    if best is None:
        raise UnreadableFileError(f"{file}：文件是空的，没有表头。请检查导出的文件。")
    return _checked(best[2], file)


def lay_out_rows(rows: Sequence[Sequence[str]], file: str, known: Set[str]) -> Layout:
    """Find the header among the first rows of a sheet.

    Raises:
        UnreadableFileError: The sheet is empty, or there are far too many columns.
    """
    if all(map(is_blank, rows)):
        raise UnreadableFileError(f"{file}：表是空的，没有表头。请检查导出的文件。")
    return _checked(_find([list(row) for row in rows], "", known)[1], file)


def _checked(layout: Layout, file: str) -> Layout:
    if len(layout.headers) > MOST_COLUMNS:
        raise UnreadableFileError(
            f"{file}：第 {layout.header_row} 行有 {len(layout.headers)} 列，多于 {MOST_COLUMNS} 列，"
            "不像台账；请检查分隔符。"
        )
    return layout


def _find(rows: list[list[str]], delimiter: str, known: Set[str]) -> tuple[int, Layout]:
    """The likeliest header and how likely it is: known headers count most, then filled cells."""
    rows = rows[: HEAD_ROWS + 2]
    candidates: list[tuple[int, int, list[str]]] = []
    for number, row in enumerate(rows[:HEAD_ROWS]):
        if is_blank(row):
            continue
        candidates.append((_score(row, known), -number, row))
        if number + 1 < len(rows) and (joined := _joined(row, rows[number + 1])):
            # Two rows are one header only when that tells more than either of them.
            candidates.append((_score(joined, known) - 1, -(number + 1), joined))
    score, place, headers = max(candidates, key=lambda one: one[:2])
    while not delimiter and is_blank(headers[-1:]):  # a sheet is as wide as its widest row
        headers = headers[:-1]
    header_row = 1 - place
    below = rows[header_row] if header_row < len(rows) else []
    headers, has_units = with_units(headers, below)
    notes_row = header_row + 1 if has_units or is_note(below) else 0
    return score, Layout(header_row, delimiter, tuple(cell[:_LONGEST_HEADER] for cell in headers), notes_row)


def _score(row: Sequence[str], known: Set[str]) -> int:
    filled = [cell for cell in row if cell.strip()]
    names = {normalise(cell) for cell in filled if len(cell) <= 40}
    return 1_000 * len(names & known) + min(len(filled), 400)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
    """A header of two rows as one: the lower cell, else the one above it."""
    if len(upper) != len(lower) or all(cell.strip() for cell in lower):
        return None
    return [below if below.strip() else above for above, below in zip(upper, lower, strict=True)]
