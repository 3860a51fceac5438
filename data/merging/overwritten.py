"""Collects the changes of an import to existing records: how many, in which columns, the first in full."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.changes import Change, OverwrittenRecords
from data.schema import Column, Pii, Type
from data.sql_text import quote

#: How many records are reported in full.
FIRST = 10
_LONGEST = 60


def overwritten_records(
    batch: Batch, columns: list[tuple[Column, str]], matched: str, records: int
) -> OverwrittenRecords:
    """The changes that the rows of a file make.

    Args:
        batch: The file.
        columns: The columns that may change, each with SQL for its value afterwards.
        matched: SQL for the relation of ``incoming`` and ``record`` with only the changing rows.
        records: Number of changing rows.
    """
    pairs = [(column, after, f"record.{quote(column.stored_name)}") for column, after in columns]
    counted = ", ".join(
        f"count(*) filter (where {after} is distinct from {before})" for _, after, before in pairs
    )
    (counts,) = batch.connection.execute(f"select {counted} from {matched}").fetchall()
    labels = {column.label: count for (column, _), count in zip(columns, counts, strict=True) if count}
    return OverwrittenRecords(batch.ledger.name, records, labels, _first(batch, pairs, matched))


def _first(batch: Batch, pairs: list[tuple[Column, str, str]], matched: str) -> tuple[Change, ...]:
    impersonal = [(column, after, before) for column, after, before in pairs if column.pii is Pii.NONE]
    cells = ", ".join(
        f"{_text(column, before)}, {_text(column, after)}" for column, after, before in impersonal
    )
    key = f"cast(incoming.{quote(batch.ledger.key[-1])} as VARCHAR)"
    rows = batch.connection.execute(
        f"select incoming._line, {key}, {cells} from {matched} order by incoming._line limit {FIRST}"
    ).fetchall()
    return tuple(
        Change(line, number, column.label, texts[2 * place], texts[2 * place + 1])
        for line, number, *texts in rows
        for place, (column, _, _) in enumerate(impersonal)
        if texts[2 * place] != texts[2 * place + 1]
    )


def _text(column: Column, value: str) -> str:
    """SQL for a value as a readable text."""
    text = f"cast({value} as VARCHAR)"
    if column.type is Type.BOOLEAN:
        text = f"case when {value} then '是' when not {value} then '否' end"
    elif column.type is Type.DATETIME:
        text = f"regexp_replace({text}, '( 00:00)?:00$', '')"
    return f"coalesce(left({text}, {_LONGEST}), '')"
