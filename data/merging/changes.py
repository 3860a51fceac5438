"""What an import changed in records that were there, as its report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a record before and after an import.

    Attributes:
        row: Row of the file.
        number: The record's number.
        column: The Chinese label of the column.
        before: What it said; empty when nothing was known.
        after: What it says now.
    """

    row: int
    number: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OverwrittenRecords:
    """The records of a ledger that a table of a file changed.

    Attributes:
        ledger: Name of the ledger.
        records: How many.
        columns: Label of a column -> in how many of them it changed.
        first: The cells that changed in the first ten records, those that name persons left out.
    """

    ledger: str
    records: int
    columns: dict[str, int]
    first: tuple[Change, ...]

    @classmethod
    def read(cls, told: dict[str, Any]) -> OverwrittenRecords:
        """The same from the report of an import as it was written down."""
        return cls(**{**told, "first": tuple(Change(**one) for one in told["first"])})
