"""Reads the file system within an XLS workbook (MS-CFB): its streams, and whether its chains are circular."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

#: A sector has 512 or 4,096 bytes: two to the power of 12.
_LARGEST_SECTOR = 12
_LAST_SECTOR, _FREE = 0xFFFFFFFA, 0xFFFFFFFF
_ENTRY = 128


class CircleError(ValueError):
    """A chain of sectors is circular: a reader that follows it never ends."""


class CompoundFile:
    """A compound file in memory.

    Args:
        data: Its bytes.

    Raises:
        struct.error: It is truncated.
        CircleError: The list of sectors is circular.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size: int = 1 << min(struct.unpack_from("<H", data, 30)[0], _LARGEST_SECTOR)
        self._named_in: list[int] = []
        self._table = self._read_table()
        self._entries = self.chain_bytes(struct.unpack_from("<I", data, 48)[0])

    @property
    def is_whole(self) -> bool:
        """Whether the last used sector and the list of sectors begin within the file."""
        used = [number for number, behind in enumerate(self._table) if behind != _FREE]
        return (max([*used, *self._named_in], default=-1) + 1) * self._size < len(self._data)

    def stream(self, *names: str) -> bytes:
        """The bytes of the first of these streams that exists; empty if none does."""
        for name, start, size in self._streams():
            if name in names:
                return self.chain_bytes(start)[:size]
        return b""

    def require_ends(self) -> None:
        """Make sure that every chain of sectors ends, and that the list of streams ends outside them.

        Raises:
            CircleError: A chain does not.
            ValueError: The list is truncated.
        """
        if len(self._entries) % _ENTRY:
            raise ValueError
        small = array("I")
        text = self.chain_bytes(struct.unpack_from("<I", self._data, 60)[0])
        small.frombytes(text[: len(text) // 4 * 4])
        for _, start, _ in self._streams():
            _require_end(start, self._table)
            _require_end(start, small)

    def chain_bytes(self, sector: int) -> bytes:
        """The bytes of the chain that begins with a sector.

        Raises:
            CircleError: The chain does not end.
        """
        _require_end(sector, self._table)
        parts = []
        while sector < _LAST_SECTOR:
            parts.append(self._sector(sector))
            sector = self._table[sector] if sector < len(self._table) else _FREE
        return b"".join(parts)

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _read_table(self) -> array[int]:
        """Sector -> the next sector of its chain."""
        (more,) = struct.unpack_from("<I", self._data, 68)
        places = [*struct.unpack_from("<109I", self._data, 76)]
        while more < _LAST_SECTOR:
            *further, more = struct.unpack_from(f"<{self._size // 4}I", self._data, (more + 1) * self._size)
            places += further
            if len(places) * self._size > len(self._data) + self._size * _ENTRY:
                raise CircleError
        self._named_in = [place for place in places if place < _LAST_SECTOR]
        table = array("I")
        for place in self._named_in:
            table.frombytes(self._sector(place).ljust(self._size, b"\xff"))
        return table

    def _streams(self) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and length of the streams."""
        for begin in range(0, len(self._entries) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", self._entries, begin + 64)
            start, size = struct.unpack_from("<II", self._entries, begin + 116)
            name = self._entries[begin : begin + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
            yield name, start, size


def _require_end(sector: int, table: array[int]) -> None:
    for _ in range(len(table) + 1):
        if sector >= len(table):
            return
        sector = table[sector]
    raise CircleError
