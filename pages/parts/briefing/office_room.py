"""Sizes of texts in a document: their width, the widths of table columns, the division into pages."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pages.parts.briefing.model import Table
from pages.parts.words.numbers import MINUS

#: From this character on (arrows, geometric marks), a character is as wide as it is high.
_WIDE_FROM = 0x2190
_LATIN_EMS, _LEAST_EMS = 0.55, 3.5
#: Padding of a text in its cell, and its distance from a number to its left, in ems.
_BESIDE, _APART = 1.5, 1.0


def ems(text: str) -> float:
    """Width of a text in units of its font size: a Chinese character is 1, a letter about half."""
    return sum(1 if ord(char) >= _WIDE_FROM and char != MINUS else _LATIN_EMS for char in text)


def lines(text: str, width: float) -> int:
    """Number of lines of a text in a column that is ``width`` ems wide."""
    return sum(max(1, math.ceil(ems(part) / max(width, 1))) for part in text.split("\n"))


def shares(table: Table, width: float) -> list[float]:
    """Share of the width (0 to 1) per column, by its longest text; the longest wrap where not all fit.

    Args:
        table: The table.
        width: Width of the whole table in ems of its text.
    """
    columns = [[heading, *cells] for heading, *cells in zip(table.headings, *table.rows, strict=True)]
    wanted = [max(max(map(ems, column)) + _BESIDE, _LEAST_EMS) for column in columns]
    for at in range(1, len(wanted)):
        wanted[at] += _APART * (table.is_number[at - 1] and not table.is_number[at])
    most = max(wanted)
    while most > _LEAST_EMS and sum(min(one, most) for one in wanted) > width:
        most -= 0.25
    kept = [min(one, most) for one in wanted]
    return [one / sum(kept) for one in kept]


def split(heights: Sequence[float], room: float) -> list[slice]:
    """The fewest pages for a stack of rows, about equally full, so that no page has a single last row.

    >>> split([1.0] * 9, 8)
    [slice(0, 5, None), slice(5, 9, None)]
    """
    pages = _fill_pages(heights, room)
    if len(pages) > 1:
        even = sum(heights) / len(pages) + max(heights) / 2
        fuller = _fill_pages(heights, min(room, even))
        pages = fuller if len(fuller) == len(pages) else pages
    return pages


def _fill_pages(heights: Sequence[float], room: float) -> list[slice]:
    starts, used = [0], 0.0
    for place, height in enumerate(heights):
        if used and used + height > room:
            starts.append(place)
            used = 0.0
        used += height
    return [slice(start, end) for start, end in zip(starts, [*starts[1:], len(heights)], strict=True)]
