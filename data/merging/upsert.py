"""Merges the rows of a file into a ledger by key: the later value wins, and every row is counted.

The later value wins cell by cell: an empty cell never erases a value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.cleaning.casting import Batch
from data.merging.changes import OverwrittenRecords
from data.merging.number_joins import RENUMBERED
from data.merging.older_exports import Older, compare_ages, report_older, report_reopened
from data.merging.overwritten import overwritten_records
from data.merging.sameness import NOWHERE, is_under_way, progress_column
from data.schema import Column, Course
from data.sql_text import quote
from data.tables import PLACE_COLUMNS, state


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of rows by result, of the rows that can be counted."""

    added: int
    updated: int
    unchanged: int

    @property
    def changed_rows(self) -> int:
        """The number of rows that changed the ledger."""
        return self.added + self.updated


@dataclass(frozen=True, slots=True)
class _Merge:
    """A merge with the rows of a ledger.

    Attributes:
        batch: The file.
        older: The comparison of its age, if it seems older than the ledger; else None.
        renumbered: Number of records without a number that get one.
    """

    batch: Batch
    older: Older | None
    renumbered: int

    @property
    def is_behind(self) -> str:
        """SQL for whether a row is older than its record."""
        return self.older.is_behind if self.older else "false"

    @property
    def keys(self) -> str:
        """SQL for the columns of the key."""
        return ", ".join(map(quote, self.batch.ledger.key))

    @property
    def columns(self) -> list[tuple[Column, str]]:
        """The columns that may change, each with SQL for its new value."""
        return [(column, value(self.batch, column, self.is_behind)) for column in present(self.batch)]

    @property
    def rows_with_records(self) -> str:
        """SQL for the rows of the file joined with their records."""
        return f"incoming left join {state(self.batch.ledger)} as record using ({self.keys})"

    @property
    def differs(self) -> str:
        """SQL for whether a record changes."""
        before = ", ".join(f"record.{quote(column.stored_name)}" for column, _ in self.columns)
        differs = f"hash({before}) <> hash({', '.join(after for _, after in self.columns)})"
        key = quote(self.batch.ledger.key[-1])
        return (
            f"({differs} or record.{key} in (select key from {RENUMBERED}))" if self.renumbered else differs
        )


def merge(batch: Batch) -> tuple[Counts, OverwrittenRecords | None]:
    """Merge table ``incoming``, whose keys are distinct, into the working table of its ledger.

    A column that the file does not have keeps its value, and so does one with an empty cell. Afterwards
    table ``incoming`` may not exist.

    Returns:
        The counts of the rows, and their changes; None if they changed no record.
    """
    ledger, connection = batch.ledger, batch.connection
    ((is_empty, rows),) = connection.execute(
        f"select not exists (from {state(ledger)}), (select count(*) from incoming)"
    ).fetchall()
    if is_empty:
        if rows:
            connection.execute("alter table incoming drop column _line")
            connection.execute("alter table incoming rename to following")
            _replace(batch)
        return Counts(rows, 0, 0), None
    merged = _Merge(batch, compare_ages(batch), _count_renumbered(batch))
    counts = _count(merged, rows)
    changes = _changes(merged, counts)
    if counts.changed_rows:
        _write_following(merged)
        _replace(batch)
    return counts, changes


def _replace(batch: Batch) -> None:
    batch.connection.execute(f"drop table {state(batch.ledger)}")
    batch.connection.execute(f"alter table following rename to {state(batch.ledger)}")


def _count(merged: _Merge, rows: int) -> Counts:
    """Count the rows by result: most repeated rows equal their record, and are not processed further."""
    has_record = f"record.{quote(merged.batch.ledger.key[-1])} is not null"
    _write_differing(merged)
    added: int
    updated: int
    ((added, updated),) = merged.batch.connection.execute(f"""
        select count(*) filter (where not has_record), count(*) filter (where has_record and is_other)
        from (
            select {has_record} as has_record, {merged.differs} as is_other
            from (from incoming where _line in (from differing)) as {merged.rows_with_records}
        )
    """).fetchall()
    return Counts(added, updated, rows - added - updated)


def _write_differing(merged: _Merge) -> None:
    """Create table ``differing`` of the rows without a record equal in all columns an import can change."""
    batch = merged.batch

    def mark(relation: str) -> str:
        return f"hash({', '.join(f'{relation}.{quote(column.stored_name)}' for column, _ in merged.columns)})"

    batch.connection.execute(f"""
        create or replace table differing as
        select _line from incoming
        where {mark("incoming")} not in (select {mark("record")} from {state(batch.ledger)} as record)
            or {quote(batch.ledger.key[-1])} in (select key from {RENUMBERED})
    """)


