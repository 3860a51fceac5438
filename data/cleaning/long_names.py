"""Shortens names that are too long to be displayed, and reports them."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.notation.persons import hide_persons
from data.schema import Column, Finding, Severity, Type
from data.sql_text import quote

#: Maximum length of a name.
LONGEST_NAME = 100
#: Free texts used as names in counts, besides the columns of codes and places.
_NAMES = ("name", "area", "theme")
_QUOTED = 30
_MESSAGE = "“{start}…”有 {length} 个字，长于 {most} 个字，只保留前面的；请核对这一格是不是填错了列。"


def cut_long_names(batch: Batch) -> None:
    """Shorten the names of table ``raw`` that are too long; add a finding for each, with its row."""
    columns = [column for column in batch.read_columns if _is_name(column)]
    if not columns:
        return
    counts = ", ".join(f"count(*) filter ({_is_long(batch, column)})" for column in columns)
    (numbers,) = batch.connection.execute(f"select {counts} from raw").fetchall()
    for column, count in zip(columns, numbers, strict=True):
        if count:
            _cut_names(batch, column)


def _is_name(column: Column) -> bool:
    return column.type is Type.CATEGORY or column.name in _NAMES


def _is_long(batch: Batch, column: Column) -> str:
    return f"where length({batch.raw(column.name)}) > {LONGEST_NAME}"


def _cut_names(batch: Batch, column: Column) -> None:
    cell, is_long = batch.raw(column.name), _is_long(batch, column)
    start = f"substr({cell}, 1, {LONGEST_NAME})"
    rows = batch.connection.execute(f"select _line, {start}, length({cell}) from raw {is_long}").fetchall()
    batch.add([_finding(column, *row) for row in sorted(rows)])
    batch.connection.execute(f"update raw set {quote(column.name)} = {start} {is_long}")


def _finding(column: Column, line: int, start: str, length: int) -> Finding:
    quoted = hide_persons(start)[:_QUOTED]
    message = _MESSAGE.format(start=quoted, length=length, most=LONGEST_NAME)
    return Finding(line, column.label, "long_name", Severity.WARN, quoted, message)
