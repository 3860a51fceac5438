"""Joins records with a number in one export and without one in another, if they are certainly the same.

A row and a record are the same if they agree in all columns that do not change, each is unique in that, and
that is sufficient: the same texts that are not stored (parties, content), or the same time or title, or no
such text to compare. The record then gets the number. All other possible pairs are reported.
"""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.content_keys import AUTOMATIC, plain_columns, time_of_day, write_nameless
from data.merging.sameness import agree, day, identifying, known_place, of_workbook, place
from data.recognising.callbacks import CALLBACK
from data.schema import Column, Finding, Severity, Type
from data.sql_text import quote
from data.tables import state, working_type

_JOINED = (
    "{count} 行与已有的记录内容相同、一一对应，一边有编号，一边没有（或编号已被改坏），按同一件计入，"
    "沿用编号；若不是同一件，请撤销这次导入。"
)
_LESS = (
    "{count} 行没有编号，与已有的记录日期、地点相同、内容不矛盾，但一边的列比另一边少（如没有标题），"
    "分不清是不是同一件，按另一件计入；若是同一件，请撤销这次导入，给文件加上编号列再导入。"
)
_MESSAGE = (
    "{count} 行与已有的记录日期、地点、类别相同，一边有编号，一边没有（或编号已被改坏），可能是同一件"
    "计了两次；若是，请撤销这次导入，给文件加上编号列再导入。"
)
#: Table of the records without a number that got one: their keys before and after.
RENUMBERED = "renumbered"


def join_without_numbers(batch: Batch, key: str) -> None:
    """Pair the rows of table ``nameless`` that are not in ``paired`` with records that have numbers.

    Uncertain pairs are reported by findings.
    """
    name = quote(key)
    is_numbered = f"record.{name} is not null and not starts_with(record.{name}, '{AUTOMATIC}')"
    if not _is_any(batch, f"{state(batch.ledger)} as record where {is_numbered}"):
        return
    rows = "typed._line in (select _line from nameless) and typed._line not in (select _line from paired)"
    is_enough = _is_distinctive(batch)
    kept_nowhere = [column.name for column in identifying(batch.ledger) if not column.is_stored]
    if not any(batch.has_column(name) for name in kept_nowhere):
        is_enough = f"({is_enough}) or {_has_content(batch)}"
    _write_candidates(batch, name, rows, is_numbered, is_enough)
    _settle(batch)
    batch.connection.execute("insert into paired select _line, key from joined")
    _report(batch, key)


def join_with_numbers(batch: Batch, key: str) -> None:
    """Give records without a number the numbers of rows of table ``typed``, if they are the same record."""
    name, records, connection = quote(key), state(batch.ledger), batch.connection
    if not batch.knows_nameless:
        return
    rows = (
        f"not starts_with(typed.{name}, '{AUTOMATIC}') and typed.{name} not in (select {name} from {records})"
        f" and typed.{name} not in (select {name} from repeated_key)"
    )
    write_nameless(batch, rows)
    if connection.execute("select 1 from nameless limit 1").fetchall():
        digest = f"substr(record.{name}, {len(AUTOMATIC) + 1}, length(own)) in (own, also)"
        is_automatic = f"starts_with(record.{name}, '{AUTOMATIC}')"
        _write_candidates(batch, name, rows, is_automatic, f"({digest}) or {_is_distinctive(batch)}")
        _settle(batch)
        _renumber(batch, name)
        _report(batch, key)
    connection.execute("drop table nameless")


def report_lost_columns(batch: Batch, key: str) -> None:
    """Add a finding of how many rows of table ``nameless`` may be records of a file with other columns.

    Both have no number, the same day and place, and the identifying columns in only one of them.
    """
    ledger, name = batch.ledger, quote(key)
    columns = [_both_values(column) for column in identifying(ledger) if column.is_stored]
    apart = [f"(({mine}) is null) <> (({theirs}) is null)" for mine, theirs in columns]
    if not batch.knows_nameless or ledger.date_column is None or not apart:
        return
    ((count,),) = batch.connection.execute(f"""
        select count(distinct typed._line)
        from typed
        join {state(ledger)} as record
            on {day("typed", ledger)} = {day("record", ledger)}
            and {place("typed", ledger)} = {place("record", ledger)}
        where typed._line in (select _line from nameless) and typed._line not in (select _line from paired)
            and starts_with(record.{name}, '{AUTOMATIC}') and record.{name} not in (select key from paired)
            and record.{name} not in ({of_workbook(batch)})
            and {" and ".join(agree(*values) for values in columns)} and ({" or ".join(apart)})
    """).fetchall()
    if count:
        label = ledger.column(key).label
        batch.add([Finding(0, label, "alike_without_number", Severity.WARN, "", _LESS.format(count=count))])


