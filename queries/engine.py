"""The engine that runs SQL: DuckDB in this process, with one snapshot file attached read-only."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
import warnings
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pandas as pd
import pyarrow as pa

from data.errors import Damage, UnavailableError

#: Number of engines that stay open when unused: one for the current snapshot, one for the previous one,
#: which pages that are still open may need.
KEPT_ENGINES = 2

_CONFIGURATION: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "2GB",
    "threads": str(min(4, os.cpu_count() or 1)),
    # If this is false, the batches of a large Arrow result can arrive out of order in spite of ORDER BY.
    "preserve_insertion_order": "true",
}


# The warning is about a copy of a few rows. The method it recommends parses the statement twice, which takes
# as long as running a small question.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result makes an extra copy")
# Answers are small and looked at many times: on texts that Python keeps, each look is cheaper than on Arrow's
# (all blocks of fourteen pages: 12.0 s of the processor instead of 14.2).
pd.set_option("mode.string_storage", "python")


class Engine(Protocol):
    """Runs SQL statements in which the ledgers are the tables of the schema ``ledger``."""

    def run(self, statement: str, values: Mapping[str, Any]) -> pa.Table:
        """The result of one statement, in the types of ``plain``.

        Args:
            statement: One SELECT.
            values: Name -> value of each ``$name`` in the statement.
        """
        ...

    def close(self) -> None:
        """Close the snapshot."""
        ...


class DuckEngine:
    """An in-memory DuckDB with one snapshot file attached read-only; it can open no other file."""

    def __init__(self, path: Path) -> None:
        """Open the snapshot.

        Raises:
            UnavailableError: The file does not exist, or is not a database.
        """
        self._connection = duckdb.connect(":memory:", config=_CONFIGURATION)
        quoted = str(path).replace("'", "''")
        try:
            self._connection.execute(f"attach '{quoted}' as ledger (read_only)")
        except duckdb.Error as error:
            self._connection.close()
            damage = Damage.BAD_DATABASE if path.is_file() else Damage.NO_DATABASE
            raise UnavailableError(damage) from error
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def run(self, statement: str, values: Mapping[str, Any]) -> pa.Table:
        """The result of one statement, as in ``Engine``.

        Each run has its own cursor, because two threads that share a DuckDB connection can receive each
        other's results.

        Raises:
            duckdb.Error: The statement is not valid, or a value has the wrong type.
        """
        with self._connection.cursor() as cursor:
            return plain(cursor.execute(_parsed(statement), dict(values)).to_arrow_table())

    def close(self) -> None:
        """Close the connection, which also closes the snapshot file."""
        self._connection.close()


@functools.lru_cache(maxsize=512)
def _parsed(statement: str) -> duckdb.Statement:
    """A statement as the engine reads it, which the engine copies for each run.

    Cached: reading takes a fifth of the time of a question over few rows.

    Raises:
        duckdb.Error: It is not valid.
        ValueError: It is not one statement.
    """
    (parsed,) = _reader().extract_statements(statement)
    return parsed


@functools.cache
def _reader() -> duckdb.DuckDBPyConnection:
    """A connection that reads statements for all engines and runs none."""
    return duckdb.connect(":memory:", config=_CONFIGURATION)


def plain(table: pa.Table) -> pa.Table:
    """The table with every column cast to int64, float64, string, bool, date32 or timestamp[us].

    Raises:
        TypeError: A column has timestamps with a time zone, which would depend on the zone of the machine.
    """
    return pa.table([_plain_column(column) for column in table.columns], names=table.column_names)


def _plain_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_timestamp(kind):
        if kind.tz:
            raise TypeError("a column has timestamps with a time zone: cast it to date in the question")
        return column.cast(pa.timestamp("us"))
    if pa.types.is_decimal(kind):
        return column.cast(pa.float64() if kind.scale else pa.int64())
    if pa.types.is_integer(kind):
        return column.cast(pa.int64())
    if pa.types.is_floating(kind):
        return column.cast(pa.float64())
    if pa.types.is_null(kind) or pa.types.is_dictionary(kind) or pa.types.is_large_string(kind):
        return column.cast(pa.string())
    return column


class _SharedEngine:
    """An engine, and the number of runs that are using it now."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.users = 0


class Engines:
    """The open engines, one per snapshot file.

    When there are more than the number to keep, those that no run is using are closed, the least recently
    used first.
    """

    def __init__(self, kept: int = KEPT_ENGINES) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._held: OrderedDict[Path, _SharedEngine] = OrderedDict()

    @contextlib.contextmanager
    def using(self, path: Path) -> Iterator[Engine]:
        """The engine for a snapshot file; it is not closed while the ``with`` block runs."""
        with self._lock:
            held = self._held.get(path) or self._held.setdefault(path, _SharedEngine(DuckEngine(path)))
            self._held.move_to_end(path)
            held.users += 1
        try:
            yield held.engine
        finally:
            with self._lock:
                held.users -= 1
                self._close_surplus(self._kept)

    def close(self) -> None:
        """Close every engine that no run is using."""
        with self._lock:
            self._close_surplus(0)

    def __len__(self) -> int:
        return len(self._held)

    def _close_surplus(self, kept: int) -> None:
        unused = [path for path, held in self._held.items() if held.users == 0]
        for path in unused[: max(len(self._held) - kept, 0)]:
            self._held.pop(path).engine.close()
