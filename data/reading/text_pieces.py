"""Converts the text of a file to standard CSV: a delimiter of one byte, and double quotes."""

from __future__ import annotations

from collections.abc import Generator

import pyarrow as pa

from data.content import Content
from data.reading.encodings import texts
from data.reading.layout import Layout

#: Replaces a delimiter that is not one byte; no text of an export contains it.
STAND_IN = "\x1f"
_SWAPPED = bytes.maketrans(b"\"'", b"'\"")


def delimiter_of(layout: Layout) -> str:
    """The delimiter between the cells of a piece."""
    return layout.delimiter if layout.delimiter.isascii() else STAND_IN


def pieces(content: Content, encoding: str, layout: Layout) -> Generator[tuple[bytes, int]]:
    """The text in pieces, and the number of bytes read after each; only the last one is empty.

    Raises:
        UnreadableFileError: The bytes do not fit the encoding.
    """
    delimiter, held = layout.delimiter.encode(), b""
    spaced = (delimiter + b' "', b'" ' + delimiter)
    ends = sorted({one[:cut] for one in spaced for cut in range(1, len(one))}, key=len, reverse=True)
    for given, done in texts(content, encoding):
        text = given if layout.quote == '"' else given.translate(_SWAPPED)
        if layout.is_spaced:
            text = held + text
            for one in spaced:
                text = text.replace(one, one.replace(b" ", b""))
            held = next((end for end in ends if text.endswith(end)), b"")
            text = text[: len(text) - len(held)]
        if text:
            yield text if len(delimiter) == 1 else text.replace(delimiter, STAND_IN.encode()), done
    if held:
        yield held if len(delimiter) == 1 else held.replace(delimiter, STAND_IN.encode()), content.size
    yield b"", content.size


def as_written(cells: tuple[pa.Array, ...], layout: Layout) -> tuple[pa.Array, ...]:
    """The cells of a piece with the original quotes of the file."""
    if layout.quote == '"':
        return cells
    written = []
    for column in cells:
        validity, offsets, signs = column.buffers()
        swapped = pa.py_buffer((signs.to_pybytes() if signs else b"").translate(_SWAPPED))
        buffers = (offsets, swapped, validity)
        written.append(pa.StringArray.from_buffers(len(column), *buffers, column.null_count, column.offset))
    return tuple(written)