def _changes(merged: _Merge, counts: Counts) -> OverwrittenRecords | None:
    """The changes by the rows; differences of an older export are reported."""
    batch = merged.batch
    if merged.older:
        compared = [
            f"coalesce(incoming.{name}, record.{name}) is distinct from record.{name}"
            for column, _ in merged.columns
            if (name := quote(column.stored_name)) and column.name not in (*batch.ledger.key, *PLACE_COLUMNS)
        ]
        ((unchanged,),) = batch.connection.execute(
            f"select count(*) from {merged.rows_with_records}"
            f" where {merged.is_behind} and ({' or '.join(compared)})"
        ).fetchall()
        report_older(batch, merged.older, unchanged, counts.updated)
    if not counts.updated:
        return None
    key = f"record.{quote(batch.ledger.key[-1])}"
    columns = [pair for pair in merged.columns if pair[0].name not in batch.ledger.key]
    matched = f"{merged.rows_with_records} where {key} is not null and {merged.differs}"
    report_reopened(batch, f"{matched} and not ({merged.is_behind})")
    changes = overwritten_records(batch, columns, matched, counts.updated)
    label = batch.ledger.column(batch.ledger.key[-1]).label
    return (
        replace(changes, columns={label: merged.renumbered} | changes.columns)
        if merged.renumbered
        else changes
    )


def _count_renumbered(batch: Batch) -> int:
    """The number of records without a number that get one from the file."""
    if batch.ledger.key[-1] in PLACE_COLUMNS or not batch.knows_nameless:
        return 0
    count: int
    ((count,),) = batch.connection.execute(f"select count(*) from {RENUMBERED}").fetchall()
    return count


def _write_following(merged: _Merge) -> None:
    """Create table ``following``: the rows of the ledger after the import."""
    ledger = merged.batch.ledger
    changed = [f"{after} as {quote(column.stored_name)}" for column, after in merged.columns]
    names = {column.name for column, _ in merged.columns}
    others = [
        f"record.{quote(column.stored_name)}" for column in ledger.stored_columns if column.name not in names
    ]
    merged.batch.connection.execute(f"""
        create or replace table following as
        select {", ".join([*changed, *others])} from {merged.rows_with_records}
        union all by name
        select record.* from {state(ledger)} as record anti join incoming using ({merged.keys})
    """)


def present(batch: Batch) -> list[Column]:
    """The columns an import can change: those of the file, places, and the end that a status resets."""
    status = progress_column(batch.ledger)
    has_status = status is not None and batch.has_column(status.name)
    always = (*PLACE_COLUMNS, *batch.ledger.key)
    return [
        column
        for column in batch.ledger.stored_columns
        if batch.has_column(column.name)
        or column.name in always
        or (has_status and column.course is Course.CLOSES)
    ]


def value(batch: Batch, column: Column, is_behind: str) -> str:
    """SQL for a value after the import, over ``incoming`` and, if the record exists, ``record``.

    Args:
        batch: The file.
        column: The column.
        is_behind: SQL for whether the row is older than its record, so that it only fills empty values.
    """
    name = quote(column.stored_name)
    if column.name in batch.ledger.key:
        return f"incoming.{name}"
    if column.name in PLACE_COLUMNS:
        nothing = f"incoming.{name} is null or incoming.{name} in ({NOWHERE})"
        filled = f"record.{name} not in ({NOWHERE})"
        is_kept = f"{nothing}" if is_behind == "false" else f"({nothing}) or ({is_behind} and {filled})"
        return f"case when {is_kept} then coalesce(record.{name}, incoming.{name}) else incoming.{name} end"
    later = f"coalesce(incoming.{name}, record.{name})"
    if column.course is Course.CLOSES:
        later = _end(batch, column, later)
    if is_behind == "false":
        return later
    return f"case when {is_behind} then coalesce(record.{name}, incoming.{name}) else {later} end"


def _end(batch: Batch, column: Column, later: str) -> str:
    """SQL for the end of a case: null if the status says that it is under way again."""
    status = progress_column(batch.ledger)
    if status is None or not batch.has_column(status.name):
        return later
    is_open, name = is_under_way("incoming", batch.ledger), quote(column.stored_name)
    if batch.has_column(column.name):
        return f"case when {is_open} then incoming.{name} else {later} end"
    had_ended = f"not {is_under_way('record', batch.ledger)}"
    return f"case when {is_open} and {had_ended} then null else record.{name} end"
