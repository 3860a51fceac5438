"""A copy of the notebook in one file, and the way back from it, while other programs use the notebook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from data.notebook.database import (
    BESIDE,
    DamagedNotebookError,
    NotebookError,
    check,
    connection_to,
    make_private,
    notebook_file,
    reading,
    writing,
)


def backup(folder: Path, target: Path) -> None:
    """Copy the notebook, as it is at one moment, to a file that does not exist yet.

    Raises:
        NotebookError: There is no notebook, it is damaged, or the target exists or cannot be written.
    """
    source = notebook_file(folder)
    if not source.is_file():
        raise NotebookError(f"还没有记事本（{source}），没有可以备份的。")
    if target.exists():
        raise NotebookError(f"文件 {target} 已经有了，没有覆盖；请换一个名称。")
    make_private(target)
    try:
        with reading(source) as connection, connection_to(target, "rw") as copy:
            connection.backup(copy)
            copy.execute("pragma journal_mode = delete")  # one file, with nothing beside it
        check(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def restore(folder: Path, source: Path) -> Path | None:
    """Replace the notebook by a backup; the replaced one stays beside it.

    Args:
        folder: Folder of the store.
        source: The backup, which is not changed.

    Returns:
        Path of the replaced notebook; None if there was none.

    Raises:
        NotebookError: The backup is missing, damaged or of a newer version; then nothing is changed.
        StoreBusyError: Another program keeps the notebook locked.
    """
    if not source.is_file():
        raise NotebookError(f"没有文件 {source}，请检查备份的位置。")
    check(source)
    path = notebook_file(folder)
    replaced_file = _keep_beside(folder, path) if path.is_file() else None
    make_private(path)
    with connection_to(source, "ro") as connection, connection_to(path, "rw") as copy:
        connection.backup(copy)
    with writing(path):  # an older form is migrated now
        return replaced_file


def _keep_beside(folder: Path, path: Path) -> Path:
    """Copy the notebook, or move a damaged one, to a file named by the moment."""
    copy = path.with_name(f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S-%f}{path.suffix}")
    try:
        backup(folder, copy)
    except DamagedNotebookError:
        path.rename(copy)
        for name in BESIDE:
            (folder / name).unlink(missing_ok=True)
    return copy
