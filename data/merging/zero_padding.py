"""Zeros before a number that a spreadsheet shows by a number format, or has taken away."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.sameness import agree, day, place, places_agree
from data.sql_text import quote
from data.tables import state


def add_zeros(batch: Batch, key: str) -> None:
    """Give rows of table ``typed`` the number of the record that differs in zeros before it only.

    The record has the same day and place, and no row of the file has its number as it is.
    """
    name, ledger = quote(key), batch.ledger
    bare = "ltrim({0}, '0')"
    padded = f"starts_with({{0}}.{name}, '0') and regexp_full_match({{0}}.{name}, '[0-9]+')"
    (found,) = batch.connection.execute(
        f"select exists(from typed where {padded.format('typed')})"
        f" or exists(from {state(ledger)} as there where {padded.format('there')})"
    ).fetchall()[0]
    if not found:
        return
    batch.connection.execute(f"""
        create or replace table padded as
        select typed._line, any_value(there.{name}) as key
        from typed
        join {state(ledger)} as there on {bare.format(f"typed.{name}")} = {bare.format(f"there.{name}")}
        where typed.{name} <> there.{name} and regexp_full_match(typed.{name}, '[0-9]+')
            and {agree(day("typed", ledger), day("there", ledger))}
            and {places_agree(ledger, place("typed", ledger), place("there", ledger))}
            and typed.{name} not in (select {name} from {state(ledger)})
            and there.{name} not in (select {name} from typed)
        group by typed._line having count(*) = 1
    """)
    batch.connection.execute(
        f"update typed set {name} = padded.key from padded where padded._line = typed._line"
    )
    batch.connection.execute("drop table padded")
