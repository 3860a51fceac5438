"""XLS workbooks of a few records, as programs write them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_SECTOR, _FREE, _END, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALLEST = 4096  # a shorter stream is kept another way


@dataclass(frozen=True)
class Formula:
    """A cell with a formula: its result, flags, a field of no meaning, tokens, and the records behind it."""

    result: bytes
    flags: int = 0
    unused: bytes = bytes(4)
    tokens: bytes = b"\x44\0\0\0\xc0"  # =A1
    behind: bytes = b""


Cell = str | float | Formula


def special(kind: int, value: int = 0) -> bytes:
    """A result that is no number: 0 for a text behind it, 1 true or false, 2 an error, 3 an empty text."""
    return struct.pack("<BxBxxxH", kind, value, 0xFFFF)


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def old_workbook(rows: Sequence[Sequence[Cell]], writer: bytes = b"\x02\0\0A ") -> bytes:
    """A workbook of one sheet, 台账."""
    title = b"\x02\x01" + "台账".encode("utf-16-le")
    head = record(0x809, struct.pack("<HH4xII", 0x600, 5, 0, 6))
    head += record(0x5C, writer.ljust(112)) + record(0x42, struct.pack("<H", 1200))
    style = record(0xE0, struct.pack("<HH", 0, 0).ljust(20, b"\0"))
    start = len(head) + len(style) + 4 + 6 + len(title) + 4
    sheet = record(0x809, struct.pack("<HH4xII", 0x600, 0x10, 0, 6))
    sheet += b"".join(
        _cell(row, column, cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells)
    )
    book = head + style + record(0x85, struct.pack("<IH", start, 0) + title) + record(0x0A)
    return _compound("Workbook", book + sheet + record(0x0A))


def _cell(row: int, column: int, cell: Cell) -> bytes:
    at = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, Formula):
        rest = struct.pack("<8sH4sH", cell.result, cell.flags, cell.unused, len(cell.tokens))
        return record(0x06, at + rest + cell.tokens) + cell.behind
    if isinstance(cell, float):
        return record(0x203, at + struct.pack("<d", cell))
    return record(0x204, at + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))


def _compound(name: str, stream: bytes) -> bytes:
    stream = stream.ljust(max(_SMALLEST, -len(stream) // _SECTOR * -_SECTOR), b"\0")
    count = len(stream) // _SECTOR
    table = [_TABLE, _END, *range(3, count + 2), _END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIII4xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 4096, _END, 0, _END, 0)
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry(name, 2, 2, len(stream))
    parts = [
        head + struct.pack("<109I", 0, *[_FREE] * 108),
        struct.pack("<128I", *table, *[_FREE] * (128 - len(table))),
        entries.ljust(_SECTOR, b"\0"),
        stream,
    ]
    return b"".join(parts)


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", start, size, 0)
