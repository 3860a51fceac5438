"""Errors of the disk: a full disk is reported with the file being written, not the one being read."""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from data.errors import StoreError

#: Error names for no space, no quota, and a file larger than the system allows.
_FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}
#: The same errors in the messages of DuckDB.
_FULL_TEXT = re.compile(
    "no space left|not enough space|file too large|quota exceeded|max_temp_directory_size", re.I
)
_NAMED = re.compile(r"file \"([^\"]+)\"")


class DiskFullError(StoreError):
    """A file could not be written because the disk is full; the message names it."""


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Report a full disk within the block as a failure to write this file.

    Raises:
        DiskFullError: There is no room for it.
    """
    try:
        yield
    except OSError as error:
        if not is_full(error):
            raise
        raise DiskFullError(_disk_full_text(str(path))) from error


@contextlib.contextmanager
def engine_errors() -> Iterator[None]:
    """Turn DuckDB's errors about the disk within the block into errors of the store.

    Raises:
        StoreError: DuckDB could not write or read a file; the message names it.
    """
    try:
        yield
    except duckdb.Error as error:
        # An error at the end of a transaction has another type but the same text.
        if not isinstance(error, duckdb.IOException) and not is_full(error):
            raise
        raise disk_error(error) from error


def is_full(error: BaseException) -> bool:
    """Whether an error means that the disk is full."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    return isinstance(error, duckdb.Error) and _FULL_TEXT.search(str(error)) is not None


def disk_error(error: OSError | duckdb.Error) -> StoreError:
    """The error of the system or of DuckDB about the disk or a file, as one Chinese line."""
    if isinstance(error, OSError):
        # When copying, the second name is the file being written.
        name = str(error.filename2 or error.filename or "")
        if is_full(error):
            return DiskFullError(_disk_full_text(name))
        return StoreError(f"无法读写 {name}：{error.strerror or error}，请检查磁盘空间和权限。")
    found = _NAMED.search(str(error))
    name = found[1] if found else ""
    if is_full(error):
        return DiskFullError(_disk_full_text(name))
    return StoreError(
        f"文件 {name} 读不出来或写不进去，可能已损坏；已有的数据没有变。"
        "若是快照，请运行 python -m data rebuild 由原始文件重新生成。"
    )


def _disk_full_text(name: str) -> str:
    return f"磁盘空间不够，没有写成 {name or '临时文件'}；没有做完，已有的数据没有变。请腾出空间再试。"
