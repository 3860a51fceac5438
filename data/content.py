"""The bytes of an export: a file of its own, or a member of an archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from data.errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that can be read from the start as often as needed.

    Attributes:
        file: Name for messages.
        open: Opens the bytes at the start.
        size: Number of bytes.
        path: Their path, if they are a file of their own.
    """

    file: str
    open: Callable[[], BinaryIO]
    size: int
    path: Path | None = None

    def head(self, length: int) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(length)


def content_of(path: Path, file: str) -> Content:
    """The content of a file on disk.

    Raises:
        UnreadableFileError: It cannot be opened.
    """
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except OSError as error:
        raise UnreadableFileError(f"{file}：{_why_not_opened(path, error)}") from error
    return Content(file, lambda: path.open("rb"), size, path)


def _why_not_opened(path: Path, error: OSError) -> str:
    if path.is_dir():
        return "这是一个文件夹，不是文件；请选其中的文件。"
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件，可能已被移走或改名；请再选一次。"
    if isinstance(error, PermissionError):
        return "没有读取它的权限，或正被别的程序占用；请关闭打开它的程序，或检查权限。"
    return f"无法打开（{error.strerror}），请检查文件名和磁盘。"
