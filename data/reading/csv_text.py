"""The text of a file as standard CSV, and which of its lines are one record each.

Standard are a delimiter of one byte and double quotes. The lines are found by the positions of quotes, for
all lines at once: a quote opens a cell after a delimiter and closes one before the next; two quotes together
are one. A line in which every quote does one of these, and their number is even, is read alike by every CSV
reader.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import overload

import numpy as np
import pyarrow as pa

from data.content import Content
from data.reading.encodings import texts
from data.reading.layout import Layout
from data.reading.records import LONGEST_CELL_LINES

#: Replaces a delimiter that is not one byte; no text of an export contains it.
STAND_IN = "\x1f"
_SWAPPED = bytes.maketrans(b"\"'", b"'\"")
_QUOTE, _LINE_FEED = ord('"'), ord("\n")
#: Largest size in bytes of a cell with line breaks.
_LONGEST_CELL = 16_000_000


class Lines(Sequence[str]):
    """The lines of a text in UTF-8, decoded on access.

    Args:
        text: The text.
    """

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.signs = np.frombuffer(text, np.uint8)
        ends = np.flatnonzero(self.signs == _LINE_FEED)
        if not text.endswith(b"\n"):
            ends = np.append(ends, len(text))
        #: End and start of each line.
        self.ends, self.starts = ends, np.concatenate(([0], ends[:-1] + 1))

    def __len__(self) -> int:
        """Number of lines."""
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """One line without its end, or several."""
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        return self.text[self.starts[place] : self.ends[place]].decode()

    def text_of(self, mask: np.ndarray) -> bytes:
        """The text of some of the lines, given a mask of the lines."""
        if mask.all():
            return self.text
        lengths = np.append(self.starts[1:], len(self.text)) - self.starts
        return bytes(self.signs[np.repeat(mask, lengths)])

    def with_sound_quotes(self, delimiter: str) -> np.ndarray:
        """Mask of the lines with valid quotes."""
        if b'"' not in self.text:
            return np.ones(len(self), bool)
        quotes = np.flatnonzero(self.signs == _QUOTE)
        line = np.searchsorted(self.ends, quotes)
        counts = np.bincount(line, minlength=len(self))
        is_opening = (np.arange(len(quotes)) - (np.cumsum(counts) - counts)[line]) % 2 == 0
        beside = np.diff(quotes) == 1
        is_first = quotes == self.starts[line]
        is_last = quotes + 1 >= self.ends[line]
        before = is_first | (self.signs[quotes - 1] == ord(delimiter)) | np.append(False, beside)
        behind = is_last | (self.signs[np.minimum(quotes + 1, len(self.signs) - 1)] == ord(delimiter))
        is_sound = np.where(is_opening, before, behind | np.append(beside, False))
        sound: np.ndarray = counts % 2 == 0
        sound[line[~is_sound]] = False
        return sound

    def with_width(self, delimiter: str, width: int) -> np.ndarray:
        """For each line with valid quotes, whether it has that many cells and is not empty."""
        quotes = np.flatnonzero(self.signs == _QUOTE)
        delimiters = np.flatnonzero(self.signs == ord(delimiter))
        before = np.searchsorted(quotes, delimiters)
        line = np.searchsorted(self.ends, delimiters)
        is_between = (before - np.searchsorted(quotes, self.starts)[line]) % 2 == 0
        cells = np.bincount(line[is_between], minlength=len(self)) + 1
        fitting: np.ndarray = (cells == width) & (self.ends > self.starts)
        return fitting


def delimiter_of(layout: Layout) -> str:
    """The delimiter between the cells of a piece."""
    return layout.delimiter if layout.delimiter.isascii() else STAND_IN


def pieces(content: Content, encoding: str, layout: Layout) -> Generator[tuple[bytes, int]]:
    """The text in pieces, and the number of bytes read after each; only the last one is empty.

    Raises:
        UnreadableFileError: The bytes do not fit the encoding.
    """
    delimiter, carried = layout.delimiter.encode(), b""
    spaced = (delimiter + b' "', b'" ' + delimiter)
    ends = sorted(
        {sequence[:cut] for sequence in spaced for cut in range(1, len(sequence))}, key=len, reverse=True
    )
    for piece, bytes_read in texts(content, encoding):
        text = piece if layout.quote == '"' else piece.translate(_SWAPPED)
        if layout.is_spaced:
            text = carried + text
            for sequence in spaced:
                text = text.replace(sequence, sequence.replace(b" ", b""))
            carried = next((end for end in ends if text.endswith(end)), b"")
            text = text[: len(text) - len(carried)]
        if text:
            yield text if len(delimiter) == 1 else text.replace(delimiter, STAND_IN.encode()), bytes_read
    if carried:
        yield carried if len(delimiter) == 1 else carried.replace(delimiter, STAND_IN.encode()), content.size
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


def may_go_on(lines: Lines, sound: np.ndarray) -> int:
    """The first line near the end with invalid quotes: lines of the next piece may close them.

    Args:
        lines: The lines of a piece.
        sound: Mask of the lines with valid quotes.
    """
    near = int(np.searchsorted(lines.starts, len(lines.text) - _LONGEST_CELL))
    near = max(near, len(lines) - LONGEST_CELL_LINES, 0)
    unsound = np.flatnonzero(~sound[near:])
    return near + int(unsound[0]) if len(unsound) else len(lines)
