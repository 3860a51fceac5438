"""Identifies records without a number by columns that do not change, such as day, place, kind and title.

The key of such a record is a salted digest of these columns; further records with the same digest are
numbered. In a later export each row is paired with one record: first with one that is equal in all
columns, then with one that differs only in its progress, last with one in which it fills empty cells. Any
remaining row is a new record.
"""

from __future__ import annotations

import duckdb

from data.cleaning.casting import PLACE_TEXTS, Batch
from data.merging.sameness import first_known, identifying, of_workbook
from data.schema import Column, Course, Ledger, Severity, Type
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS, state

_UNIT = "chr(31)"
AUTOMATIC = "自动-"
_SIGNS = 20
_SCRATCH = ("nameless", "known", "paired")
#: The keys of all rows without a number: that of the paired record, or the next free one.
_KEYS = f"""
    from paired
    union all
    select _line, '{AUTOMATIC}' || own || case when nth > 1 then '-' || nth else '' end
    from (
        select _line, own, coalesce(last_nth, 0)
            + row_number() over (partition by own order by _line) as nth
        from nameless
        left join (select digest as own, max(nth) as last_nth from known group by digest) using (own)
        where _line not in (select _line from paired)
    )
"""
_APART = (
    "没有编号，日期、地点、类别与已有的一件相同，但其他内容不同，按另一件计入；若是同一件，请加上编号列。"
)


