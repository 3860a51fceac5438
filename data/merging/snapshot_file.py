"""Writes the snapshot file: all ledgers with codes as ENUM, sorted for the queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from data.engine import WORKING
from data.ledgers import LEDGERS
from data.merging.checking import event_dates
from data.merging.named_stations import named_station, write_named_stations
from data.merging.named_units import named_unit, write_named_units
from data.schema import UNFILLED, UNMATCHED, Column, Ledger, Type
from data.settings import settings
from data.sql_text import literal, quote
from data.tables import (
    IS_REPEAT,
    NAMED_STATION,
    NAMED_UNIT,
    PLACE_COLUMNS,
    has_station,
    has_unit,
    state,
    working_type,
)

#: Repeated requests: the same phone and kind, or the same place and title, as an earlier row. Texts are
#: compared by digests, which takes a quarter of the time to sort.
_REPEATS = """
    create or replace table repeated as
    select place_in_table from (
        select place_in_table, requested_at - lag(requested_at) over (
            partition by phone_token, kind order by requested_at, request_id
        ) <= to_days({days}) as is_repeat
        from (
            select rowid as place_in_table, *, coalesce(subcategory, category) as kind
            from {source} where phone_token is not null
        )
        where kind is not null
    )
    where is_repeat
    union all
    select place_in_table from (
        select place_in_table, is_nameless, requested_at - lag(requested_at) over (
            partition by content order by requested_at, request_id
        ) <= to_days({days}) as is_repeat
        from (
            select
                rowid as place_in_table, requested_at, request_id, phone_token is null as is_nameless,
                md5_number(concat_ws(
                    chr(31), community, compound, lower(regexp_replace(title, '[\\s\\pP]', '', 'g'))
                )) as content
            from {source} where {has_content} and exists (from {source} where phone_token is null)
        )
    )
    where is_repeat and is_nameless
"""
_HAS_PLACE_AND_TITLE = (
    "community is not null and compound not in ({nowhere}) and regexp_matches(title, '[^\\s\\pP]')"
)
_IS_REPEAT = """
    case
        when phone_token is not null then
            case when coalesce(subcategory, category) is not null then
                rowid in (from {working}.main.repeated)
            end
        when {has_content} then rowid in (from {working}.main.repeated)
    end
"""

#: One number per distinct token: it shows only which rows are of the same person.
_NUMBERED = "case when {token} is not null then dense_rank() over (order by {token}) end as {name}"


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures computed once when a snapshot is written."""

    as_of: datetime
    freshness: dict[str, datetime]
    row_counts: dict[str, int]
    matched_share: dict[str, tuple[int, int]]


