"""The annotations of an office: write, list, change and delete.

Nothing written is lost: a change or a deletion keeps what the annotation said before, in its history.
"""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.notebook.annotation import Annotation, AnnotationError, plain, valid_annotation
from data.notebook.database import NotebookError, notebook_file, writing
from data.notebook.table import Table, now


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an annotation said before it was changed or deleted.

    Attributes:
        annotation: As it was.
        action: ``changed`` or ``deleted``.
        done_by: Who changed or deleted it.
        done_at: When.
    """

    annotation: Annotation
    action: str
    done_by: str
    done_at: datetime


#: Its columns are named as the attributes.
_TABLE = Table("annotation", tuple(field.name for field in fields(Annotation) if field.name != "id"))


def all_annotations(folder: Path) -> tuple[Annotation, ...]:
    """All annotations of an office, the earliest day first; none if there is no notebook yet.

    Args:
        folder: Folder of the store.

    Raises:
        NotebookError: The notebook is damaged or of a newer version.
    """
    rows = _TABLE.rows(folder, "first_day, id")
    return tuple(_annotation(row, notebook_file(folder)) for row in rows)


def history(folder: Path) -> tuple[Earlier, ...]:
    """What changed and deleted annotations said before, the latest first.

    Raises:
        NotebookError: The notebook is damaged or of a newer version.
    """
    return tuple(
        Earlier(_annotation(one.row, notebook_file(folder)), one.action, one.done_by, one.done_at)
        for one in _TABLE.earlier_rows(folder)
    )


def write(folder: Path, annotation: Annotation) -> Annotation:
    """Save a new annotation; returns it as saved, with its number.

    Raises:
        AnnotationError: A part of it is missing, too long or contradictory.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    saved = replace(valid_annotation(annotation), written_at=now(), id=0)
    with writing(notebook_file(folder)) as connection:
        return replace(saved, id=_TABLE.insert(connection, _row(saved)))


def change(folder: Path, annotation: Annotation) -> Annotation:
    """Save another content of an annotation, known by its number; ``written_by`` changes it.

    Raises:
        AnnotationError: As for ``write``, or it was deleted meanwhile.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    saved = replace(valid_annotation(annotation), written_at=now())
    settings = ", ".join(f"{name} = :{name}" for name in _TABLE.columns)
    with writing(notebook_file(folder)) as connection:
        _keep_earlier(connection, annotation.id, "changed", saved.written_by)
        connection.execute(f"update annotation set {settings} where id = :id", _row(saved))
    return saved


def delete(folder: Path, number: int, done_by: str = "") -> None:
    """Delete an annotation; its history keeps what it said.

    Raises:
        AnnotationError: There is no annotation of that number.
        NotebookError: The notebook is damaged or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    by = plain(done_by, "written_by")
    with writing(notebook_file(folder)) as connection:
        _keep_earlier(connection, number, "deleted", by)
        connection.execute("delete from annotation where id = ?", (number,))


def _keep_earlier(connection: sqlite3.Connection, number: int, action: str, done_by: str) -> None:
    if _TABLE.keep_earlier(connection, number, action, done_by) is None:
        raise AnnotationError(f"没有第 {number} 号标注：可能已被别人删除，请刷新后再看。")


def _row(annotation: Annotation) -> dict[str, Any]:
    """The columns as SQLite stores them: dates as ISO texts, a truth as 0 or 1."""
    return asdict(annotation) | {
        "first_day": annotation.first_day.isoformat(),
        "last_day": annotation.last_day and annotation.last_day.isoformat(),
        "starts_new_limits": int(annotation.starts_new_limits),
        "written_at": annotation.written_at and annotation.written_at.isoformat(),
    }


def _annotation(row: dict[str, Any], path: Path) -> Annotation:
    try:
        return Annotation(
            **row
            | {
                "first_day": date.fromisoformat(row["first_day"]),
                "last_day": date.fromisoformat(row["last_day"]) if row["last_day"] else None,
                "starts_new_limits": bool(row["starts_new_limits"]),
                "written_at": datetime.fromisoformat(row["written_at"]),
            }
        )
    except (ValueError, TypeError) as error:
        raise NotebookError(
            f"记事本 {path} 里第 {row['id']} 号标注读不出来：{error}。没有改动它；请从备份换回。"
        ) from error
