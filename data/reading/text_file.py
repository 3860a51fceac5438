"""Opens the tables of a text file: its encoding, the first table, and tables beside or below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from itertools import islice

import numpy as np

from data.content import Content
from data.reading.encodings import encoding_of, texts
from data.reading.header_roles import IS_DATA
from data.reading.layout import HEAD_ROWS, Layout, lay_out_lines
from data.reading.records import joined_lines
from data.reading.row_screen import RowScreen
from data.reading.several_tables import Stretch, name_of, side_by_side, stretches, with_note_of_others
from data.reading.text_table import LONGEST_LINE, TextTable, too_long

#: A file of up to this many bytes is searched for the headers of further tables before it is read.
_SEARCHED_BYTES = 20_000_000


def open_text(content: Content, name: str, known_headers: Set[str]) -> tuple[TextTable, ...]:
    """The tables of a text file; mostly one.

    Args:
        content: The bytes.
        name: Name of the archive member; empty for a file of its own.
        known_headers: Normalised headers of all ledgers.

    Raises:
        UnreadableFileError: The bytes are not text, or contain no table.
    """
    encoding = encoding_of(content)
    layout = _layout(content, encoding, known_headers)
    lines = LabelLines(content, encoding) if content.size <= _SEARCHED_BYTES else None
    all_stretches = []
    for part in side_by_side(layout, known_headers):
        if lines is None:
            all_stretches.append(Stretch(part))
        else:
            all_stretches += stretches(part, _candidates(lines, part), _row_at(lines, part), known_headers)
    tables = []
    for stretch in all_stretches:
        title = name_of(name, stretch.layout, layout)
        screen = RowScreen(stretch.layout, known_headers)
        tables.append(
            TextTable(content.file, title, encoding, stretch.layout, screen, stretch.until, content=content)
        )
    return with_note_of_others(tables)


def _layout(content: Content, encoding: str, known_headers: Set[str]) -> Layout:
    """The layout of the first table, from the lines of the file.

    Raises:
        UnreadableFileError: There is none.
    """
    head = b""
    for text, _ in texts(content, encoding):
        head += text
        if head.count(b"\n") > HEAD_ROWS * 3 or len(head) > LONGEST_LINE:
            break
    lines = head.decode().split("\n")
    if len(head) > LONGEST_LINE and len(lines) <= HEAD_ROWS * 3:
        raise too_long(content.file)
    logical = list(islice(joined_lines(lines), HEAD_ROWS + 2))
    layout = lay_out_lines([line for line, _ in logical], content.file, known_headers)
    ends = [end for _, end in logical]
    notes_row = ends[layout.notes_row - 1] if layout.notes_row else 0
    return replace(layout, header_row=ends[layout.header_row - 1], notes_row=notes_row)


def _candidates(lines: LabelLines, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The lines without a date or order number, which may be headers, each with its number."""
    row_at = _row_at(lines, layout)
    numbered = sum(map(str.isdigit, "".join(layout.headers)))
    for number in lines.below(layout.first_row, numbered):
        if not IS_DATA.search(lines(number)):
            yield number, row_at(number)


def _row_at(lines: LabelLines, layout: Layout) -> Callable[[int], list[str]]:
    right = layout.left + len(layout.headers)
    own = slice(layout.left, right if layout.cells else None)
    return lambda number: layout.cells_of(lines(number))[own]


#: Encodings in which a digit and a line feed are one byte each.
_OF_ASCII = ("utf-8", "utf-8-sig", "gb18030")
_LINE_FEED, _ZERO, _DIGITS = ord("\n"), ord("0"), 10
#: Fewer digits than a date and a number have.
_FEW_DIGITS = 8


class LabelLines:
    """The lines of a text by their numbers, and which of them may be headers: those with few digits.

    A record has a date and mostly a number: six or more digits. All lines are checked at once, in the
    bytes of the file; only the few candidates are decoded.

    Args:
        content: The bytes.
        encoding: Their encoding.
    """

    def __init__(self, content: Content, encoding: str) -> None:
        self._encoding = encoding
        with content.open() as stream:
            self._text = stream.read()
        returns = self._text.count(b"\r")
        if encoding not in _OF_ASCII or returns != self._text.count(b"\r\n"):
            self._text, self._encoding = b"".join(text for text, _ in texts(content, encoding)), "utf-8"
        self._signs = np.frombuffer(self._text, np.uint8)
        ends = np.flatnonzero(self._signs == _LINE_FEED)
        self._starts = np.concatenate(([0], ends + 1))
        self._ends = np.append(ends, len(self._text))

    def __call__(self, number: int) -> str:
        """The line with a number, 1 for the first; empty after the last."""
        if number > len(self._starts):
            return ""
        line = self._text[self._starts[number - 1] : self._ends[number - 1]]
        return line.decode(self._encoding, errors="replace").removesuffix("\r")

    def below(self, first: int, more: int) -> Iterator[int]:
        """The numbers of the lines with few digits.

        Args:
            first: The first line to return.
            more: How many additional digits are allowed.
        """
        is_digit = ((self._signs - np.uint8(_ZERO)) < _DIGITS).view(np.uint8)
        starts = np.minimum(self._starts, max(len(is_digit) - 1, 0))
        digits = np.add.reduceat(is_digit, starts, dtype=np.uint32)
        lengths = self._ends - self._starts
        few = np.flatnonzero((digits < _FEW_DIGITS + more) & (lengths > 0)) + 1
        yield from few[few >= first].tolist()