def _write_candidates(batch: Batch, key: str, rows: str, records: str, is_enough: str) -> None:
    """Create table ``candidate`` of rows and records that agree where both are filled."""
    ledger = batch.ledger
    columns = [column for column in identifying(ledger) if column.is_stored and batch.has_column(column.name)]
    columns += plain_columns(batch)
    agreeing = [agree(*_both_values(column)) for column in columns]
    agreeing += [agree(*(known_place(relation, "compound") for relation in ("typed", "record")))]
    agreeing += [agree(*(time_of_day(batch, relation) for relation in ("typed", "record")))]
    wholly = [f"{mine} is not distinct from {theirs}" for mine, theirs in map(_both_values, columns)]
    batch.connection.execute(f"""
        create or replace table candidate as
        select
            typed._line, record.{key} as key, coalesce({is_enough}, false) as is_enough,
            {" and ".join([*wholly, "true"])} as is_whole
        from typed
        join nameless using (_line)
        join {state(ledger)} as record
            on {day("typed", ledger)} is not distinct from {day("record", ledger)}
            and {place("typed", ledger)} is not distinct from {place("record", ledger)}
        where {rows} and {records} and {" and ".join(agreeing)}
            and record.{key} not in (select {key} from typed where {key} is not null)
    """)


def _settle(batch: Batch) -> None:
    """Create table ``joined`` of the candidates that are one record: first complete, unique agreements."""
    connection = batch.connection
    connection.execute("create or replace table joined (_line BIGINT, key VARCHAR)")
    for condition in ("is_enough and is_whole", "is_enough"):
        connection.execute(f"""
            insert into joined
            select _line, key from candidate
            where {condition} and key not in ({of_workbook(batch)})
                and _line not in (select _line from joined) and key not in (select key from joined)
            qualify count(*) over (partition by _line) = 1 and count(*) over (partition by key) = 1
        """)


def _renumber(batch: Batch, key: str) -> None:
    """Give the joined records their numbers, and also the call-backs derived from them."""
    connection = batch.connection
    connection.execute(
        f"insert into {RENUMBERED} select joined.key, typed.{key} from joined join typed using (_line)"
    )
    connection.execute(
        f"update {state(batch.ledger)} as record set {key} = renumbered.key from {RENUMBERED} as renumbered"
        f" where renumbered.old = record.{key}"
    )
    if batch.ledger.name == "service_request":
        connection.execute(
            f"update state_satisfaction_response as record set response_id = '{CALLBACK}' || renumbered.key"
            f" from {RENUMBERED} as renumbered where record.response_id = '{CALLBACK}' || renumbered.old"
        )


def _report(batch: Batch, key: str) -> None:
    """Add findings of how many rows were joined, and how many may be the same as a remaining record."""
    ((joined, doubtful),) = batch.connection.execute("""
        select
            (select count(*) from joined),
            (
                select count(distinct _line) from candidate
                where _line not in (select _line from joined) and key not in (select key from joined)
            )
    """).fetchall()
    label = batch.ledger.column(key).label
    if joined:
        batch.add([Finding(0, label, "joined_by_content", Severity.WARN, "", _JOINED.format(count=joined))])
    if doubtful:
        batch.add([Finding(0, label, "numbered_later", Severity.WARN, "", _MESSAGE.format(count=doubtful))])
    for table in ("candidate", "joined"):
        batch.connection.execute(f"drop table {table}")


def _both_values(column: Column) -> tuple[str, str]:
    name, kind = quote(column.stored_name), working_type(column)
    return f"cast(typed.{name} as {kind})", f"cast(record.{name} as {kind})"


def _is_distinctive(batch: Batch) -> str:
    """SQL for whether a time, a title or a person agrees, which few records share."""
    columns = [
        column
        for column in identifying(batch.ledger)
        if column.is_stored
        and batch.has_column(column.name)
        and column.type is Type.TEXT
        and not column.allowed
    ]
    pairs = [(time_of_day(batch, "typed"), time_of_day(batch, "record")), *map(_both_values, columns)]
    return "(" + " or ".join(f"coalesce({mine} = {theirs}, false)" for mine, theirs in pairs) + ")"


def _has_content(batch: Batch) -> str:
    """SQL for whether a row has a place, and another column that does not change."""
    columns = [
        column for column in identifying(batch.ledger) if column.is_stored and batch.has_column(column.name)
    ]
    filled = ", ".join(f"cast({_both_values(column)[0]} as VARCHAR)" for column in columns)
    return f"({place('typed', batch.ledger)} is not null and coalesce({filled or 'null'}, null) is not null)"


def _is_any(batch: Batch, relation: str) -> bool:
    return bool(batch.connection.execute(f"select 1 from {relation} limit 1").fetchall())
