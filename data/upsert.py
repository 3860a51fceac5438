"""The rows of a file into the rows that are there: by key, the later one wins, and every row is counted."""

from __future__ import annotations

from dataclasses import dataclass

from data.casting import Batch
from data.schema import UNFILLED, UNMATCHED, Column
from data.tables import PLACE_COLUMNS, literal, quote, state


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows that can be counted."""

    added: int
    updated: int
    unchanged: int

    @property
    def changed(self) -> int:
        """Rows that made the ledger another one."""
        return self.added + self.updated


def merge(batch: Batch) -> Counts:
    """Bring table ``incoming`` into the working table of its ledger.

    A column that the file does not have keeps its value. Of several rows with one key the last wins;
    the first is counted against the ledger, each further one against the row before it.
    """
    ledger = batch.ledger
    keys = ", ".join(quote(name) for name in ledger.key)
    present = [column for column in ledger.stored if _is_present(batch, column)]
    names = [quote(column.stored_name) for column in present]
    mine = ", ".join(names)
    new = ", ".join(f"{_value(batch, column)} as {quote(column.stored_name)}" for column in present)
    batch.connection.execute(f"""
        create or replace table ranked as
        with compared as (
            select
                incoming._line, {new}, hash({", ".join(f"there.{name}" for name in names)}) as old_hash,
                there.{quote(ledger.key[-1])} is not null as is_there
            from incoming left join {state(ledger)} as there using ({keys})
        ),
        hashed as (select *, hash({mine}) as new_hash from compared)
        select
            *,
            lag(new_hash) over (partition by {keys} order by _line) as before_hash,
            lead(_line) over (partition by {keys} order by _line) is null as is_last
        from hashed
    """)
    counts = _count(batch)
    if counts.changed:
        _replace(batch, [one for one in ledger.stored if one not in present], mine, keys)
    return counts


def _is_present(batch: Batch, column: Column) -> bool:
    return column.name in batch.matching.positions or column.name in (*PLACE_COLUMNS, *batch.ledger.key)


def _value(batch: Batch, column: Column) -> str:
    """SQL for a new value; a place that the file has no column for does not erase one that is known."""
    name = quote(column.stored_name)
    if (
        column.name in batch.ledger.key
        or column.name in batch.matching.positions
        or column.name not in PLACE_COLUMNS
    ):
        return f"incoming.{name}"
    nowhere = f"{literal(UNFILLED)}, {literal(UNMATCHED)}"
    return (
        f"case when incoming.{name} is null or incoming.{name} in ({nowhere})"
        f" then coalesce(there.{name}, incoming.{name}) else incoming.{name} end"
    )


def _count(batch: Batch) -> Counts:
    row = batch.connection.execute("""
        select
            count(*) filter (where before_hash is null and not is_there) as added,
            count(*) filter (
                where (before_hash is null and is_there and old_hash <> new_hash) or before_hash <> new_hash
            ) as updated,
            count(*) filter (
                where (before_hash is null and is_there and old_hash = new_hash) or before_hash = new_hash
            ) as unchanged
        from ranked
    """).fetchone()
    return Counts(*row) if row else Counts(0, 0, 0)


def _replace(batch: Batch, absent: list[Column], mine: str, keys: str) -> None:
    table = state(batch.ledger)
    kept = "".join(f", there.{quote(column.stored_name)}" for column in absent)
    connection = batch.connection
    connection.execute(f"""
        create or replace table following as
        select {mine}{kept}
        from (select {mine} from ranked where is_last) as winner
        left join (select {keys}{kept.replace("there.", "")} from {table}) as there using ({keys})
        union all by name
        select there.* from {table} as there anti join ranked using ({keys})
    """)
    connection.execute(f"drop table {table}")
    connection.execute(f"alter table following rename to {table}")
