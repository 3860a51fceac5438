"""Derives the role of a column (date, number, place) from its header before the ledger is known.

Also recognises header rows: they name columns of some ledger, and hold no date or number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from data.ledgers import LEDGERS
from data.notation.header_text import normalise
from data.schema import Column, Ledger, Type
from data.tables import PLACE_COLUMNS

#: Headers of a column that only counts the rows.
ROW_NUMBERS = ("序号", "行号", "序")


@dataclass(frozen=True, slots=True)
class Roles:
    """The indexes of the columns by which the rows of a table are classified.

    Attributes:
        days: Columns of the date that assigns an event to its period.
        dates: Columns of dates, including ``days``.
        numbers: Columns of the number of an event in its ledger.
        places: Columns of communities and compounds.
    """

    days: tuple[int, ...]
    dates: tuple[int, ...]
    numbers: tuple[int, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, headers: Sequence[str]) -> Roles:
        """The roles derived from the headers of a table."""
        names = [normalise(header) for header in headers]
        roles = (
            tuple(place for place, name in enumerate(names) if name in expected)
            for expected in (day_names(), date_names(), number_names(), place_names())
        )
        return cls(*roles)


@functools.cache
def day_names() -> frozenset[str]:
    """Headers of the dates that assign events to periods, normalised."""
    return _names(lambda ledger, column: column.name == ledger.date_column)


@functools.cache
def date_names() -> frozenset[str]:
    """Headers of dates, normalised."""
    return _names(lambda _, column: column.type in (Type.DATE, Type.DATETIME))


@functools.cache
def number_names() -> frozenset[str]:
    """Headers of the numbers that identify events, normalised."""
    return _names(lambda ledger, column: ledger.is_event and column.name == ledger.key[-1])


@functools.cache
def place_names() -> frozenset[str]:
    """Headers of communities and compounds, normalised."""
    return _names(lambda _, column: column.name in PLACE_COLUMNS)


def _names(is_meant: Callable[[Ledger, Column], bool]) -> frozenset[str]:
    return frozenset(
        normalise(name)
        for ledger in LEDGERS.values()
        for column in ledger.columns
        if is_meant(ledger, column)
        for name in (column.label, *column.synonyms, column.name)
    )


#: A longer text is not a header.
LONGEST_HEADER = 40
#: Dates, order numbers and phones, which no header contains.
IS_DATA = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d|\d{6}")
#: How many known headers make a row a header without the date or the number of a ledger.
_ENOUGH = 3


def header_names(cells: Sequence[str]) -> list[str]:
    """The cells of a row in the form used to compare headers; empty texts if they cannot be headers."""
    return [normalise(cell) if len(cell) <= LONGEST_HEADER else "" for cell in cells]


def is_header(cells: Sequence[str], known_headers: Set[str]) -> bool:
    """Whether a row is certainly a header.

    At least half of its filled cells are headers of some ledger: two with a date or a number
    among them, or three.

    Args:
        cells: The row.
        known_headers: Normalised headers of all ledgers.
    """
    names = {name for name in header_names(cells) if name}
    matches = names & known_headers
    if len(matches) < 2 or len(matches) * 2 < len(names):
        return False
    if len(matches) < _ENOUGH and not matches & (date_names() | number_names()):
        return False
    return not any(IS_DATA.search(cell) for cell in cells)


def is_same_header(cells: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether a row repeats a header, with any decoration."""
    names, own = header_names(cells), header_names(headers)
    while names and not names[-1]:
        names.pop()
    while own and not own[-1]:
        own.pop()
    return names == own
