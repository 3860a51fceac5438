"""Ledgers and answers written as tables of pipes, small enough to add up by eye."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd

from data.engine import give_back
from data.ledgers import LEDGERS
from data.merging.snapshot_file import measure, write_database
from data.schema import UNFILLED, Ledger
from data.snapshots.store import Snapshot
from data.sql_text import quote
from data.tables import PLACE_COLUMNS, open_working, state

#: Column name -> cell, None when it is empty.
Row = dict[str, str | None]

MOMENT = datetime(2026, 12, 31)


def parse(text: str) -> list[Row]:
    """The rows of a pipe table by column name; an empty cell is None."""
    lines = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.strip().splitlines()
        if line.strip()
    ]
    header, *rows = lines
    return [{name: cell or None for name, cell in zip(header, row, strict=True)} for row in rows]


def build(folder: Path, ledgers: Mapping[str, list[Row]], as_of: str | None = None) -> Snapshot:
    """A snapshot of these rows, written as an import writes it.

    Columns that are not given are empty; keys count up, places are 未填写 and dates the 5th of January
    2026 when left out.
    """
    folder.mkdir(parents=True)
    path = folder / "snapshot.duckdb"
    connection = open_working(folder)
    for name, rows in ledgers.items():
        _fill(connection, LEDGERS[name], rows)
    write_database(connection, path)
    measured = measure(connection, MOMENT)
    give_back(connection)
    return Snapshot(
        id=folder.name,
        path=path,
        as_of=datetime.fromisoformat(as_of) if as_of else measured.as_of,
        freshness=measured.freshness,
        row_counts=measured.row_counts,
        is_demonstration=False,
        imported_at=MOMENT,
        matched_share=measured.matched_share,
    )


def _fill(connection: duckdb.DuckDBPyConnection, ledger: Ledger, rows: list[Row]) -> None:
    names = [column.stored_name for column in ledger.stored_columns]
    if unknown := {name for row in rows for name in row} - set(names):
        raise KeyError(f"{ledger.name} has no columns {sorted(unknown)}")
    for number, row in enumerate(rows, start=1):
        given = {name: cell for name, cell in row.items() if cell is not None}
        filled = {**_defaults(ledger, number), **given}
        if any(name in given for name in ledger.dating) and ledger.date_column not in given:
            del filled[ledger.date_column]  # another stage dates the row
        columns = ", ".join(quote(name) for name in filled)
        marks = ", ".join("?" for _ in filled)
        connection.execute(f"insert into {state(ledger)} ({columns}) values ({marks})", list(filled.values()))


def _defaults(ledger: Ledger, number: int) -> dict[str, str]:
    if not ledger.is_event:
        return {name: f"{number}" for name in ledger.key if name not in PLACE_COLUMNS}
    return {
        ledger.key[0]: f"{number:03}",
        ledger.date_column: "2026-01-05 09:00",
        **dict.fromkeys(PLACE_COLUMNS, UNFILLED),
    }


def expect(frame: pd.DataFrame, text: str) -> None:
    """The frame holds these rows in this order; columns the table does not name are not looked at.

    Numbers are compared to four decimals; an empty cell is null.
    """
    rows = [line for line in text.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in rows[0].strip().strip("|").split("|")]
    answered = [{name: _cell(row[name]) for name in names} for row in frame.to_dict("records")]
    assert answered == [{name: _expected(cell) for name, cell in row.items()} for row in parse(text)]


def _expected(cell: str | None) -> str | None:
    if cell and "/" in cell:  # a rate may be written as a fraction
        over, under = cell.split("/")
        return _cell(float(over) / float(under))
    return cell


def _cell(value: object) -> str | None:
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def columns(frame: pd.DataFrame, first: Iterable[str]) -> bool:
    """Whether the frame begins with these columns, in this order."""
    wanted = list(first)
    return list(frame.columns)[: len(wanted)] == wanted
