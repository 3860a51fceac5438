"""Rows that are a header: they name columns that some ledger has, and hold no date or number."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from data.notation.header_text import normalise
from data.reading.header_roles import date_names, number_names

#: What is longer is no header.
LONGEST_HEADER = 40
#: Dates, order numbers and phones: no header holds them.
IS_DATA = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d|\d{6}")
#: Known headers that make a row a header without the date or the number of a ledger among them.
_ENOUGH = 3


def header_names(cells: Sequence[str]) -> list[str]:
    """The cells of a row as headers are compared; empty texts for what can be no header."""
    return [normalise(cell) if len(cell) <= LONGEST_HEADER else "" for cell in cells]


def is_header(cells: Sequence[str], known: Set[str]) -> bool:
    """Whether a row is a header beyond doubt.

    At least half of what it says are headers that some ledger bears: two with a date or a number of their
    own among them, or three.

    Args:
        cells: The row.
        known: Normalised headers that some ledger bears.
    """
    names = {name for name in header_names(cells) if name}
    found = names & known
    if len(found) < 2 or len(found) * 2 < len(names):
        return False
    if len(found) < _ENOUGH and not found & (date_names() | number_names()):
        return False
    return not any(IS_DATA.search(cell) for cell in cells)


def is_same_header(cells: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether a row repeats a header, however it is decorated."""
    names, own = header_names(cells), header_names(headers)
    while names and not names[-1]:
        names.pop()
    while own and not own[-1]:
        own.pop()
    return names == own
