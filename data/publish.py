"""The steps that make a finished snapshot the current one; whole, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from data.content import UnreadableFileError
from data.file_names import shown
from data.manifest import Manifest, Original
from data.store import FINDINGS, ORIGINALS, POINTER, SNAPSHOTS, StoreError

KEPT_SNAPSHOTS = 5
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
        _move_durably(temporary, path)
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


def snapshot_id(originals: tuple[Original, ...], moment: datetime, folder: Path) -> str:
    """A new name: the moment, then a hash of what was imported; never one that is taken."""
    digest = hashlib.sha256()
    for original in originals:
        digest.update(repr(original).encode())
    stem = f"{moment:%Y%m%dT%H%M%S}-{digest.hexdigest()[:8]}"
    name, number = stem, 1
    while (folder / SNAPSHOTS / f"{name}.json").exists() or (folder / SNAPSHOTS / f"{name}.duckdb").exists():
        number += 1
        name = f"{stem}-{number}"
    return name


def publish(folder: Path, database: Path, findings: Path, manifest: Manifest) -> None:
    """Put the finished files in place, then point to them; readers change over in that last step.

    The newest few snapshots stay, and the one that was current before: to it an import is taken back.
    """
    pointer = folder / POINTER
    before = pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""
    snapshots = folder / SNAPSHOTS
    snapshots.mkdir(mode=0o700, exist_ok=True)
    (folder / FINDINGS).mkdir(mode=0o700, exist_ok=True)
    _move_durably(findings, folder / FINDINGS / f"{manifest.id}.parquet")
    _move_durably(database, snapshots / f"{manifest.id}.duckdb")
    write_durably(snapshots / f"{manifest.id}.json", manifest.to_json().encode())
    write_durably(pointer, manifest.id.encode())
    _prune(folder, {manifest.id, before})


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


def write_durably(path: Path, content: bytes) -> None:
    """Write a file in one step: it holds the old bytes or all of the new ones; mode 0600."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    _sync_folder(path.parent)


def _move_durably(source: Path, target: Path) -> None:
    source.chmod(0o600)
    with source.open("r+b") as stream:
        os.fsync(stream.fileno())
    source.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the rename itself is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(folder: Path, needed: set[str]) -> None:
    snapshots = folder / SNAPSHOTS
    published = sorted(snapshots.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    kept = {*needed, *(path.stem for path in published[:KEPT_SNAPSHOTS])}
    old = [path for path in snapshots.iterdir() if path.stem not in kept]
    old += [path for path in (folder / FINDINGS).iterdir() if path.stem not in kept]
    for path in old:
        with contextlib.suppress(PermissionError):  # Windows: a reader still has it open; next time
            path.unlink()
