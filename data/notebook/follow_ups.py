"""The follow-ups (督办) of an office: write, list, change, close and delete.

Nothing written is lost: a change or a deletion keeps what the follow-up said before, in its history; of two
people who change one at the same time the second is told what the first has saved.
"""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.notebook.database import NotebookError, notebook_file, writing
from data.notebook.follow_up import (
    FollowUp,
    FollowUpConflictError,
    FollowUpError,
    PromiseKind,
    plain,
    valid_follow_up,
)
from data.notebook.table import Table, now


@dataclass(frozen=True, slots=True)
class EarlierFollowUp:
    """What a follow-up said before it was changed or deleted.

    Attributes:
        follow_up: As it was.
        action: ``changed``, ``closed``, ``reopened`` or ``deleted``.
        done_by: Who did it.
        done_at: When.
    """

    follow_up: FollowUp
    action: str
    done_by: str
    done_at: datetime


#: Its columns are named as the attributes.
_TABLE = Table("follow_up", tuple(field.name for field in fields(FollowUp) if field.name != "id"))
_DAYS = ("agreed_on", "due_on", "week_then", "closed_on")


def all_follow_ups(folder: Path) -> tuple[FollowUp, ...]:
    """All follow-ups of an office, the earliest due first; none if there is no notebook yet.

    Args:
        folder: Folder of the store.

    Raises:
        NotebookError: The notebook is damaged or of a newer version.
    """
    return tuple(_follow_up(row, notebook_file(folder)) for row in _TABLE.rows(folder, "due_on, id"))


def follow_up_history(folder: Path) -> tuple[EarlierFollowUp, ...]:
    """What changed, closed and deleted follow-ups said before, the latest first.

    Raises:
        NotebookError: The notebook is damaged or of a newer version.
    """
    return tuple(
        EarlierFollowUp(_follow_up(one.row, notebook_file(folder)), one.action, one.done_by, one.done_at)
        for one in _TABLE.earlier_rows(folder)
    )


def write_follow_up(folder: Path, one: FollowUp) -> FollowUp:
    """Save a new follow-up; returns it as saved, with its number.

    Raises:
        FollowUpError: A part of it is missing, too long or contradictory.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    saved = replace(valid_follow_up(one), written_at=now(), revision=1, id=0)
    with writing(notebook_file(folder)) as connection:
        return replace(saved, id=_TABLE.insert(connection, _row(saved)))


def change_follow_up(folder: Path, one: FollowUp) -> FollowUp:
    """Save another content of a follow-up, known by its number; a day in ``closed_on`` closes it.

    Args:
        folder: Folder of the store.
        one: Its new content, with the ``revision`` from which it was made.

    Raises:
        FollowUpConflictError: Somebody else has changed it since; their content stays.
        FollowUpError: As for ``write_follow_up``, or it was deleted meanwhile.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    saved = replace(valid_follow_up(one), written_at=now(), revision=one.revision + 1)
    settings = ", ".join(f"{name} = :{name}" for name in _TABLE.columns)
    with writing(notebook_file(folder)) as connection:
        was_open, is_open = _closing_day(connection, one.id, one.revision) is None, saved.is_open
        action = "changed" if was_open == is_open else "reopened" if is_open else "closed"
        _TABLE.keep_earlier(connection, one.id, action, saved.written_by)
        connection.execute(f"update follow_up set {settings} where id = :id", _row(saved))
    return saved


def delete_follow_up(folder: Path, one: FollowUp, done_by: str = "") -> None:
    """Delete a follow-up; its history keeps what it said.

    Raises:
        FollowUpConflictError: Somebody else has changed it since it was read.
        FollowUpError: There is none of that number.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    by = plain(done_by, "written_by")
    with writing(notebook_file(folder)) as connection:
        _closing_day(connection, one.id, one.revision)
        _TABLE.keep_earlier(connection, one.id, "deleted", by)
        connection.execute("delete from follow_up where id = ?", (one.id,))


def purge_follow_ups(folder: Path, before: date) -> int:
    """Remove every follow-up closed before a day with all it said earlier; how many there were.

    Of the others what was changed or deleted before that day goes too.

    Raises:
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    path, day = notebook_file(folder), before.isoformat()
    if not path.is_file():
        return 0
    with writing(path) as connection:
        connection.execute("pragma secure_delete = on")  # what was typed leaves the file too
        connection.execute(
            "delete from follow_up_history where done_at < ?"
            " or follow_up_id in (select id from follow_up where closed_on < ?)",
            (day, day),
        )
        return connection.execute("delete from follow_up where closed_on < ?", (day,)).rowcount


def _closing_day(connection: sqlite3.Connection, number: int, revision: int) -> str | None:
    """The day on which a follow-up was closed, if nobody has saved it since that revision."""
    cursor = connection.execute(
        "select revision, closed_on, written_by, written_at from follow_up where id = ?", (number,)
    )
    row = cursor.fetchone()
    if row is None:
        raise FollowUpError(f"没有第 {number} 号督办：可能已被别人删除，请刷新后再看。")
    if row[0] != revision:
        who = f"{row[2]} " if row[2] else "别人"
        raise FollowUpConflictError(
            f"第 {number} 号督办已被{who}在 {row[3][:16].replace('T', ' ')} 改过，你的改动还没有保存；"
            "请刷新看过那次改动，再改一次。"
        )
    return None if row[1] is None else str(row[1])


def _row(one: FollowUp) -> dict[str, Any]:
    """The columns as SQLite stores them: dates as ISO texts."""
    days = {name: day and day.isoformat() for name in _DAYS for day in [getattr(one, name)]}
    written = one.written_at and one.written_at.isoformat()
    return asdict(one) | days | {"promise_kind": str(one.promise_kind), "written_at": written}


def _follow_up(row: dict[str, Any], path: Path) -> FollowUp:
    try:
        days = {name: date.fromisoformat(row[name]) if row[name] else None for name in _DAYS}
        written, kind = datetime.fromisoformat(row["written_at"]), PromiseKind(row["promise_kind"])
        return FollowUp(**row | days | {"written_at": written, "promise_kind": kind})
    except (ValueError, TypeError) as error:
        raise NotebookError(
            f"记事本 {path} 里第 {row['id']} 号督办读不出来：{error}。没有改动它；请从备份换回。"
        ) from error
