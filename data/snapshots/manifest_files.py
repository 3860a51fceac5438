"""Reads the manifests of a store from disk."""

from __future__ import annotations

import functools
import logging
from pathlib import Path

from data.errors import Damage, StoreError, UnavailableError
from data.snapshots.manifest import Manifest
from data.snapshots.pointer import SNAPSHOTS, read_pointer

_log = logging.getLogger(__name__)
_NO_MANIFEST = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file, cached until the file changes.

    Raises:
        StoreError: The file is missing or damaged.
    """
    try:
        stat = path.stat()
        return _read(path, stat.st_mtime_ns, stat.st_size)
    except _NO_MANIFEST as error:
        raise StoreError(f"快照记录 {path.name} 无法读取，请运行 python -m data verify 查看。") from error


def readable(path: Path) -> Manifest | None:
    """The manifest in a file; None if it is damaged, which is logged."""
    try:
        return read_manifest(path)
    except StoreError as error:
        _log.warning("%s: %s", path, error.__cause__)
        return None


def current_manifest(folder: Path) -> Manifest:
    """The manifest of the current snapshot.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        UnavailableError: The pointer or the manifest cannot be read.
    """
    path = folder / SNAPSHOTS / f"{read_pointer(folder)}.json"
    try:
        manifest = read_manifest(path)
    except StoreError as error:
        exists = path.with_suffix(".duckdb").is_file() or path.is_file()
        raise UnavailableError(Damage.BAD_RECORD if exists else Damage.DANGLING) from error
    if manifest.id != path.stem:
        raise UnavailableError(Damage.BAD_RECORD)
    return manifest


@functools.lru_cache(maxsize=128)
def _read(path: Path, changed_at: int, size: int) -> Manifest:
    """The manifest in a file; time and size are part of the cache key, so a replaced file is read again."""
    return Manifest.read(path)
