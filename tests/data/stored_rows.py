"""Reads rows of the current snapshot of a store, by the engine that imports have started."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data.engine import working_database
from data.snapshots.store import current
from data.sql_text import literal


def stored_rows(home: Path, statement: str) -> list[tuple[Any, ...]]:
    """The rows of a statement over the current snapshot, its ledgers by their names."""
    path = current(home).path
    with working_database() as connection:
        connection.execute(f"attach {literal(str(path))} as snapshot (read_only)")
        connection.execute("use snapshot")
        return connection.execute(statement).fetchall()
