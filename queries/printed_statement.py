"""Prints a statement so that it can be read, copied and run: with its scope and the values it binds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.snapshots.store import Snapshot
from queries.binding import values
from queries.scope import Scope
from queries.statement import Statement


def printed_statement(asked: Statement, header: Sequence[str], scope: Scope, snapshot: Snapshot) -> str:
    """The statement in lines, below comments: its header, its scope, and each bound value.

    Args:
        asked: The statement.
        header: Lines of comment above it.
        scope: The scope for which it is asked.
        snapshot: The snapshot that answers.
    """
    available = values(scope, snapshot)
    binding = [f"-- ${bound} = {_sql_literal(available[bound])}" for bound in asked.bound]
    body = asked.tree.sql("duckdb", pretty=True, comments=False, copy=False)
    return "\n".join([*header, f"-- 范围：{scope.describe()}", *binding, body]) + ";\n"


def _sql_literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return "[" + ", ".join(map(_sql_literal, value)) + "]"
    return "'" + str(value).replace("'", "''") + "'" if isinstance(value, str | date) else str(value)
