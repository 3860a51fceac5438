"""Counts the rows in which two snapshots differ."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data.engine import working_database
from data.ledgers import LEDGERS
from data.schema import Ledger, Type
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS


def rows_changed(before: Path, after: Path, work: Path) -> int | None:
    """How many rows of ``after`` are new or changed, plus how many rows of ``before`` are gone.

    Args:
        before: Database of a snapshot.
        after: Database of another one.
        work: Folder for temporary data that exceeds memory.

    Returns:
        The number; None if one of them cannot be read, or an older version of the program wrote it.
    """
    try:
        with working_database(work) as connection:
            connection.execute(f"attach {literal(str(before))} as old (read_only)")
            connection.execute(f"attach {literal(str(after))} as new (read_only)")
            counts = [connection.execute(_statement(ledger)).fetchall() for ledger in LEDGERS.values()]
            return sum(int(count) for ((count,),) in counts)
    except duckdb.Error:
        return None


def _statement(ledger: Ledger) -> str:
    """SQL that compares a ledger by key; codes are compared as texts, since each database numbers its own."""
    columns = [
        f"{quote(column.stored_name)}::VARCHAR"
        if column.type is Type.CATEGORY or column.name in PLACE_COLUMNS
        else quote(column.stored_name)
        for column in ledger.stored_columns
    ]
    key = ", ".join(f"{quote(name)}::VARCHAR" for name in ledger.key)
    content, table = ", ".join(columns), quote(ledger.name)
    return f"""
        select count(*)
        from (select hash({key}) as key, hash({content}) as content from old.main.{table}) as old_rows
        full join (select hash({key}) as key, hash({content}) as content from new.main.{table}) as new_rows
            using (key)
        where old_rows.content is distinct from new_rows.content
    """
