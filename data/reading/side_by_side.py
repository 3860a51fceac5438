"""Splits tables that are side by side under one row of headers: January left, February right."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from data.reading.header_roles import date_names, header_names, number_names
from data.reading.layout import Layout


def side_by_side(layout: Layout, known: Set[str]) -> tuple[Layout, ...]:
    """The layouts of the tables of a header row, from left to right; mostly one.

    Args:
        layout: Layout of the header row.
        known: Normalised headers of all ledgers.
    """
    start = _second_table(layout.headers, known)
    if not start:
        return (layout,)
    end = start
    while end and not layout.headers[end - 1].strip():
        end -= 1
    left = replace(layout, headers=layout.headers[:end], cells=layout.width)
    right = replace(layout, headers=layout.headers[start:], left=layout.left + start, cells=layout.width)
    return (left, *side_by_side(right, known))


def _second_table(headers: Sequence[str], known: Set[str]) -> int:
    """Index of the first column of the second table; 0 if there is none.

    It begins with the first header of the first table, and repeats all of its headers, or another and a
    number or a date; or it follows an empty column, repeats headers, and begins like the first or has a date
    and a number that the first does not have.
    """
    names = header_names(headers)
    first = next((place for place, name in enumerate(names) if name), 0)
    telling = date_names() | number_names()
    for start in range(first + 1, len(names)):
        left, right = {*names[first:start]} & known, {*names[start:]} & known
        shared = left & right
        if len(shared) > 1 and headers[first:start] == headers[start : 2 * start - first]:
            return start
        if headers[start].strip() == headers[first].strip() and len(shared) > 1 and shared & telling:
            return start
        is_apart = not names[start - 1] and bool(names[start])
        if is_apart and len(shared) > 1 and names[start] == names[first]:
            return start
        own = (right - left) & number_names()
        if is_apart and shared and ((own and right & date_names()) or (len(shared) > 1 and shared & telling)):
            return start
    return 0
