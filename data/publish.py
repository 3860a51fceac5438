"""The steps that make a finished snapshot the current one; whole, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
from datetime import datetime
from pathlib import Path

from data.disk import writing
from data.manifest import Manifest, Original
from data.store import FINDINGS, POINTER, SNAPSHOTS

KEPT_SNAPSHOTS = 5


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


def write_durably(path: Path, content: bytes) -> None:
    """Write a file in one step: it holds the old bytes or all of the new ones; mode 0600."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with writing(path):
            handle = os.open(
                temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
            )
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)  # a disk that is full is not filled further
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
