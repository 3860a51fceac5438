"""Deadlines that are days: a column of a file in which no deadline has a time of its own but midnight."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.cleaning.date_cells import is_deadline
from data.notation.dates import IS_DAY_ONLY
from data.schema import Column, Severity
from data.sql_text import quote

_MIDNIGHT, _DAY_END = "time '00:00:00'", "time '23:59:59'"


def end_days(batch: Batch) -> None:
    """Let the deadlines of table ``typed`` end their day where a whole column stands at 00:00:00.

    A system that keeps days writes them as 2026-03-11 00:00:00. One cell does not tell that from a
    deadline at midnight; that no cell of the file has another time does. Other columns stay as they are.
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
    """Whether some deadlines stand at midnight, and all others say only a day."""
    clock = f"cast(typed.{quote(column.stored_name)} as time)"
    ((midnights, others),) = batch.connection.execute(
        f"select count(*) filter (where {clock} = {_MIDNIGHT}),"
        f" count(*) filter (where {clock} not in ({_MIDNIGHT}, {_DAY_END})) from typed"
    ).fetchall()
    if not midnights or others:
        return False
    is_day = IS_DAY_ONLY.replace("{cell}", batch.raw(column.name))
    ((timed,),) = batch.connection.execute(
        f"select count(*) from typed join raw using (_line) where {clock} = {_DAY_END} and not ({is_day})"
    ).fetchall()
    return not timed