def write_database(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write the working tables into a new database file, whole and closed."""
    filled = _ledgers_with_rows(connection)
    if LEDGERS["service_request"] in filled:
        _write_repeats(connection)
    for ledger in filter(has_unit, filled):
        write_named_units(connection, ledger)
    for ledger in filter(has_station, filled):
        write_named_stations(connection, ledger)
    connection.execute(f"attach {literal(str(target))} as snapshot")
    connection.execute("use snapshot")
    connection.execute("begin transaction")  # one write to the disk instead of many
    for name in PLACE_COLUMNS:
        tables = [ledger for ledger in filled if any(column.name == name for column in ledger.stored_columns)]
        texts = " union all ".join(
            f"select {name} as code from {WORKING}.main.{state(ledger)}" for ledger in tables
        )
        _create_enum(connection, name, texts)
    for ledger in LEDGERS.values():
        _write_table(connection, ledger, has_rows=ledger in filled)
    connection.execute("commit")
    connection.execute(f"use {WORKING}")
    connection.execute("detach snapshot")


def measure(connection: duckdb.DuckDBPyConnection, moment: datetime) -> Measures:
    """Compute the measures of the working tables.

    Args:
        connection: The working database.
        moment: Moment of the import: later moments are not events. It is also the as_of of a
            store without a single event.
    """
    row_counts = {}
    freshness = {}
    matched = {}
    filled = _ledgers_with_rows(connection)
    for ledger in LEDGERS.values():
        rows, placed_rows, last = _counted(connection, ledger, moment) if ledger in filled else (0, 0, None)
        row_counts[ledger.name] = rows
        if ledger.is_event:
            matched[ledger.name] = (placed_rows, rows)
        if last is not None:
            freshness[ledger.name] = last
    return Measures(max(freshness.values(), default=moment), freshness, row_counts, matched)


def _counted(
    connection: duckdb.DuckDBPyConnection, ledger: Ledger, moment: datetime
) -> tuple[int, int, datetime | None]:
    """Rows of a ledger, those with a known compound, and the latest event up to the moment."""
    latest = [
        f"max(cast({quote(column.name)} as TIMESTAMP)) filter (where {quote(column.name)} <= $moment)"
        for column in (event_dates(ledger) if ledger.is_event else ())
    ]
    placed_rows = f"count(*) filter (where compound not in ({_missing_places()}))" if ledger.is_event else "0"
    return connection.execute(
        f"select count(*), {placed_rows}, greatest({', '.join(['cast(null as TIMESTAMP)', *latest])})"
        f" from {state(ledger)} where $moment is not null",
        {"moment": moment},
    ).fetchall()[0]


def _ledgers_with_rows(connection: duckdb.DuckDBPyConnection) -> tuple[Ledger, ...]:
    """The ledgers with rows, in their order; all are asked at once."""
    firsts = (f"(select {literal(one.name)} from {state(one)} limit 1)" for one in LEDGERS.values())
    names = {name for (name,) in connection.execute(" union all ".join(firsts)).fetchall()}
    return tuple(ledger for ledger in LEDGERS.values() if ledger.name in names)


def _write_table(connection: duckdb.DuckDBPyConnection, ledger: Ledger, *, has_rows: bool) -> None:
    """A ledger in the file. One without rows is not read: most offices have a few ledgers of them all."""
    source = f"{WORKING}.main.{state(ledger)}"
    _create_codes(connection, ledger, source if has_rows else "")
    types = [
        f"{quote(column.stored_name)} {_stored_type(ledger, column)} {_compression(column)}"
        for column in ledger.stored_columns
    ]
    # Codes are sorted as ENUM: in the order of their texts, and short.
    picked = [
        f"cast({quote(column.stored_name)} as {_stored_type(ledger, column)}) as {quote(column.stored_name)}"
        for column in ledger.stored_columns
    ]
    for definition, expression in _derived_columns(ledger):
        types.append(definition)
        picked.append(expression)
    first = ("community", ledger.date_column) if ledger.is_event else ()
    order = ", ".join(quote(name) for name in (*first, *ledger.key) if name)
    connection.execute(f"create table {quote(ledger.name)} ({', '.join(types)})")
    if has_rows:
        rows = f"select {', '.join(picked)} from {source}"
        connection.execute(f"insert into {quote(ledger.name)} from ({rows}) order by {order}")


def _derived_columns(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Definition and SQL of each column that a snapshot derives from the rows of a ledger."""
    if ledger.name == "service_request":
        is_repeat = _IS_REPEAT.format(has_content=_has_place_and_title(), working=WORKING)
        yield f"{IS_REPEAT} BOOLEAN", f"({is_repeat}) as {IS_REPEAT}"
    if has_unit(ledger):
        code = quote(f"{ledger.name}_{NAMED_UNIT}_code")
        yield f"{NAMED_UNIT} {code}", f"cast({named_unit(ledger)} as {code}) as {NAMED_UNIT}"
    if has_station(ledger):
        code = quote(f"{ledger.name}_{NAMED_STATION}_code")
        yield f"{NAMED_STATION} {code}", f"cast({named_station(ledger)} as {code}) as {NAMED_STATION}"
    for column in ledger.stored_columns:
        if column.numbered:
            number = _NUMBERED.format(token=quote(column.stored_name), name=quote(column.numbered))
            yield f"{quote(column.numbered)} INTEGER", number


def _create_codes(connection: duckdb.DuckDBPyConnection, ledger: Ledger, source: str) -> None:
    """The ENUM of each code column of a ledger, without codes where there is no source of them.

    Those of places are shared by all ledgers.
    """
    for column in ledger.stored_columns:
        is_code = column.type is Type.CATEGORY and column.stored_name == column.name
        if is_code and column.name not in PLACE_COLUMNS:
            codes = f"select {quote(column.name)} as code from {source}" if source else ""
            _create_enum(connection, f"{ledger.name}_{column.name}", codes)
    if has_unit(ledger):
        codes = f"select {named_unit(ledger)} as code from {source}" if source else ""
        _create_enum(connection, f"{ledger.name}_{NAMED_UNIT}", codes)
    if has_station(ledger):
        codes = f"select {named_station(ledger)} as code from {source}" if source else ""
        _create_enum(connection, f"{ledger.name}_{NAMED_STATION}", codes)


def _write_repeats(connection: duckdb.DuckDBPyConnection) -> None:
    """Create table ``repeated`` of the repeated requests, by their row numbers in the working table."""
    source = state(LEDGERS["service_request"])
    days = int(settings().repeat_days)
    connection.execute(_REPEATS.format(days=days, has_content=_has_place_and_title(), source=source))


def _has_place_and_title() -> str:
    return _HAS_PLACE_AND_TITLE.format(nowhere=_missing_places())


def _stored_type(ledger: Ledger, column: Column) -> str:
    if column.name in PLACE_COLUMNS:
        return quote(f"{column.name}_code")
    if column.type is Type.CATEGORY and column.stored_name == column.name:
        return quote(f"{ledger.name}_{column.name}_code")
    return working_type(column)


def _compression(column: Column) -> str:
    """The compression of a column of distinct texts, which takes less time than the database's choice."""
    return "using compression zstd" if column.type is Type.TEXT and column.is_stored else ""


def _create_enum(connection: duckdb.DuckDBPyConnection, name: str, texts: str) -> None:
    codes = f"select distinct code from ({texts}) where code is not null order by code" if texts else ""
    connection.execute(f"create type {quote(f'{name}_code')} as enum ({codes})")


def _missing_places() -> str:
    return f"{literal(UNFILLED)}, {literal(UNMATCHED)}"
