"""Finds the numbers of a file that belong to several records, in the file or in the ledger."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.cut_numbers import is_cut
from data.merging.sameness import agree, content, day, of_workbook, place, places_agree
from data.schema import Ledger
from data.tables import state


def is_weak(number: str) -> str:
    """SQL for whether a number may be one of 1…n, or has lost its end, and so identifies little."""
    return f"(regexp_full_match({number}, '[0-9]{{1,5}}') or {is_cut(number)})"


def stem(ledger: Ledger, key: str) -> str:
    """SQL for the number in a generated key; null for other keys."""
    inner = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[^（）]*" if ledger.is_event else r"[^（）]+"
    return (
        f"case when ends_with({key}, '）') then nullif(regexp_extract({key}, '^(.+)（{inner}）$', 1), '') end"
    )


def write_doubtful(batch: Batch, key: str, *, has_state: bool) -> None:
    """Create table ``doubtful`` of the numbers of several records, in the file or with the ledger."""
    ledger = batch.ledger
    own = f"typed.{key}"
    parts = [
        f"""
        select {own} as number from typed semi join repeated_key using ({key})
        group by {own} having count(distinct {day("typed", ledger)}) > 1
            or count(distinct {place("typed", ledger)}) > 1
            or ({is_weak(own)} and count(distinct {content("typed", ledger)}) > 1)
    """
    ]
    parts += _doubtful_with_state(batch, key) if has_state else []
    batch.connection.execute(f"create or replace table doubtful as {' union '.join(parts)}")


def _doubtful_with_state(batch: Batch, key: str) -> list[str]:
    """SQL for the numbers of the file that belong to other or several records of the ledger."""
    ledger, own, there = batch.ledger, f"typed.{key}", f"there.{key}"
    differs = [
        f"not {agree(day('typed', ledger), day('there', ledger))}",
        f"not {places_agree(ledger, place('typed', ledger), place('there', ledger))}",
    ]
    if batch.workbook:
        says_other = f"{content('typed', ledger)} <> {content('there', ledger)}"
        differs.append(f"({is_weak(own)} and {own} in ({of_workbook(batch)}) and {says_other})")
    stems = f"""
        select {own} from typed
        where {own} in (
            select {stem(ledger, there)} from {state(ledger)} as there where ends_with({there}, '）')
        )
    """
    if not _write_moved(batch, key):
        return [stems]
    moved = f"(from typed where _line in (from moved)) as typed join {state(ledger)} as there using ({key})"
    return [f"select {own} from {moved} where {' or '.join(differs)}", stems]


def _write_moved(batch: Batch, key: str) -> bool:
    """Create table ``moved``: rows without a record of the same number, day and place; whether any exist.

    Most repeated rows are not among them, and comparing numbers is much faster than comparing texts.
    """

    def mark(relation: str) -> str:
        ledger = batch.ledger
        parts = [f"{relation}.{key}", day(relation, ledger), place(relation, ledger)]
        return f"hash({', '.join([*parts, *([content(relation, ledger)] if batch.workbook else [])])})"

    batch.connection.execute(f"""
        create or replace table moved as
        select _line from typed
        where {mark("typed")} not in (select {mark("there")} from {state(batch.ledger)} as there)
    """)
    return bool(batch.connection.execute("select 1 from moved limit 1").fetchall())
