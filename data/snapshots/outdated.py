"""Whether a snapshot has all columns that are asked for today: earlier versions wrote fewer."""

from __future__ import annotations

import functools
from pathlib import Path

import duckdb

from data.engine import working_database
from data.errors import Damage, UnavailableError
from data.ledgers import LEDGERS
from data.sql_text import literal
from data.tables import snapshot_columns


def lacks_columns(database: Path) -> bool:
    """Whether a ledger, or a column of one, is not in the database of a snapshot; looked up once a file.

    Raises:
        UnavailableError: It cannot be opened.
        OSError: It is not there.
    """
    status = database.stat()
    return _lacks_columns(database, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=32)
def _lacks_columns(path: Path, changed_at: int, size: int) -> bool:
    """Moment and size are part of the key: a database that was replaced is looked at again."""
    try:
        with working_database() as connection:
            connection.execute(f"attach {literal(str(path))} as snapshot (read_only)")
            columns = "select table_name, column_name from duckdb_columns() where database_name = 'snapshot'"
            existing = set(connection.execute(columns).fetchall())
    except duckdb.Error as error:
        raise UnavailableError(Damage.BAD_DATABASE) from error
    return any((one.name, name) not in existing for one in LEDGERS.values() for name in snapshot_columns(one))