def has_nameless(connection: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    """Whether a ledger has records without numbers."""
    key = quote(ledger.key[-1])
    return ledger.key[-1] not in PLACE_COLUMNS and bool(
        connection.execute(
            f"select 1 from {state(ledger)} where starts_with({key}, '{AUTOMATIC}') limit 1"
        ).fetchall()
    )


def pair_without_numbers(batch: Batch, key: str) -> bool:
    """Create table ``paired`` of the rows of table ``typed`` without a number and their records.

    Rows kept apart get findings. Returns whether there are rows without numbers; they are table ``nameless``.
    """
    connection, name = batch.connection, quote(key)
    if not connection.execute(f"select 1 from typed where {name} is null limit 1").fetchall():
        return False
    write_nameless(batch, f"typed.{name} is null")
    _write_known(batch, name)
    connection.execute("create or replace table paired (_line BIGINT, key VARCHAR)")
    if connection.execute("select 1 from known limit 1").fetchall():
        _pair_all(batch)
        connection.execute("update nameless set digest = also where _line not in (select _line from paired)")
        if connection.execute("select 1 from nameless where digest <> own limit 1").fetchall():
            _pair_all(batch)
        _report(batch, batch.ledger.column(key).label)
    return True


def write_content_keys(batch: Batch, key: str) -> None:
    """Give the rows of table ``nameless`` the keys of table ``paired``, or new ones; drop both tables."""
    batch.connection.execute(
        f"update typed set {quote(key)} = found.key from ({_KEYS}) as found where found._line = typed._line"
    )
    for table in _SCRATCH:
        batch.connection.execute(f"drop table {table}")


def _pair_all(batch: Batch) -> None:
    """Pair rows with records, the most similar pairs first."""
    fills_in = " and ".join(_can_be(f"part_{number}") for number in range(len(plain_columns(batch)) + 1))
    for by, condition in (
        ("digest, compared", "true"),
        ("digest, plain", "true"),
        ("digest, part_0", fills_in),
        ("digest", fills_in),
    ):
        _pair(batch, by, condition)
        # Another table of the same file either repeats a record exactly, or holds other records.
        batch.connection.execute(f"update known set is_settled = key in ({of_workbook(batch)})")


def plain_columns(batch: Batch) -> list[Column]:
    """The columns of the file in which two distinct records do not agree."""
    return [column for column in _compared_columns(batch) if column.course is Course.PLAIN]


def _compared_columns(batch: Batch) -> list[Column]:
    """The columns of the file that are compared besides the identifying ones."""
    apart = (*batch.ledger.key, *PLACE_COLUMNS, batch.ledger.date_column, *batch.ledger.stages)
    return [
        column
        for column in batch.ledger.stored_columns
        if batch.has_column(column.name)
        and column.name not in apart
        and column.course is not Course.IDENTIFIES
    ]


def _marks(batch: Batch, relation: str) -> str:
    """SQL for the digests of the compared columns: all, those that do not progress, and each part."""
    compared = [f"{relation}.{quote(column.stored_name)}" for column in _compared_columns(batch)]
    parts = [time_of_day(batch, relation)]
    parts += [f"cast({relation}.{quote(column.stored_name)} as VARCHAR)" for column in plain_columns(batch)]
    numbered_parts = ", ".join(f"{part} as part_{number}" for number, part in enumerate(parts))
    all_columns = f"hash({', '.join([parts[0], *compared])})"
    return f"{all_columns} as compared, hash({', '.join(parts)}) as plain, {numbered_parts}"


def time_of_day(batch: Batch, relation: str) -> str:
    """SQL for the time of day of a row; null if it has only a date."""
    ledger = batch.ledger
    if ledger.date_column is None or ledger.column(ledger.date_column).type is not Type.DATETIME:
        return "cast(null as VARCHAR)"
    return f"nullif(strftime({relation}.{quote(ledger.date_column)}, '%H:%M:%S'), '00:00:00')"


def write_nameless(batch: Batch, condition: str) -> None:
    """Create table ``nameless`` of the rows without a number, or of others compared in the same way.

    Digest ``own`` is that of the columns that identify a row in such a file: with numbers, the stored
    ones. ``also`` is the digest of the same row in a file of the other kind.
    """
    has_numbers = batch.has_column(batch.ledger.key[-1])
    stored, complete = (_digest(batch, only_stored=only) for only in (True, False))
    own, also = (stored, complete) if has_numbers else (complete, stored)
    also = also if batch.knows_nameless else own
    batch.connection.execute(
        f"""
        create or replace table nameless as
        with row_digest as (select typed._line, {own} as own, {also} as also
            from typed join raw using (_line) join placed using (_line)
            where {condition})
        select _line, own as digest, own, also, {_marks(batch, "typed")}
        from row_digest join typed using (_line)
        """,
        {"salt": batch.salt.hex()},
    )


def _digest(batch: Batch, *, only_stored: bool) -> str:
    """SQL for the digest of the columns of a row that do not change."""
    ledger = batch.ledger
    parts = ["'community=' || placed.own_community", f"'compound=' || {batch.raw('compound')}"]
    if ledger.dating:
        # The first stage stays when a row comes to the next.
        parts.append(f"'day=' || strftime({first_known('typed', ledger.dating)}, '%Y-%m-%d')")
    read_names = {column.name for column in batch.read_columns}
    for column in identifying(ledger):
        if column.name in read_names and (column.is_stored or column.name in PLACE_TEXTS or not only_stored):
            typed = f"cast(typed.{quote(column.stored_name)} as VARCHAR)"
            value = typed if column.is_stored else batch.raw(column.name)
            parts.append(f"{literal(column.name + '=')} || {value}")
    # Spaces and punctuation vary between exports.
    plain_text = rf"regexp_replace(concat_ws({_UNIT}, $salt, {', '.join(parts)}), '[\s\pP]', '', 'g')"
    return f"substr(sha256({plain_text}), 1, {_SIGNS})"


def _write_known(batch: Batch, key: str) -> None:
    """Create table ``known`` of the records without a number that are similar to a row of the file."""
    start = len(AUTOMATIC) + 1
    record_key = f"record.{key}"
    batch.connection.execute(f"""
        create or replace table known as
        select
            {record_key} as key, substr({record_key}, {start}, {_SIGNS}) as digest,
            coalesce(try_cast(substr({record_key}, {start + _SIGNS + 1}) as INTEGER), 1) as nth,
            false as is_settled, {_marks(batch, "record")}
        from {state(batch.ledger)} as record
        where starts_with({record_key}, '{AUTOMATIC}')
            and substr({record_key}, {start}, {_SIGNS})
                in (select own from nameless union all select also from nameless)
    """)


def _can_be(name: str) -> str:
    return f"(one.{name} is null or other.{name} is null or one.{name} = other.{name})"


def _pair(batch: Batch, by: str, condition: str) -> None:
    """Pair the remaining rows and records in order, among those that are equal in ``by``."""
    on = " and ".join(
        f"one.{name} is not distinct from other.{name}" for name in (*by.split(", "), "place_in_line")
    )
    batch.connection.execute(f"""
        insert into paired
        select one._line, other.key
        from (
            select *, row_number() over (partition by {by} order by part_0, _line) as place_in_line
            from nameless where _line not in (select _line from paired)
        ) as one
        join (
            select *, row_number() over (partition by {by} order by part_0, nth) as place_in_line
            from known where not is_settled and key not in (select key from paired)
        ) as other on {on}
        where {condition}
    """)


def _report(batch: Batch, label: str) -> None:
    """Add findings of the rows without a record although a similar one was left over."""
    batch.find(
        "alike_without_number",
        Severity.WARN,
        label,
        f"""
        with left_over as (
            select digest from known where not is_settled and key not in (select key from paired)
        )
        select _line as line, '' as value, {literal(_APART)} as message
        from nameless
        where _line not in (select _line from paired)
            and (digest in (from left_over) or own in (from left_over))
        """,
    )
