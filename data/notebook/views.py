"""The saved views of an office: save, list, rename, delete, make one the default of its page.

Nothing saved is lost: a change or a deletion keeps what the view was before, in its history.
"""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from data.notebook.database import NotebookError, notebook_file, writing
from data.notebook.table import Table, now
from data.notebook.view import MOST_VIEWS, SavedView, ViewError, valid_name, valid_view, valid_writer

#: Its columns are named as the attributes.
_TABLE = Table("saved_view", tuple(field.name for field in fields(SavedView) if field.name != "id"))


@dataclass(frozen=True, slots=True)
class EarlierView:
    """What a view was before it was changed or deleted.

    Attributes:
        view: As it was.
        action: ``renamed``, ``deleted``, or ``default`` where it became the default or ceased to be it.
        done_by: Who did it.
        done_at: When.
    """

    view: SavedView
    action: str
    done_by: str
    done_at: datetime


def all_views(folder: Path) -> tuple[SavedView, ...]:
    """All saved views of an office, the latest first; none if there is no notebook yet.

    Args:
        folder: Folder of the store.

    Raises:
        NotebookError: The notebook is damaged or of a newer version.
    """
    return tuple(_view(row, notebook_file(folder)) for row in _TABLE.rows(folder, "id desc"))


def view_history(folder: Path) -> tuple[EarlierView, ...]:
    """What changed and deleted views were before, the latest first.

    Raises:
        NotebookError: The notebook is damaged or of a newer version.
    """
    return tuple(
        EarlierView(_view(one.row, notebook_file(folder)), one.action, one.done_by, one.done_at)
        for one in _TABLE.earlier_rows(folder)
    )


def save_view(folder: Path, view: SavedView) -> SavedView:
    """Save a new view; returns it as saved, with its number.

    Raises:
        ViewError: A part of it is missing or too long, its name is taken, or there are too many.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    saved = replace(valid_view(view), written_at=now(), id=0)
    with writing(notebook_file(folder)) as connection:
        _refuse_taken_name(connection, saved.name)
        if connection.execute("select count(*) from saved_view").fetchone()[0] >= MOST_VIEWS:
            raise ViewError(f"已有 {MOST_VIEWS} 个视图，存不下了；请先删除不用的。")
        if saved.is_default:
            _end_default(connection, saved.page, saved.written_by)
        return replace(saved, id=_TABLE.insert(connection, _row(saved)))


def rename_view(folder: Path, number: int, name: str, done_by: str = "") -> None:
    """Give a view another name; its history keeps the one before.

    Raises:
        ViewError: The name is empty, too long or taken, or there is no view of that number.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    line, by = valid_name(name), valid_writer(done_by)
    with writing(notebook_file(folder)) as connection:
        _refuse_taken_name(connection, line, besides=number)
        _keep_row(connection, number, "renamed", by)
        connection.execute("update saved_view set name = ? where id = ?", (line, number))


def delete_view(folder: Path, number: int, done_by: str = "") -> None:
    """Delete a view; its history keeps what it was.

    Raises:
        ViewError: There is no view of that number.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    by = valid_writer(done_by)
    with writing(notebook_file(folder)) as connection:
        _keep_row(connection, number, "deleted", by)
        connection.execute("delete from saved_view where id = ?", (number,))


def set_default_view(folder: Path, number: int, done_by: str = "", *, is_default: bool) -> None:
    """Let the page of a view open with it, in place of another one; or no longer.

    Raises:
        ViewError: There is no view of that number.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    by = valid_writer(done_by)
    with writing(notebook_file(folder)) as connection:
        before = _keep_row(connection, number, "default", by)
        if is_default and not before["is_default"]:
            _end_default(connection, before["page"], by)
        connection.execute("update saved_view set is_default = ? where id = ?", (int(is_default), number))


def _end_default(connection: sqlite3.Connection, page: str, done_by: str) -> None:
    found = connection.execute("select id from saved_view where page = ? and is_default", (page,)).fetchone()
    if found is not None:
        _keep_row(connection, found[0], "default", done_by)
        connection.execute("update saved_view set is_default = 0 where id = ?", found)


def _refuse_taken_name(connection: sqlite3.Connection, name: str, *, besides: int = 0) -> None:
    found = connection.execute(
        "select written_by, written_at from saved_view where name = ? and id <> ?", (name, besides)
    ).fetchone()
    if found is not None:
        whose = "，".join(filter(None, (found[0], found[1][:10])))
        raise ViewError(f"已有视图叫“{name}”（{whose}），还没有保存；请换一个名称，或先把那个改名、删除。")


def _keep_row(connection: sqlite3.Connection, number: int, action: str, done_by: str) -> dict[str, Any]:
    row = _TABLE.keep_earlier(connection, number, action, done_by)
    if row is None:
        raise ViewError(f"没有第 {number} 号视图：可能已被别人删除，请刷新后再看。")
    return row


def _row(view: SavedView) -> dict[str, Any]:
    """The columns as SQLite stores them: a time as ISO text, a truth as 0 or 1."""
    return asdict(view) | {
        "is_default": int(view.is_default),
        "written_at": view.written_at and view.written_at.isoformat(),
    }


def _view(row: dict[str, Any], path: Path) -> SavedView:
    try:
        written_at = datetime.fromisoformat(row["written_at"])
        return SavedView(**row | {"is_default": bool(row["is_default"]), "written_at": written_at})
    except (ValueError, TypeError) as error:
        raise NotebookError(
            f"记事本 {path} 里第 {row['id']} 号视图读不出来：{error}。没有改动它；请从备份换回。"
        ) from error
