"""Which lines of a text are one record each, told from where the quotes stand, all lines at once.

A quote opens a cell behind a delimiter and closes one before the next; two together stand for one. A line
in which every quote does one of these, and an even number of them, is read alike by every reader of CSV.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np

from data.reading.records import LONGEST_CELL_LINES

_QUOTE, _LINE_FEED = ord('"'), ord("\n")
#: No cell with line breaks is longer, in bytes.
_LONGEST_CELL = 16_000_000


class Lines(Sequence[str]):
    """The lines of a text in UTF-8, decoded when they are asked for.

    Args:
        text: The text.
    """

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.signs = np.frombuffer(text, np.uint8)
        ends = np.flatnonzero(self.signs == _LINE_FEED)
        if not text.endswith(b"\n"):
            ends = np.append(ends, len(text))
        #: Where each line ends, and where it begins.
        self.ends, self.starts = ends, np.concatenate(([0], ends[:-1] + 1))

    def __len__(self) -> int:
        """How many there are."""
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """One line without its end, or several."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return self.text[self.starts[place] : self.ends[place]].decode()

    def text_of(self, wanted: np.ndarray) -> bytes:
        """The text of some of the lines, given a truth value for each."""
        if wanted.all():
            return self.text
        lengths = np.append(self.starts[1:], len(self.text)) - self.starts
        return bytes(self.signs[np.repeat(wanted, lengths)])

    def with_sound_quotes(self, delimiter: str) -> np.ndarray:
        """For each line whether its quotes are sound."""
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
        """For each line whose quotes are sound whether it has so many cells, and is not empty."""
        quotes = np.flatnonzero(self.signs == _QUOTE)
        delimiters = np.flatnonzero(self.signs == ord(delimiter))
        before = np.searchsorted(quotes, delimiters)
        line = np.searchsorted(self.ends, delimiters)
        is_between = (before - np.searchsorted(quotes, self.starts)[line]) % 2 == 0
        cells = np.bincount(line[is_between], minlength=len(self)) + 1
        fitting: np.ndarray = (cells == width) & (self.ends > self.starts)
        return fitting


def may_go_on(lines: Lines, sound: np.ndarray) -> int:
    """The first line near the end whose quotes are not sound: lines that are not there yet may close them.

    Args:
        lines: The lines of a piece.
        sound: For each whether its quotes are sound.
    """
    near = int(np.searchsorted(lines.starts, len(lines.text) - _LONGEST_CELL))
    near = max(near, len(lines) - LONGEST_CELL_LINES, 0)
    unsound = np.flatnonzero(~sound[near:])
    return near + int(unsound[0]) if len(unsound) else len(lines)
