"""Cells without the spaces around them, and null when they say nothing.

Most cells have neither, so that which have is told from lengths and from the bytes at their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SPACES = " \t\n\u3000\u00a0\ufeff\u200b"
_SIGNS = tuple(map(str.encode, _SPACES))
#: Whether a sign of them has that first or last byte; few others have.
_FIRST = np.isin(np.arange(256), [sign[0] for sign in _SIGNS])
_LAST = np.isin(np.arange(256), [sign[-1] for sign in _SIGNS])
_OFFSET_BYTES = 4


def cleaned(blanks: Sequence[str], cells: pa.Array) -> pa.Array:
    """Cells trimmed, and null when blank.

    Args:
        blanks: The texts that say nothing, the empty one among them.
        cells: Texts, none of them null.
    """
    starts, lengths, data = _bounds(cells)
    if _has_spaces(starts[lengths > 0], (starts + lengths)[lengths > 0], data):
        cells = pc.utf8_trim(cells, characters=_SPACES)
        starts, lengths, data = _bounds(cells)
    is_blank = lengths == 0
    longest = max(len(text.encode()) for text in blanks)
    short = np.flatnonzero((lengths <= longest) & ~is_blank)
    if len(short):
        found = pc.is_in(cells.take(pa.array(short)), value_set=pa.array(blanks, pa.string()))
        is_blank[short] = found.to_numpy(zero_copy_only=False)
    if not is_blank.any():
        return cells
    validity = pa.py_buffer(np.packbits(~is_blank, bitorder="little"))
    _, offsets, texts = cells.buffers()
    offsets = offsets.slice(cells.offset * _OFFSET_BYTES)
    return pa.StringArray.from_buffers(len(cells), offsets, texts, validity, int(is_blank.sum()))


def _bounds(cells: pa.Array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where each text begins, how many bytes it has, and the bytes of all."""
    _, offsets, texts = cells.buffers()
    bounds = np.frombuffer(offsets, np.int32)[cells.offset : cells.offset + len(cells) + 1]
    return bounds[:-1], np.diff(bounds), np.frombuffer(texts or b"", np.uint8)


def _has_spaces(starts: np.ndarray, ends: np.ndarray, data: np.ndarray) -> bool:
    """Whether any of the texts, none of them empty, begins or ends with a space."""
    starts, ends = starts[_FIRST[data[starts]]], ends[_LAST[data[ends - 1]]]
    for sign in _SIGNS:
        # A place is dropped at the first byte that differs; no sign begins or ends within another one.
        first, last = starts, ends - len(sign)
        for number, byte in enumerate(sign):
            first = first[data[first + number] == byte]
        for number in reversed(range(len(sign))):
            last = last[data[last + number] == sign[number]]
        if len(first) or len(last):
            return True
    return False
