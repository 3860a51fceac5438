"""The snapshot file: all ledgers with codes as ENUM, in the order in which they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from data.checking import event_dates
from data.ledgers import LEDGERS
from data.schema import UNFILLED, UNMATCHED, Column, Ledger, Type
from data.settings import settings
from data.tables import PLACE_COLUMNS, literal, quote, state, working_type

_REPEATS = """
    select
        *,
        case
            when phone_token is not null then
                case when kind is not null then coalesce(
                    requested_at - lag(requested_at) over (
                        partition by phone_token, kind order by requested_at, request_id
                    ) <= to_days({days}), false
                ) end
            when place is not null and said is not null then coalesce(
                requested_at - lag(requested_at) over (
                    partition by place, said order by requested_at, request_id
                ) <= to_days({days}), false
            )
        end as is_repeat
    from (
        select
            *,
            coalesce(subcategory, category) as kind,
            case when compound not in ({nowhere}) then community || chr(31) || compound end as place,
            nullif(lower(regexp_replace(title, '[\\s\\pP]', '', 'g')), '') as said
        from {source}
    )
"""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted once when a snapshot is written."""

    as_of: datetime
    freshness: dict[str, datetime]
    row_counts: dict[str, int]
    matched_share: dict[str, tuple[int, int]]


def write_database(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write the working tables into a new database file, whole and closed."""
    connection.execute(f"attach {literal(str(target))} as snapshot")
    connection.execute("use snapshot")
    connection.execute("begin transaction")  # one write to the disk instead of a hundred
    for name in PLACE_COLUMNS:
        tables = [ledger for ledger in LEDGERS.values() if any(one.name == name for one in ledger.stored)]
        texts = " union all ".join(
            f"select {name} as code from memory.main.{state(ledger)}" for ledger in tables
        )
        _create_enum(connection, name, texts)
    for ledger in LEDGERS.values():
        _write_table(connection, ledger)
    connection.execute("commit")
    connection.execute("use memory")
    connection.execute("detach snapshot")


def measure(connection: duckdb.DuckDBPyConnection, moment: datetime) -> Measures:
    """Count the working tables.

    Args:
        connection: The working database.
        moment: Moment of the import: what lies later is no event yet. It is also the as_of of a
            store without a single event.
    """
    row_counts = {}
    freshness = {}
    matched = {}
    for ledger in LEDGERS.values():
        latest = [
            f"max(cast({quote(column.name)} as TIMESTAMP)) filter (where {quote(column.name)} <= $moment)"
            for column in (event_dates(ledger) if ledger.is_event else ())
        ]
        named = f"count(*) filter (where compound not in ({_nowhere()}))" if ledger.is_event else "0"
        rows, known, last = connection.execute(
            f"select count(*), {named}, greatest({', '.join(['cast(null as TIMESTAMP)', *latest])})"
            f" from {state(ledger)} where $moment is not null",
            {"moment": moment},
        ).fetchall()[0]
        row_counts[ledger.name] = rows
        if ledger.is_event:
            matched[ledger.name] = (known, rows)
        if last is not None:
            freshness[ledger.name] = last
    return Measures(max(freshness.values(), default=moment), freshness, row_counts, matched)


def _write_table(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> None:
    source = f"memory.main.{state(ledger)}"
    for column in ledger.stored:
        if (
            column.type is Type.CATEGORY
            and column.name not in PLACE_COLUMNS
            and column.stored_name == column.name
        ):
            _create_enum(
                connection,
                f"{ledger.name}_{column.name}",
                f"select {quote(column.name)} as code from {source}",
            )
    types = [f"{quote(column.stored_name)} {_stored_type(ledger, column)}" for column in ledger.stored]
    picked = [quote(column.stored_name) for column in ledger.stored]
    if ledger.name == "service_request":
        types.append("is_repeat BOOLEAN")
        picked.append("is_repeat")
        source = f"({_REPEATS.format(days=int(settings().repeat_days), nowhere=_nowhere(), source=source)})"
    first = [name for name in ("community",) if ledger.is_event]
    order = ", ".join(
        quote(name) for name in (*first, *([ledger.date_column] if ledger.date_column else []), *ledger.key)
    )
    connection.execute(f"create table {quote(ledger.name)} ({', '.join(types)})")
    connection.execute(
        f"insert into {quote(ledger.name)} select {', '.join(picked)} from {source} order by {order}"
    )


def _stored_type(ledger: Ledger, column: Column) -> str:
    if column.name in PLACE_COLUMNS:
        return quote(f"{column.name}_code")
    if column.type is Type.CATEGORY and column.stored_name == column.name:
        return quote(f"{ledger.name}_{column.name}_code")
    return working_type(column)


def _create_enum(connection: duckdb.DuckDBPyConnection, name: str, texts: str) -> None:
    codes = f"select distinct code from ({texts}) where code is not null order by code"
    connection.execute(f"create type {quote(f'{name}_code')} as enum ({codes})")


def _nowhere() -> str:
    return f"{literal(UNFILLED)}, {literal(UNMATCHED)}"
