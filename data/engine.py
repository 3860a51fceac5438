"""The database engine of imports, kept for the next one: to start it takes as long as many statements.

Who takes it has it alone, with an empty database. One that was not given back, as after an error, or that
wrote to the disk is not used again: nothing of an import is left for the next.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from data.sql_text import literal

#: Name of the database that the taker works in.
WORKING = "working"
#: What an import may keep in memory; of larger ledgers the rest lies in the work folder.
MEMORY_LIMIT = "1GB"
_CONFIGURATION: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY_LIMIT,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_file_cache": False,  # of the files that it read nothing stays behind
}
_ATTACHED = "select database_name from duckdb_databases() where not internal and database_name <> 'memory'"
_idle: list[duckdb.DuckDBPyConnection] = []


def take(folder: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A connection to an empty database in memory.

    Args:
        folder: Where it spills; None: nowhere, as only little is asked.
    """
    try:
        connection = _idle.pop()  # one step: no other thread takes the same
    except IndexError:
        connection = duckdb.connect(config=_CONFIGURATION)
    connection.execute(f"set temp_directory = {literal(str(folder or ''))}")
    connection.execute(f"attach ':memory:' as {WORKING}")
    connection.execute(f"use {WORKING}")
    return connection


def give_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the database of a connection that was taken, and detach others; who took it uses it no more."""
    try:
        connection.execute("use memory")
        for (name,) in connection.execute(_ATTACHED).fetchall():
            connection.execute(f"detach {name}")
        connection.execute("set temp_directory = ''")
    except duckdb.Error:  # it has written there, and may hold files open until it ends
        connection.close()
        return
    if _idle:
        connection.close()
    else:
        _idle.append(connection)


@contextlib.contextmanager
def working_database(folder: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine for the block; after an error it is not used again."""
    connection = take(folder)
    try:
        yield connection
    except BaseException:
        connection.close()
        raise
    give_back(connection)
