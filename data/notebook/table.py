"""A table of the notebook: its rows, and in its history what a row said before it was changed or deleted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data.notebook.database import notebook_file, reading


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """What a row said before.

    Attributes:
        row: Its values by column, ``id`` among them.
        action: What was done to it.
        done_by: Who did it.
        done_at: When.
    """

    row: dict[str, Any]
    action: str
    done_by: str
    done_at: datetime


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose history is ``<name>_history``.

    Attributes:
        name: Its name.
        columns: All its columns beside ``id``.
    """

    name: str
    columns: tuple[str, ...]

    def rows(self, folder: Path, order: str) -> list[dict[str, Any]]:
        """All rows by column; none if the office has no notebook yet.

        Args:
            folder: Folder of the store.
            order: The columns that order them, as SQL.

        Raises:
            NotebookError: The notebook is damaged or of a newer version.
        """
        path = notebook_file(folder)
        if not path.is_file():
            return []
        names = ("id", *self.columns)
        with reading(path) as connection:
            found = connection.execute(f"select {', '.join(names)} from {self.name} order by {order}")
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def earlier_rows(self, folder: Path) -> list[EarlierRow]:
        """What changed and deleted rows said before, the latest first.

        Raises:
            NotebookError: The notebook is damaged or of a newer version.
        """
        path = notebook_file(folder)
        if not path.is_file():
            return []
        with reading(path) as connection:
            found = connection.execute(
                f"select earlier, action, done_by, done_at from {self.name}_history order by id desc"
            ).fetchall()
        return [
            EarlierRow(json.loads(earlier), action, by, datetime.fromisoformat(at))
            for earlier, action, by, at in found
        ]

    def insert(self, connection: sqlite3.Connection, row: Mapping[str, Any]) -> int:
        """Add a row in a transaction; returns its number."""
        places = ", ".join(f":{name}" for name in self.columns)
        cursor = connection.execute(
            f"insert into {self.name} ({', '.join(self.columns)}) values ({places})", row
        )
        return int(cursor.lastrowid or 0)

    def keep_earlier(
        self, connection: sqlite3.Connection, number: int, action: str, done_by: str
    ) -> dict[str, Any] | None:
        """Copy a row into the history, in a transaction; returns the row, None where there is none.

        Args:
            connection: The connection.
            number: ``id`` of the row.
            action: What is done to it.
            done_by: Who does it.
        """
        names = ("id", *self.columns)
        row = connection.execute(
            f"select {', '.join(names)} from {self.name} where id = ?", (number,)
        ).fetchone()
        if row is None:
            return None
        found = dict(zip(names, row, strict=True))
        connection.execute(
            f"insert into {self.name}_history ({self.name}_id, action, done_by, done_at, earlier)"
            " values (?, ?, ?, ?, ?)",
            (number, action, done_by, now().isoformat(), json.dumps(found, ensure_ascii=False)),
        )
        return found


def now() -> datetime:
    """The present moment, to the second."""
    return datetime.now().replace(microsecond=0)
