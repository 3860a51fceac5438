"""From the lines of a file to its records: quotes, cells with line breaks, lines that are no rows.

A quote that is never closed costs its own line and not the lines below it.
"""

from __future__ import annotations

import csv
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from data.schema import Finding, Severity

#: More lines than this are never one cell: looking further would make a stray quote costly.
_LONGEST_CELL_LINES = 200
#: Lines that are read at once as long as each of them is one record; then fewer, then one by one.
_BLOCK, _SMALL_BLOCK = 20_000, 500
_FIRST_CELL = operator.itemgetter(0)
#: Signs that say nothing when a line has no others.
BLANK_SIGNS = ' \t\u3000\u00a0\ufeff",'
#: Physical lines, and the cells of the record that begins on each.
Block = tuple[Sequence[int], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table lies in the text.

    Attributes:
        header_row: Physical line of the header, 1 for the first.
        delimiter: What separates the cells.
        headers: The header cells as written.
    """

    header_row: int
    delimiter: str
    headers: tuple[str, ...]


@dataclass(slots=True)
class Records:
    """The rows of a file, lazily; ``broken`` fills up while they are read.

    Attributes:
        lines: Physical lines of the file without their ends.
        layout: Where the table lies.
        broken: One finding per line that is no row.
    """

    lines: list[str]
    layout: Layout
    broken: list[Finding] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """The rows, some thousands at a time: their physical lines, and one cell per header each."""
        width = len(self.layout.headers)
        for numbers, rows in _blocks(self):
            if set(map(len, rows)) != {width} or not all(map(str.strip, map(_FIRST_CELL, rows))):
                numbers, rows = self._sound(numbers, rows, width)
            if rows:
                yield numbers, rows

    def _sound(self, numbers: Sequence[int], rows: list[list[str]], width: int) -> Block:
        """The rows that have the right width; blank lines are no rows, the others are broken."""
        kept: list[tuple[int, list[str]]] = []
        for number, cells in zip(numbers, rows, strict=True):
            if not _says_something(cells):
                continue
            if len(cells) < width or _says_something(cells[width:]):
                self.broken.append(_broken(number, len(cells), width))
            else:
                kept.append((number, cells[:width]))
        return [number for number, _ in kept], [cells for _, cells in kept]


def read_records(text: str, layout: Layout) -> Records:
    """The rows below the header."""
    return Records(physical_lines(text), layout)


def physical_lines(text: str) -> list[str]:
    """The lines of a text without their ends, whatever system wrote it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def _blocks(records: Records) -> Iterator[Block]:
    """All records in order: by blocks where that is safe, else one by one."""
    layout, lines = records.layout, records.lines
    position = layout.header_row
    while position < len(lines):
        for size in (_BLOCK, _SMALL_BLOCK):
            block = lines[position : position + size]
            rows = _read_block(block, layout.delimiter)
            if rows is not None:
                yield range(position + 1, position + 1 + len(rows)), rows
                position += len(block)
                break
        else:
            end, numbers, rows = position + len(block), [], []
            while position < end:
                numbers.append(position + 1)
                cells, position = _read_one(lines, position, layout.delimiter, len(layout.headers))
                rows.append(cells)
            yield numbers, rows


def _says_something(cells: list[str]) -> bool:
    return any(cells) and any(cell.strip(BLANK_SIGNS) for cell in cells)


def _read_block(block: list[str], delimiter: str) -> list[list[str]] | None:
    """The cells of each line when every line is one record with sound quotes; else None."""
    try:
        found = list(csv.reader(block, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return found if len(found) == len(block) else None


def _read_one(lines: list[str], start: int, delimiter: str, width: int) -> tuple[list[str], int]:
    """Cells of the record that begins on a line, and the line after it.

    A record may run over several lines (a cell with line breaks). It is believed only when it has the
    right number of cells and none of its further lines is a whole row of its own; otherwise the
    quote is stray, and the first line stands alone with its quotes taken literally.
    """
    line = lines[start]
    alone = split_line(line, delimiter)
    if alone is not None:
        return alone, start + 1
    if line.count('"') % 2:
        last = _closing_line(lines, start)
        joined = split_line("\n".join(lines[start : last + 1]), delimiter) if last > start else None
        if joined is not None and len(joined) == width:
            inner = lines[start + 1 : last + 1]
            if not any(_is_row(one, delimiter, width) for one in inner):
                return joined, last + 1
    return line.split(delimiter), start + 1


def _closing_line(lines: list[str], start: int) -> int:
    """The line on which the number of quotes becomes even again; ``start`` when none does."""
    for last in range(start + 1, min(start + _LONGEST_CELL_LINES, len(lines))):
        if lines[last].count('"') % 2:
            return last
    return start


def _is_row(line: str, delimiter: str, width: int) -> bool:
    cells = split_line(line, delimiter) or line.split(delimiter)
    return len(cells) == width


def split_line(line: str, delimiter: str) -> list[str] | None:
    """Cells by the rules of quoting; None says that the quotes of the text do not pair up."""
    pieces = [f"{piece}\n" for piece in line.split("\n")]
    try:
        found = list(csv.reader(pieces, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None


def _broken(number: int, cells: int, width: int) -> Finding:
    message = f"第 {number} 行有 {cells} 格，表头有 {width} 格；请检查这一行的逗号和引号。"
    return Finding(number, "", "broken_row", Severity.FAIL, "", message)
