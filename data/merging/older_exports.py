"""Handles exports imported in the wrong order: an older one does not overwrite newer values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.cleaning.casting import Batch
from data.merging.checking import event_dates
from data.merging.sameness import is_under_way, progress_column
from data.schema import Finding, Severity
from data.sql_text import literal, quote
from data.tables import state


@dataclass(frozen=True, slots=True)
class Older:
    """A file that seems to be older than the ledger.

    Attributes:
        latest: The latest moment in the file.
        ledger_latest: The latest moment in the ledger.
        is_behind: SQL over ``incoming`` and ``record`` for whether a row is older than its record.
    """

    latest: datetime
    ledger_latest: datetime
    is_behind: str


def compare_ages(batch: Batch) -> Older | None:
    """The comparison if a file is an older export: its last receipt and event precede the ledger's; or None.

    An export of a few months only may seem older too; so a record is left unchanged only if it has
    a moment after that export, or would change from ended to under way.
    """
    ledger = batch.ledger
    if ledger.date_column is None:
        return None
    names = [quote(column.name) for column in event_dates(ledger)]
    moments = [f"max(cast({name} as TIMESTAMP)) filter (where {name} <= $moment)" for name in names]
    # The date of a row comes first.
    question = f"select {moments[0]}, greatest({', '.join([*moments, 'null'])}) from "
    values = {"moment": batch.moment}
    ((last, latest),) = batch.connection.execute(f"{question} incoming", values).fetchall()
    ((known_last, known_latest),) = batch.connection.execute(f"{question} {state(ledger)}", values).fetchall()
    if None in (last, known_last) or last >= known_last or latest >= known_latest:
        return None
    stored_moments = ", ".join(f"cast(record.{name} as TIMESTAMP)" for name in names)
    goes_back = f"{is_under_way('incoming', ledger)} and not {is_under_way('record', ledger)}"
    later = f"greatest({stored_moments}, null) > cast({literal(str(latest))} as TIMESTAMP)"
    return Older(latest, known_latest, f"coalesce(({later}) or ({goes_back}), false)")


def report_older(batch: Batch, older: Older, unchanged: int, updated: int) -> None:
    """Add a finding of an older export, if its values differ from the ledger's.

    Args:
        batch: The file.
        older: The comparison of its age.
        unchanged: Number of records left unchanged although its values differ.
        updated: Number of records that it changes.
    """
    parts = [f"{unchanged} 件已有较新的内容，没有改写"] if unchanged else []
    parts += [f"{updated} 件按它改写了，见改写清单，若不对请撤销这次导入"] if updated else []
    if parts:
        message = (
            f"这个文件最晚的时间是 {_moment_text(older.latest)}，"
            f"早于已导入的 {_moment_text(older.ledger_latest)}，"
            f"像是较早的导出：{'；'.join(parts)}。"
        )
        batch.add([Finding(0, "", "older_export", Severity.WARN, "", message)])


def report_reopened(batch: Batch, changing: str) -> None:
    """Add a finding of how many ended records a file sets back to under way: it may be an older export.

    Args:
        batch: The file.
        changing: SQL for the relation of ``incoming`` and ``record`` with only the changing rows.
    """
    ledger = batch.ledger
    status = progress_column(ledger)
    if status is None or not batch.has_column(status.name):
        return
    goes_back = f"{is_under_way('incoming', ledger)} and not {is_under_way('record', ledger)}"
    ((count,),) = batch.connection.execute(
        f"select count(*) filter (where {goes_back}) from {changing}"
    ).fetchall()
    if count:
        message = (
            f"{count} 件已有的“{status.label}”已到终点，按这个文件改回在办，办结时间随之去掉；"
            "若这个文件是较早的导出，请撤销这次导入。"
        )
        batch.add([Finding(0, status.label, "reopened", Severity.WARN, "", message)])


def _moment_text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
