"""Which rows of a long answer are wanted: search, filters, order, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Only:
    """A filter: keep a row if the values of these columns, as texts, are one of these combinations.

    Null is the empty text.

    Attributes:
        columns: Names of the columns.
        cells: The combinations to keep, each with one text per column.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A filter: keep a row if its time or number lies in one of these half-open spans.

    Attributes:
        column: Name of the column with the time or the number.
        spans: First day of each span, and the day after its last day; or the least number of each span, and
            the one from which on a number lies beyond it.
    """

    column: str
    spans: tuple[tuple[date, date] | tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of an answer to return, and in which order.

    Attributes:
        search: Words separated by spaces. Each must occur in a text column of the row; upper and lower case
            are the same.
        sort: Column to sort by; if empty, the order of the question, which also decides between equal values.
        is_descending: Whether the largest value comes first; nulls always come last.
        only: Filter by values; None for all rows.
        within: Filter by time; None for all rows.
        limit: Maximum number of rows; None for all.
        offset: Number of rows to skip first.
    """

    search: str = ""
    sort: str = ""
    is_descending: bool = False
    only: Only | None = None
    within: Within | None = None
    limit: int | None = None
    offset: int = 0


#: The whole answer.
WHOLE = Part()
