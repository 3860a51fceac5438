"""The bytes of imported files: copied before they are read, so that all readers see the same bytes."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.content import content_of
from data.disk import engine_errors, writing
from data.errors import StoreError, UnreadableFileError
from data.settings import settings
from data.snapshots.leftovers import WORK_PREFIX, forget_unfinished, remember_original, remove_leftovers
from data.snapshots.manifest import Original
from data.snapshots.publish import _move_durably as move_durably
from data.snapshots.store import ORIGINALS

_CHUNK = 4_000_000

#: Size, time of the last change, and file id: unchanged while nobody writes the file.
State = tuple[int, int, int]


class ChangingFileError(UnreadableFileError):
    """A file changed while it was imported: another program is still writing it."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file of an import, with a copy of its bytes at one moment.

    Attributes:
        file: Its name for messages and reports.
        source: The file.
        copy: The copy, named by the hash of its bytes.
        state: Size and time of the file when it was copied.
    """

    file: str
    source: Path
    copy: Path
    state: State

    def require_unchanged(self) -> None:
        """Make sure that the file has not changed since; a file that was removed counts as complete.

        Raises:
            ChangingFileError: It has changed.
        """
        with contextlib.suppress(FileNotFoundError):
            if state_of(self.source.stat()) != self.state:
                raise _changing(self.file)


def copy_files(sources: Iterable[tuple[Path, str]], work: Path) -> list[ImportedFile]:
    """Copy the files of an import, each given with its name, into the work folder.

    Raises:
        ChangingFileError: A file changed meanwhile.
        UnreadableFileError: A file does not exist, or cannot be read.
        DiskFullError: There is no room for the copy.
    """
    copies: dict[Path, ImportedFile] = {}
    files = []
    for number, (source, file) in enumerate(sources):
        if source not in copies:
            copies[source] = _copy(source, file, work / f"given-{number}")
        files.append(copies[source])
    return files


def keep_original(folder: Path, work: Path, copy: Path) -> str:
    """Store the copy of an imported file, readable by its owner only; returns the hash that names it.

    Until a manifest names it, the work folder records it.
    """
    if copy.is_file():  # missing if already stored for another table of the same file
        path = folder / ORIGINALS / copy.name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            remember_original(work, copy.name)
        with writing(path):
            move_durably(copy, path)
    return copy.name


def original_path(folder: Path, original: Original) -> Path:
    """Path of the stored bytes of an imported file.

    Raises:
        StoreError: They are missing or were changed.
    """
    path = folder / ORIGINALS / original.sha256
    try:
        with path.open("rb") as stream:
            is_sound = hashlib.file_digest(stream, "sha256").hexdigest() == original.sha256
    except OSError as error:
        raise StoreError(f"原始文件“{original.file}”（{original.sha256[:12]}…）不见了，无法重建。") from error
    if not is_sound:
        raise StoreError(f"原始文件“{original.file}”（{original.sha256[:12]}…）已损坏，无法重建。")
    return path


@contextlib.contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """A folder for unfinished files, on the disk of the store; leftovers of dead imports are removed.

    The caller holds the writer lock: files already there belong to no living process.

    Raises:
        SettingsError: The settings are not valid, so nothing could be published.
        StoreError: The engine could not write or read a file; the message names it.
    """
    settings()
    remove_leftovers(folder)
    work = folder / f"{WORK_PREFIX}{os.getpid()}"
    with writing(work):
        work.mkdir(mode=0o700)
    try:
        with engine_errors():
            yield work
    finally:
        forget_unfinished(folder, work)
        shutil.rmtree(work, ignore_errors=True)


def state_of(stat: os.stat_result) -> State:
    """The state by which a change of a file is detected."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _copy(source: Path, file: str, place: Path) -> ImportedFile:
    """Copy and hash a file in one pass."""
    content_of(source, file)
    if not stat.S_ISREG(source.stat().st_mode):
        raise UnreadableFileError(f"{file}：不是普通的文件，没有导入；请选导出的文件。")
    target = place / "copy"
    with writing(target):
        place.mkdir(mode=0o700)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as reader, os.fdopen(handle, "wb", buffering=0) as writer:
        before = state_of(os.fstat(reader.fileno()))
        digest, size = hashlib.sha256(), 0
        for chunk in _chunks(reader, file):
            digest.update(chunk)
            size += len(chunk)
            if size > before[0]:  # it may grow as fast as it is copied
                raise _changing(file)
            with writing(target):
                _write_all(writer, chunk)
        after = state_of(os.fstat(reader.fileno()))
    if after != before or size != before[0]:
        raise _changing(file)
    copy = target.replace(place / digest.hexdigest())
    return ImportedFile(file, source, copy, before)


def _chunks(stream: io.BufferedReader, file: str) -> Iterator[memoryview]:
    buffer = bytearray(_CHUNK)
    view = memoryview(buffer)
    while True:
        try:
            length = stream.readinto(buffer)
        except OSError as error:
            raise UnreadableFileError(
                f"{file}：没有读完就中断了（{error.strerror}），请检查磁盘或网络，再导入一次。"
            ) from error
        if not length:
            return
        yield view[:length]


def _write_all(stream: io.FileIO, chunk: memoryview) -> None:
    while chunk:
        chunk = chunk[stream.write(chunk) :]


def _changing(file: str) -> ChangingFileError:
    return ChangingFileError(f"{file}：文件还在变化，没有导入；请等它写完或拷贝完以后再导入一次。")
