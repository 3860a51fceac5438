"""Tables derived from the declarations: their columns, their types, and the working tables of an import."""

from __future__ import annotations

import functools
from pathlib import Path

import duckdb

from data import engine
from data.errors import Damage, UnavailableError
from data.ledgers import LEDGERS
from data.schema import Column, Ledger, Type
from data.sql_text import literal, quote

PLACE_COLUMNS = ("community", "compound", "grid")
_WORKING_TYPES = {Type.CATEGORY: "VARCHAR"}
_FINDING = (
    "create table finding (file_number INTEGER, row_number BIGINT, column_label VARCHAR, rule VARCHAR,"
    " severity VARCHAR, value VARCHAR, message VARCHAR)"
)
#: Column of a snapshot for whether a request repeats an earlier one.
IS_REPEAT = "is_repeat"
#: Column of an event for the unit that handles it, and of a snapshot for that unit with the firm it means.
UNIT, NAMED_UNIT = "responsible_unit", "named_unit"
#: Column of an event for the station where it was done, and of a snapshot for the one that is meant, by the
#: name that only it has; each station of the register has that name too.
STATION, NAMED_STATION = "station", "named_station"
#: The register of stations.
STATIONS = "service_station"


def working_type(column: Column) -> str:
    """Type of a column while an import runs: codes are text until the snapshot is written."""
    return (
        "VARCHAR" if column.stored_name != column.name else _WORKING_TYPES.get(column.type, column.type.value)
    )


def state(ledger: Ledger) -> str:
    """Name of the working table that holds all rows of a ledger."""
    return quote(f"state_{ledger.name}")


def state_ddl(ledger: Ledger, name: str) -> str:
    """Definition of a working table with the stored columns of a ledger."""
    columns = ", ".join(
        f"{quote(column.stored_name)} {working_type(column)}" for column in ledger.stored_columns
    )
    return f"create table {name} ({columns})"


def snapshot_columns(ledger: Ledger) -> tuple[str, ...]:
    """Names of the columns that a snapshot has of a ledger: the stored ones, and what it counts of them."""
    numbered = [column.numbered for column in ledger.stored_columns if column.numbered]
    repeats = [IS_REPEAT] if ledger.name == "service_request" else []
    named = [NAMED_UNIT] if has_unit(ledger) else []
    named += [NAMED_STATION] if has_station(ledger) else []
    return (*(column.stored_name for column in ledger.stored_columns), *repeats, *named, *numbered)


def has_unit(ledger: Ledger) -> bool:
    """Whether the rows of a ledger are events that a unit handles."""
    return ledger.is_event and any(column.name == UNIT for column in ledger.columns)


def has_station(ledger: Ledger) -> bool:
    """Whether the rows of a ledger are stations, or may say at which one they were done."""
    return ledger.name == STATIONS or any(column.name == STATION for column in ledger.columns)


def open_working(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory with the empty working tables, to be given back; it spills to ``folder`` only."""
    connection = engine.take(folder)
    connection.execute(_working_ddl())
    return connection


@functools.cache
def _working_ddl() -> str:
    return ";\n".join([_FINDING, *(state_ddl(ledger, state(ledger)) for ledger in LEDGERS.values())])


def take_over(connection: duckdb.DuckDBPyConnection, snapshot: Path) -> None:
    """Fill the working tables with the rows of a snapshot; columns that it does not have stay empty.

    Raises:
        UnavailableError: The snapshot is damaged.
    """
    try:
        _take_over(connection, snapshot)
    except duckdb.Error as error:
        if isinstance(error, duckdb.OutOfMemoryException) or "No space left" in str(error):
            raise
        raise UnavailableError(Damage.BAD_DATABASE) from error


def _take_over(connection: duckdb.DuckDBPyConnection, snapshot: Path) -> None:
    path = literal(str(snapshot))
    connection.execute(f"attach {path} as old (read_only)")
    columns = "select table_name, column_name from duckdb_columns() where database_name = 'old'"
    existing = set(connection.execute(columns).fetchall())
    filled = _tables_with_rows({name for name, _ in existing}, connection)
    for ledger in LEDGERS.values():
        shared = [column for column in ledger.stored_columns if (ledger.name, column.stored_name) in existing]
        if shared and ledger.name in filled:
            picked = ", ".join(
                f"cast({quote(column.stored_name)} as {working_type(column)}) as {quote(column.stored_name)}"
                for column in shared
            )
            source = f"old.main.{quote(ledger.name)}"
            connection.execute(f"insert into {state(ledger)} by name select {picked} from {source}")
    connection.execute("detach old")


def _tables_with_rows(tables: set[str], connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The ledgers of a snapshot that have rows: most offices have a few ledgers of them all."""
    firsts = [
        f"(select {literal(name)} from old.main.{quote(name)} limit 1)" for name in LEDGERS if name in tables
    ]
    if not firsts:
        return set()
    return {name for (name,) in connection.execute(" union all ".join(firsts)).fetchall()}
