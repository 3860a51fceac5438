"""What a record says after an import: the later value, but an empty cell erases nothing that is known."""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.sameness import NOWHERE, is_under_way, progress
from data.schema import Column, Course
from data.sql_text import quote
from data.tables import PLACE_COLUMNS


def present(batch: Batch) -> list[Column]:
    """The columns an import can change: those the file tells, places, and the end a status takes back."""
    status = progress(batch.ledger)
    tells_status = status is not None and batch.is_told(status.name)
    always = (*PLACE_COLUMNS, *batch.ledger.key)
    return [
        column
        for column in batch.ledger.stored
        if batch.is_told(column.name)
        or column.name in always
        or (tells_status and column.course is Course.CLOSES)
    ]


def value(batch: Batch, column: Column, is_behind: str) -> str:
    """SQL for a value after the import, over ``incoming`` and, where the record is known, ``there``.

    Args:
        batch: The file.
        column: The column.
        is_behind: SQL: whether the row is older than what is known, so that it only fills in.
    """
    name = quote(column.stored_name)
    if column.name in batch.ledger.key:
        return f"incoming.{name}"
    if column.name in PLACE_COLUMNS:
        nothing = f"incoming.{name} is null or incoming.{name} in ({NOWHERE})"
        filled = f"there.{name} not in ({NOWHERE})"
        is_kept = f"{nothing}" if is_behind == "false" else f"({nothing}) or ({is_behind} and {filled})"
        return f"case when {is_kept} then coalesce(there.{name}, incoming.{name}) else incoming.{name} end"
    later = f"coalesce(incoming.{name}, there.{name})"
    if column.course is Course.CLOSES:
        later = _end(batch, column, later)
    if is_behind == "false":
        return later
    return f"case when {is_behind} then coalesce(there.{name}, incoming.{name}) else {later} end"


def _end(batch: Batch, column: Column, later: str) -> str:
    """The moment of the end: none any more when the status says that the matter is under way again."""
    status = progress(batch.ledger)
    if status is None or not batch.is_told(status.name):
        return later
    is_open, name = is_under_way("incoming", batch.ledger), quote(column.stored_name)
    if batch.is_told(column.name):
        return f"case when {is_open} then incoming.{name} else {later} end"
    had_ended = f"not {is_under_way('there', batch.ledger)}"
    return f"case when {is_open} and {had_ended} then null else there.{name} end"
