"""What a column holds, told by its header before the ledger is known: a date, a number, a place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.ledgers import LEDGERS
from data.notation.header_text import normalise
from data.schema import Column, Ledger, Type
from data.tables import PLACE_COLUMNS

#: A column that only counts the rows.
ROW_NUMBERS = ("序号", "行号", "序")


@dataclass(frozen=True, slots=True)
class Roles:
    """The places of the columns of a table that tell what its rows are.

    Attributes:
        days: Columns of the date that puts an event into its period.
        dates: Columns of dates, those among them.
        numbers: Columns of the number that an event bears in its ledger.
        places: Columns of communities and compounds.
    """

    days: tuple[int, ...]
    dates: tuple[int, ...]
    numbers: tuple[int, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, headers: Sequence[str]) -> Roles:
        """The roles that the headers of a table tell."""
        names = [normalise(header) for header in headers]
        found = (
            tuple(place for place, name in enumerate(names) if name in those)
            for those in (day_names(), date_names(), number_names(), place_names())
        )
        return cls(*found)


@functools.cache
def day_names() -> frozenset[str]:
    """Headers of the dates that put events into their periods, normalised."""
    return _names(lambda ledger, column: column.name == ledger.date_column)


@functools.cache
def date_names() -> frozenset[str]:
    """Headers of dates, normalised."""
    return _names(lambda _, column: column.type in (Type.DATE, Type.DATETIME))


@functools.cache
def number_names() -> frozenset[str]:
    """Headers of the numbers by which events are known, normalised."""
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
