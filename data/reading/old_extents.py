"""Checks the declared sizes of an XLS workbook: its reader allocates the memory before it reads."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from data.content import Content
from data.reading.compound_files import CompoundFile
from data.reading.damage import damage_as_unreadable

_BOUND_SHEET, _BEGIN, _END, _DIMENSIONS, _TEXTS = 0x85, 0x809, 0x0A, 0x200, 0xFC
_SHORT_NUMBERS = 0xBD
#: Kinds of records with a row and a column: numbers, texts, formulas and others.
_CELLS = frozenset((0x06, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, _SHORT_NUMBERS))
_COLUMNS, _MOST_CELLS = 256, 40_000_000
#: Least number of bytes of a text.
_SHORTEST_TEXT = 3


def check_old_extents(content: Content) -> None:
    """Check that an XLS workbook is consistent.

    Raises:
        UnreadableFileError: It has circular chains, or impossible cells or texts.
    """
    with damage_as_unreadable(f"{content.file}：工作簿已损坏，请重新导出。"):
        with content.open() as stream:
            parts = CompoundFile(stream.read())
        parts.require_ends()
        book = parts.stream("Workbook", "Book")
        sheets = set()
        for kind, place, length in _records(book, 0):
            if kind == _BOUND_SHEET:
                sheets.add(struct.unpack_from("<I", book, place)[0])
            elif kind == _TEXTS and length and _texts(book, place) * _SHORTEST_TEXT > len(book):
                raise ValueError
        for start in sheets:
            _check_sheet(book, start)


def _check_sheet(book: bytes, start: int) -> None:
    for kind, place, length in _records(book, start):
        if kind in _CELLS:
            last = place + length - 2 if kind == _SHORT_NUMBERS else place + 2
            if struct.unpack_from("<H", book, last)[0] >= _COLUMNS:
                raise ValueError
        elif kind == _DIMENSIONS:
            rows, columns = struct.unpack_from("<4xI2xH" if length > 10 else "<2xH2xH", book, place)
            if rows * columns > _MOST_CELLS:
                raise ValueError


def _texts(book: bytes, place: int) -> int:
    (texts,) = struct.unpack_from("<4xI", book, place)
    return int(texts)


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, position and length of the records of the part that begins at ``start``."""
    depth = 0
    while start + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, start)
        depth += (kind == _BEGIN) - (kind == _END)
        if kind == _END and depth <= 0:
            return
        yield kind, start + 4, length
        start += 4 + length
