"""The writer lock: one writer at a time; the operating system releases it when its process dies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import StoreBusyError

LOCK = "LOCK"
#: The locked byte lies after the text, so that the text stays readable on Windows too.
_LOCKED_BYTE = 4096


@contextlib.contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Hold the writer lock of the store; the lock of a dead process does not count.

    Raises:
        StoreBusyError: A living process holds it; the message names the process.
    """
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _acquire(handle)
        except OSError as error:
            raise StoreBusyError(
                f"另一个导入正在进行（进程 {_holder(handle)}），请等它结束后再试。"
            ) from error
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, str(os.getpid()).encode())
        try:
            yield
        finally:
            _release(handle)
    finally:
        os.close(handle)


def _holder(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, 32).decode("ascii", "replace") or "未知"


if sys.platform == "win32":
    import msvcrt

    def _acquire(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquire(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock file that this process holds until it releases it or ends.

    Attributes:
        path: The file; it remains after the release.
    """

    path: Path
    _handle: int

    @classmethod
    def take(cls, path: Path) -> LockFile | None:
        """Take the lock; None if a living process holds it, this one included.

        Raises:
            OSError: The file cannot be opened.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _acquire(handle)
        except OSError:
            os.close(handle)
            return None
        return cls(path, handle)

    def release(self) -> None:
        """Release the lock."""
        _release(self._handle)
        os.close(self._handle)
