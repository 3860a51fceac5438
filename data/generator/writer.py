"""Rows to CSV files, as an export writes them: Chinese headers, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.schema import Ledger


def write_ledger(path: Path, ledger: Ledger, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Writes one ledger in the columns and the order of its declaration; what a row lacks stays empty.

    Args:
        path: The file to write; an older one is replaced.
        ledger: The declaration that names the columns.
        rows: Column name -> value; names that start with an underscore are the generator's own.

    Returns:
        ``path``.

    Raises:
        KeyError: A row has a column that the ledger does not declare.
    """
    names = [column.name for column in ledger.columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.label for column in ledger.columns])
        for row in rows:
            _check(ledger, row, names)
            writer.writerow([_text(row.get(name)) for name in names])
    return path


def _check(ledger: Ledger, row: Mapping[str, Any], names: list[str]) -> None:
    unknown = [name for name in row if not name.startswith("_") and name not in names]
    if unknown:
        raise KeyError(f"{ledger.name} has no column {unknown}")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
