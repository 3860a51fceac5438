"""Folds several rows of a file with one number into one record, with the last filled value of each column.

An order handled by several units together (会办) has a row for each of them. The record names them all, is
under way until all of them are done, and ended when the last of them did.
"""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.sameness import NOWHERE, progress_column
from data.merging.several import all_codes, distinct_list
from data.schema import Column, Course, Severity
from data.sql_text import literal, quote
from data.tables import PLACE_COLUMNS

BETWEEN = "、"
_LINES = 10


def fold(batch: Batch, *, with_findings: bool) -> int:
    """Fold the rows of table ``incoming`` with the same key into one.

    Args:
        batch: The file; table ``repeated_key`` has the keys.
        with_findings: Whether to add findings that name these rows.

    Returns:
        The number of rows removed.
    """
    connection = batch.connection
    keys = ", ".join(map(quote, batch.ledger.key))
    repeated = f"from incoming semi join repeated_key using ({keys})"
    rows: int
    records: int
    ((rows, records),) = connection.execute(
        f"select count(*), (select count(*) from repeated_key) {repeated}"
    ).fetchall()
    if not rows:
        return 0
    _write_by_unit(batch, keys, repeated)
    _write_whole(batch, keys)
    if with_findings:
        _report(batch, keys, repeated)
    connection.execute(f"delete from incoming where ({keys}) in (select ({keys}) from repeated_key)")
    connection.execute("insert into incoming by name select * exclude (units) from whole")
    for name in ("by_unit", "whole"):
        connection.execute(f"drop table {name}")
    return rows - records


def _unit(batch: Batch) -> Column | None:
    """The column of the handling unit, if the file has it."""
    units = [column for column in batch.ledger.stored_columns if column.course is Course.HANDLES]
    return next((column for column in units if batch.has_column(column.name)), None)


def _others(batch: Batch) -> list[Column]:
    unit = _unit(batch)
    apart = (*batch.ledger.key, unit.name if unit else "")
    return [column for column in batch.ledger.stored_columns if column.name not in apart]


def _last(column: Column) -> str:
    """SQL for the last value that is not null; for all codes of the rows where a cell may name several."""
    name = quote(column.stored_name)
    if column.is_several:
        return all_codes(column)
    if column.name not in PLACE_COLUMNS:
        return f"arg_max({name}, _line)"
    return (
        f"coalesce(arg_max({name}, _line) filter (where {name} not in ({NOWHERE})), arg_max({name}, _line))"
    )


def _under_way(batch: Batch, status: str) -> str:
    column = progress_column(batch.ledger)
    if column is None:
        return "cast(null as BOOLEAN)"
    codes = ", ".join(map(literal, column.under_way))
    return f"{status.replace('{}', quote(column.stored_name))} in ({codes})"


def _write_by_unit(batch: Batch, keys: str, repeated: str) -> None:
    """Create table ``by_unit``: the rows of each unit combined; later rows have precedence."""
    picked = []
    for column in _others(batch):
        name, value = quote(column.stored_name), _last(column)
        if column.course is Course.CLOSES:
            is_open = _under_way(batch, "arg_max({}, _line)")
            value = f"case when {is_open} then arg_max_null({name}, _line) else {value} end"
        picked.append(f"{value} as {name}")
    unit = _unit(batch)
    unit_column = f"{quote(unit.stored_name)} as unit" if unit else "cast(null as VARCHAR) as unit"
    batch.connection.execute(
        f"create or replace table by_unit as select {keys}, {unit_column}, {', '.join(picked)},"
        f" min(_line) as first_line, max(_line) as _line {repeated} group by {keys}, unit"
    )


def _write_whole(batch: Batch, keys: str) -> None:
    """Create table ``whole``: the units of each record combined."""
    status, closing = progress_column(batch.ledger), _closing(batch)
    is_open = _under_way(batch, "{}")
    has_ended = f"{quote(closing.stored_name)} is not null" if closing else "cast(null as BOOLEAN)"
    picked = []
    for column in _others(batch):
        name, value = quote(column.stored_name), _last(column)
        if column is closing:
            is_any_open = f"count(*) > 1 and bool_or(coalesce({is_open}, {name} is null))"
            value = f"case when {is_any_open} then null else max({name}) end"
        elif column is status:
            value = (
                f"coalesce(arg_max({name}, _line) filter (where {is_open}),"
                f" arg_max({name}, _line) filter (where {has_ended}), {value})"
            )
        picked.append(f"{value} as {name}")
    unit = _unit(batch)
    if unit:
        # a row may name several units, and another row one of them again
        names = f"string_split(string_agg(unit, '{BETWEEN}' order by first_line), '{BETWEEN}')"
        units = f"array_to_string({distinct_list(names)}, '{BETWEEN}')"
        picked.append(f"{units} as {quote(unit.stored_name)}")
    batch.connection.execute(
        f"create or replace table whole as select {keys}, {', '.join(picked)},"
        f" min(first_line) as _line, count(unit) as units from by_unit group by {keys}"
    )


def _closing(batch: Batch) -> Column | None:
    return next((one for one in batch.ledger.stored_columns if one.course is Course.CLOSES), None)


def _report(batch: Batch, keys: str, repeated: str) -> None:
    """Add a finding for each record of several rows."""
    key, unit = batch.ledger.column(batch.ledger.key[-1]), _unit(batch)
    handled = "''"
    if unit:
        handling = f"“{unit.label}”记作“' || {quote(unit.stored_name)} || '”，各行都办结才算办结"
        handled = f"case when units > 1 then '；{handling}' else '' end"
    batch.find(
        "several_rows",
        Severity.WARN,
        key.label,
        f"""
        with line as (
            select {keys}, count(*) as often,
                array_to_string(list_slice(list(_line order by _line), 1, {_LINES}), '、')
                    || case when count(*) > {_LINES} then ' 等' else '' end as lines
            {repeated} group by {keys}
        )
        select
            _line as line, cast({quote(key.stored_name)} as VARCHAR) as value,
            '“{key.label}”同为“' || {quote(key.stored_name)} || '”的有 ' || often || ' 行（第 ' || lines
                || ' 行），合为一件' || {handled} || '。' as message
        from whole join line using ({keys})
        """,
    )
