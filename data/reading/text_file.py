"""The tables of a text file: its encoding, where the first table lies, and what stands beside or below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from itertools import islice

from data.content import Content
from data.reading.encodings import encoding_of, texts
from data.reading.header_rows import IS_DATA
from data.reading.label_lines import LabelLines
from data.reading.layout import HEAD_ROWS, Layout, lay_out_lines
from data.reading.records import joined_lines
from data.reading.row_screen import RowScreen
from data.reading.side_by_side import side_by_side
from data.reading.table_names import apart, name_of
from data.reading.tables_below import Stretch, stretches
from data.reading.text_table import LONGEST_LINE, TextTable, too_long

#: A file of so many bytes is looked through for the headers of further tables before it is read.
_LOOKED_THROUGH = 20_000_000


def open_text(content: Content, name: str, known: Set[str]) -> tuple[TextTable, ...]:
    """The tables of a text file; nearly always one.

    Args:
        content: The bytes.
        name: Member of an archive that the file is; empty for a file of its own.
        known: Normalised headers that some ledger bears.

    Raises:
        UnreadableFileError: The bytes are no text, or no table lies in it.
    """
    encoding = encoding_of(content)
    layout = _layout(content, encoding, known)
    lines = LabelLines(content, encoding) if content.size <= _LOOKED_THROUGH else None
    found = []
    for part in side_by_side(layout, known):
        if lines is None:
            found.append(Stretch(part))
        else:
            found += stretches(part, _candidates(lines, part), _row_at(lines, part), known)
    tables = []
    for one in found:
        title = name_of(name, one.layout, layout)
        screen = RowScreen(one.layout, known)
        tables.append(
            TextTable(content.file, title, encoding, one.layout, screen, one.until, content=content)
        )
    return apart(tables)


def _layout(content: Content, encoding: str, known: Set[str]) -> Layout:
    """Where the first table lies, by its lines as the file has them.

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
    layout = lay_out_lines([line for line, _ in logical], content.file, known)
    ends = [end for _, end in logical]
    notes_row = ends[layout.notes_row - 1] if layout.notes_row else 0
    return replace(layout, header_row=ends[layout.header_row - 1], notes_row=notes_row)


def _candidates(lines: LabelLines, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """The lines in which no date or order number stands, and so perhaps a header, by their numbers."""
    row_at = _row_at(lines, layout)
    numbered = sum(map(str.isdigit, "".join(layout.headers)))
    for number in lines.below(layout.first_row, numbered):
        if not IS_DATA.search(lines(number)):
            yield number, row_at(number)


def _row_at(lines: LabelLines, layout: Layout) -> Callable[[int], list[str]]:
    right = layout.left + len(layout.headers)
    own = slice(layout.left, right if layout.cells else None)
    return lambda number: layout.cells_of(lines(number))[own]
