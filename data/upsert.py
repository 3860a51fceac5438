"""The rows of a file into the rows that are there: by key, the later one wins, and every row is counted."""

from __future__ import annotations

from dataclasses import dataclass

from data.casting import Batch
from data.schema import UNFILLED, UNMATCHED, Column
from data.tables import PLACE_COLUMNS, literal, quote, state

_COUNTS = """
    select
        count(*) filter (where {is_first} and not is_there),
        count(*) filter (where {is_changed} and (not {is_first} or is_there)),
        count(*) filter (where not {is_changed} and (not {is_first} or is_there))
    from {compared}
"""
#: How a row is counted that has its key for itself, and one that shares it with others of the file.
_ALONE = {"is_first": "true", "is_changed": "(old_hash <> new_hash)"}
_TOGETHER = {
    "is_first": "(before_hash is null)",
    "is_changed": "(not is_settled and coalesce(before_hash, old_hash) <> new_hash)",
}


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
    the first is counted against the ledger, each further one against the row before it; when the last is
    there already, all of them are unchanged. Afterwards table ``incoming`` may be gone.
    """
    ledger, connection = batch.ledger, batch.connection
    keys = ", ".join(quote(name) for name in ledger.key)
    present = [column for column in ledger.stored if _is_present(batch, column)]
    ((is_empty,),) = connection.execute(f"select not exists (from {state(ledger)})").fetchall()
    _write_repeated_keys(batch, keys)
    counts = _count(batch, keys, present, is_empty=is_empty)
    if counts.changed:
        connection.execute("delete from incoming where _line in (select _line from ranked where not is_last)")
        if is_empty:
            connection.execute("alter table incoming drop column _line")
            connection.execute("alter table incoming rename to following")
        else:
            _write_following(batch, keys, present)
        connection.execute(f"drop table {state(ledger)}")
        connection.execute(f"alter table following rename to {state(ledger)}")
    connection.execute("drop table repeated_key")
    return counts


def _write_repeated_keys(batch: Batch, keys: str) -> None:
    """Table ``repeated_key`` of the keys that several rows of the file have."""
    # Numbers are grouped in a fraction of the time that texts take.
    batch.connection.execute(f"""
        create or replace table repeated_key as
        with suspect as (select hash({keys}) as mark from incoming group by mark having count(*) > 1)
        select {keys} from incoming where hash({keys}) in (from suspect) group by {keys} having count(*) > 1
    """)


def _is_present(batch: Batch, column: Column) -> bool:
    return batch.is_told(column.name) or column.name in (*PLACE_COLUMNS, *batch.ledger.key)


def _value(batch: Batch, column: Column) -> str:
    """SQL for a new value; a place that the file has no column for does not erase one that is known."""
    name = quote(column.stored_name)
    if column.name in batch.ledger.key or batch.is_told(column.name) or column.name not in PLACE_COLUMNS:
        return f"incoming.{name}"
    nowhere = f"{literal(UNFILLED)}, {literal(UNMATCHED)}"
    return (
        f"case when incoming.{name} is null or incoming.{name} in ({nowhere})"
        f" then coalesce(there.{name}, incoming.{name}) else incoming.{name} end"
    )


def _compared(batch: Batch, keys: str, present: list[Column], *, is_repeated: bool) -> str:
    """SQL for the lines of the file with what they say, and what the ledger says under the same key."""
    names = [quote(column.stored_name) for column in present]
    new = ", ".join(_value(batch, column) for column in present)
    old = ", ".join(f"there.{name}" for name in names)
    return f"""
        select
            incoming._line, {", ".join(f"incoming.{quote(name)}" for name in batch.ledger.key)},
            hash({new}) as new_hash, hash({old}) as old_hash,
            there.{quote(batch.ledger.key[-1])} is not null as is_there
        from incoming {"semi" if is_repeated else "anti"} join repeated_key using ({keys})
        left join {state(batch.ledger)} as there using ({keys})
    """


def _count(batch: Batch, keys: str, present: list[Column], *, is_empty: bool) -> Counts:
    """What becomes of the rows; table ``ranked`` of those that share their key with others."""
    connection = batch.connection
    connection.execute(f"""
        create or replace table ranked as select
            *,
            lag(new_hash) over file as before_hash, lead(_line) over file is null as is_last,
            coalesce(last(new_hash) over whole = old_hash and is_there, false) as is_settled
        from ({_compared(batch, keys, present, is_repeated=True)})
        window
            file as (partition by {keys} order by _line),
            whole as (file rows between unbounded preceding and unbounded following)
    """)
    if is_empty:
        alone = f"select count(*), 0, 0 from incoming anti join repeated_key using ({keys})"
    else:
        alone = _COUNTS.format(compared=f"({_compared(batch, keys, present, is_repeated=False)})", **_ALONE)
    together = _COUNTS.format(compared="ranked", **_TOGETHER)
    pairs = zip(*connection.execute(f"{alone} union all {together}").fetchall(), strict=True)
    return Counts(*map(sum, pairs))


def _write_following(batch: Batch, keys: str, present: list[Column]) -> None:
    """Table ``following``: the rows of the ledger after the import."""
    ledger = batch.ledger
    told = [f"{_value(batch, column)} as {quote(column.stored_name)}" for column in present]
    kept = [f"there.{quote(column.stored_name)}" for column in ledger.stored if column not in present]
    batch.connection.execute(f"""
        create or replace table following as
        select {", ".join([*told, *kept])} from incoming left join {state(ledger)} as there using ({keys})
        union all by name
        select there.* from {state(ledger)} as there anti join incoming using ({keys})
    """)
