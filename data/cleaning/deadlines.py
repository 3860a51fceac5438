"""Deadlines that are days: columns in which every deadline is at midnight."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.cleaning.date_cells import is_deadline
from data.notation.dates import IS_DAY_ONLY
from data.schema import Column, Severity
from data.sql_text import quote

_MIDNIGHT, _DAY_END = "time '00:00:00'", "time '23:59:59'"


def end_days(batch: Batch) -> None:
    """Move the deadlines of table ``typed`` to the end of their day if the whole column is at 00:00:00.

    A system that stores days writes them as 2026-03-11 00:00:00. A single cell does not show whether it is a
    deadline at midnight; a column without any other time does. Other columns stay unchanged.
    """
    for column in batch.read_columns:
        if is_deadline(column) and _are_days(batch, column):
            name = quote(column.stored_name)
            batch.connection.execute(
                f"update typed set {name} = {name} + to_seconds(86399)"
                f" where cast({name} as time) = {_MIDNIGHT}"
            )
            message = f"“{column.label}”都在 0 点，当作只写了日期，算到当天结束。"
            select = "select 0 as line, '' as value, ? as message"
            batch.find("deadline_days", Severity.WARN, column.label, select, [message])


def _are_days(batch: Batch, column: Column) -> bool:
    """Whether some deadlines are at midnight, and all others have only a date."""
    clock = f"cast(typed.{quote(column.stored_name)} as time)"
    ((midnights, other_times),) = batch.connection.execute(
        f"select count(*) filter (where {clock} = {_MIDNIGHT}),"
        f" count(*) filter (where {clock} not in ({_MIDNIGHT}, {_DAY_END})) from typed"
    ).fetchall()
    if not midnights or other_times:
        return False
    is_day = IS_DAY_ONLY.replace("{cell}", batch.raw(column.name))
    ((timed,),) = batch.connection.execute(
        f"select count(*) from typed join raw using (_line) where {clock} = {_DAY_END} and not ({is_day})"
    ).fetchall()
    return not timed
