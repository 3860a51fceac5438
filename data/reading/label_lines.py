"""The lines of a text that may be headers, told by how few digits they have, all lines at once.

A record has its date and mostly a number: six digits and more. The bytes of the file are looked at as they
are; only the few lines that are left are decoded.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.content import Content
from data.reading.encodings import texts

#: Encodings in which a digit and a line feed are one byte each.
_OF_ASCII = ("utf-8", "utf-8-sig", "gb18030")
_LINE_FEED, _ZERO, _DIGITS = ord("\n"), ord("0"), 10
#: Fewer digits than any day written out, with a number.
_FEW_DIGITS = 8


class LabelLines:
    """The lines of a text, by their numbers.

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
        """The line of a number, 1 for the first; empty behind the last."""
        if number > len(self._starts):
            return ""
        line = self._text[self._starts[number - 1] : self._ends[number - 1]]
        return line.decode(self._encoding, errors="replace").removesuffix("\r")

    def below(self, first: int, more: int) -> Iterator[int]:
        """The numbers of the lines with few digits.

        Args:
            first: The first line that is meant.
            more: So many digits more than a header has by itself are still few.
        """
        is_digit = ((self._signs - np.uint8(_ZERO)) < _DIGITS).view(np.uint8)
        starts = np.minimum(self._starts, max(len(is_digit) - 1, 0))
        digits = np.add.reduceat(is_digit, starts, dtype=np.uint32)
        lengths = self._ends - self._starts
        few = np.flatnonzero((digits < _FEW_DIGITS + more) & (lengths > 0)) + 1
        yield from few[few >= first].tolist()
