"""The bytes of imported files that the store keeps, and the folder for what is not finished."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from data.content import UnreadableFileError
from data.file_names import shown
from data.manifest import Original
from data.publish import _move_durably as move_durably
from data.store import ORIGINALS, StoreError

_WORK_PREFIX = "work-"


def keep_original(folder: Path, source: Path) -> str:
    """Keep the bytes of an imported file, readable by the owner only; the hash that names them.

    Raises:
        UnreadableFileError: The file is not there any more.
    """
    try:
        name = content_hash(source)
    except OSError as error:
        raise UnreadableFileError(
            f"{shown(source.name)}：文件在导入途中不见了，没有导入；请把它放回原处再导入一次。"
        ) from error
    path = folder / ORIGINALS / name
    if not path.is_file():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        temporary = path.with_name(f".{name}.{os.getpid()}")
        temporary.touch(mode=0o600)
        shutil.copyfile(source, temporary)
        move_durably(temporary, path)
    return name


def original_path(folder: Path, original: Original) -> Path:
    """Where the bytes of an imported file lie.

    Raises:
        StoreError: They are missing or not the bytes that were imported.
    """
    path = folder / ORIGINALS / original.sha256
    try:
        is_sound = content_hash(path) == original.sha256
    except OSError as error:
        raise StoreError(f"原始文件“{original.file}”（{original.sha256[:12]}…）不见了，无法重建。") from error
    if not is_sound:
        raise StoreError(f"原始文件“{original.file}”（{original.sha256[:12]}…）已损坏，无法重建。")
    return path


def content_hash(path: Path) -> str:
    """The hash of a file's bytes, by which its original is named."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextlib.contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """A folder for unfinished files, on the same disk as the store; leftovers of dead imports go.

    The caller holds the writer lock: whatever lies there belongs to nobody living.
    """
    for left in folder.glob(f"{_WORK_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    work = folder / f"{_WORK_PREFIX}{os.getpid()}"
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
