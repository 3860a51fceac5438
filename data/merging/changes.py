"""The changes that an import made to existing records, for its report."""

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
        before: The old text; empty if there was none.
        after: The new text.
    """

    row: int
    number: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OverwrittenRecords:
    """The existing records of a ledger that a table of a file changed.

    Attributes:
        ledger: Name of the ledger.
        records: Their number.
        columns: Label of a column -> number of records in which it changed.
        first: The changed cells of the first ten records, without those that name persons.
    """

    ledger: str
    records: int
    columns: dict[str, int]
    first: tuple[Change, ...]

    @classmethod
    def read(cls, report: dict[str, Any]) -> OverwrittenRecords:
        """The changes from the stored report of an import."""
        return cls(**{**report, "first": tuple(Change(**one) for one in report["first"])})
