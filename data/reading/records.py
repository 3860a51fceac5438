"""Builds records from the lines of a file: quotes, cells with line breaks, rows with too few cells.

A quote that is never closed affects only its own line. Spreadsheets omit the delimiters after the last
filled cell: a row with too few cells is a record if it has a date or, in a list of places, a place. A row
that was broken by a line feed continues on the next line, and a truncated row is the last one of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reading.header_roles import Roles
from data.reading.layout import split
from data.reading.row_kinds import BLANKS, is_dated

#: A cell never has more lines: searching further would make a stray quote costly.
LONGEST_CELL_LINES = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        line: Index of its first line, 0 for the first.
        cells: Its cells.
        is_repaired: Whether a quote that was never closed was taken literally.
    """

    line: int
    cells: list[str]
    is_repaired: bool = False


def joined_lines(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The lines joined so that quotes pair up, each with the number of its last line."""
    position = 0
    while position < len(lines):
        last = _closing_line(lines, position) if lines[position].count('"') % 2 else position
        yield "\n".join(lines[position : last + 1]), last + 1
        position = last + 1


def read_record(lines: Sequence[str], start: int, delimiter: str, width: int) -> tuple[Record, int]:
    """The record that begins on a line, and the line after it.

    A record may span several lines (a cell with line breaks). This is accepted only if it has the
    right number of cells and none of its further lines is a complete row; otherwise the
    quote is stray, and the first line is a record with its quotes taken literally.

    Args:
        lines: Lines without their ends.
        start: Index of the line.
        delimiter: Sign between the cells.
        width: Number of cells of a complete row.
    """
    line = lines[start]
    alone = split(line, delimiter)
    if alone is not None:
        return Record(start, alone), start + 1
    if line.count('"') % 2:
        last = _closing_line(lines, start)
        joined = split("\n".join(lines[start : last + 1]), delimiter) if last > start else None
        if joined is not None and len(joined) == width:
            inner = lines[start + 1 : last + 1]
            if not any(_is_row(inner_line, delimiter, width) for inner_line in inner):
                return Record(start, joined), last + 1
    return Record(start, line.split(delimiter), is_repaired=True), start + 1


def _closing_line(lines: Sequence[str], start: int) -> int:
    """The line on which the number of quotes becomes even again; ``start`` if there is none."""
    for last in range(start + 1, min(start + LONGEST_CELL_LINES, len(lines))):
        if lines[last].count('"') % 2:
            return last
    return start


def _is_row(line: str, delimiter: str, width: int) -> bool:
    cells = split(line, delimiter) or line.split(delimiter)
    return len(cells) == width


def is_complete(record: Record, following: Record | None, width: int, roles: Roles) -> bool:
    """Whether a row with too few cells lacks only empty cells at its end.

    Args:
        record: The row.
        following: The row on the next line if it has a wrong number of cells as well.
        width: Number of cells of a complete row.
        roles: The roles of the columns.
    """
    if record.is_repaired or len(record.cells) < 2 or not _has_date_or_place(record.cells, roles):
        return False
    if following is None or len(following.cells) >= width:
        return True
    is_rest = len(record.cells) + len(following.cells) - 1 <= width
    return not is_rest or not roles.dates or _has_date_or_place(following.cells, roles)


def _has_date_or_place(cells: Sequence[str], roles: Roles) -> bool:
    if roles.dates:
        return is_dated(cells, roles)
    return any(cells[place].strip(BLANKS) for place in roles.places if place < len(cells))
