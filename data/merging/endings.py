"""Handles files that do not say whether cases have ended.

A case without a status and without an end is under way, if the file has a column for either.
If the file has neither, it is unknown: such a record is neither closed nor open nor late, until an
export has a status or an end.
"""

from __future__ import annotations

from data.cleaning.casting import Batch
from data.merging.sameness import progress_column
from data.merging.stage_dates import STAGE
from data.schema import Column, Course, Finding, Severity
from data.sql_text import literal, quote
from data.tables import state

#: The status of a record for which no file says whether it has ended.
NOT_STATED = "未说明"
_NEW = "unended"


def find_unended(batch: Batch) -> int:
    """Count the new records of table ``incoming`` without status and end, and store their keys in a table."""
    columns = _status_and_end(batch)
    if columns is None:
        return 0
    status, key = columns[0], quote(batch.ledger.key[-1])
    batch.connection.execute(f"""
        create or replace temp table {_NEW} as
        select {key} as key from incoming
        where {quote(status.name)} is null and {key} not in (select {key} from {state(batch.ledger)})
    """)
    count: int
    ((count,),) = batch.connection.execute(f"select count(*) from {_NEW}").fetchall()
    return count


def mark_unended(batch: Batch, count: int) -> None:
    """Set the status of the records of ``find_unended``, and add a finding.

    Args:
        batch: The file, whose rows are in the ledger by now.
        count: Number of these records.
    """
    columns = _status_and_end(batch)
    if columns is None or not count:
        return
    status, ending = columns
    batch.connection.execute(f"""
        update {state(batch.ledger)} set {quote(status.name)} = {literal(NOT_STATED)}
        where {quote(batch.ledger.key[-1])} in (select key from {_NEW})
    """)
    lacking = f"没有“{ending.label}”"
    lacking += f"，“{status.label}”又是空的" if batch.has_column(status.name) else f"，也没有“{status.label}”"
    message = f"文件{lacking}：{count} 件不知道是否已了结，不算办结，也不算在办和超期。"
    batch.add([Finding(0, status.label, "no_ending", Severity.WARN, "", message)])


def _status_and_end(batch: Batch) -> tuple[Column, Column] | None:
    """The columns of status and end, if the file lacks the end and a stage; else None."""
    status = progress_column(batch.ledger)
    endings = [column for column in batch.ledger.stored_columns if column.course is Course.CLOSES]
    if status is None or not endings or batch.has_column(endings[0].name) or batch.has_column(STAGE):
        return None
    return status, endings[0]
