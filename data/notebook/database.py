"""The SQLite file of the notebook: it lies in the folder of the store, and no import or undo touches it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from data.errors import StoreBusyError, StoreError
from data.notebook.migrations import APPLICATION, STEPS, migrate

NOTEBOOK = "notebook.sqlite"
#: The files that SQLite keeps beside it while it is open.
BESIDE = tuple(f"{NOTEBOOK}{end}" for end in ("-wal", "-shm"))
#: Seconds that a writer waits for another one; each takes milliseconds.
_PATIENCE, _STEP = 10.0, 0.01
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class NotebookError(StoreError):
    """The notebook cannot be read or written; the message says in Chinese which file and what to do."""


class DamagedNotebookError(NotebookError):
    """The file is no notebook, or is damaged."""


def notebook_file(folder: Path) -> Path:
    """Path of the notebook in the folder of a store, existing or not."""
    return folder / NOTEBOOK


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads an existing notebook of the present form; an older form is migrated first.

    Raises:
        NotebookError: The file is damaged, of a newer version, or cannot be opened.
    """
    with connection_to(path, "rw") as connection:
        _renew(path, connection)
        yield connection


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction, committed at the end of the block, undone by an error in it.

    The file is made if it does not exist, readable by its owner alone.

    Raises:
        NotebookError: The file is damaged, of a newer version, or cannot be written.
        StoreBusyError: Another program keeps it locked.
    """
    make_private(path)
    with connection_to(path, "rw") as connection:
        _use_log(connection)
        _renew(path, connection)
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def make_private(path: Path) -> None:
    """Make an empty file of the owner's alone where there is none: SQLite's own could be read by others.

    Raises:
        NotebookError: The folder cannot be written.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise NotebookError(f"无法写入记事本 {path}：{error.strerror}。请检查磁盘空间和写入权限。") from error


def check(path: Path) -> None:
    """Read a notebook whole, as before it replaces another.

    Raises:
        NotebookError: It is missing, damaged, empty, or of a newer version.
    """
    with connection_to(path, "ro") as connection:
        if not _form(path, connection):
            raise _damaged(path, "里面什么也没有")
        result = str(connection.execute("pragma quick_check(1)").fetchone()[0])
    if result != "ok":
        raise _damaged(path, result)


def _form(path: Path, connection: sqlite3.Connection) -> int:
    """The last step done in the file; 0 for an empty one."""
    number = int(connection.execute("pragma user_version").fetchone()[0])
    owner = int(connection.execute("pragma application_id").fetchone()[0])
    is_empty = not connection.execute("select count(*) from sqlite_master").fetchone()[0]
    if not is_empty and owner != APPLICATION:
        raise _damaged(path, "不是本看板的记事本")
    if number > len(STEPS):
        raise NotebookError(
            f"记事本 {path} 是较新版本的软件写的（第 {number} 版，这里只认到第 {len(STEPS)} 版），"
            "没有改动它；请换用较新版本的软件。"
        )
    return number


def _renew(path: Path, connection: sqlite3.Connection) -> None:
    """Migrate; of two processes that begin at the same time, the second finds all steps done."""
    if _form(path, connection) < len(STEPS):
        connection.execute("begin immediate")
        migrate(connection)
        connection.commit()


def _use_log(connection: sqlite3.Connection) -> None:
    """Write to a log beside the file, so that readers and a writer do not wait for each other.

    SQLite does not wait for another process that opens the file while its mode is changed.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if _kind(error) not in _BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_STEP)
        else:
            return


@contextlib.contextmanager
def connection_to(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection to an existing file, without implicit transactions.

    Args:
        path: The file.
        mode: ``ro`` or ``rw``.

    Raises:
        NotebookError: SQLite cannot open, read or write it; the text is Chinese.
        StoreBusyError: Another program keeps it locked.
    """
    try:
        with contextlib.closing(_connect(path, mode)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise _translated(path, error) from error


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)


def _translated(path: Path, error: sqlite3.Error) -> StoreError:
    if _kind(error) in _DAMAGED:
        return _damaged(path, str(error))
    if _kind(error) in _BUSY:
        return StoreBusyError(f"记事本 {path} 正被另一个程序占用，这次还没有保存；请稍后再试。")
    return NotebookError(f"记事本 {path} 读写不了：{error}。请检查磁盘空间和目录的权限。")


def _kind(error: sqlite3.Error) -> int:
    """The kind of an error: the lowest byte of its code, whose others say more; 0 where Python raised it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _damaged(path: Path, why: str) -> DamagedNotebookError:
    return DamagedNotebookError(
        f"记事本 {path} 已损坏：{why}。标注、督办和保存的视图都在里面，没有改动它；"
        "请运行 python -m data notebook restore 备份文件 换回备份，或把它移走后重新填写。"
    )
