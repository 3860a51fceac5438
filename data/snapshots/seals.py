"""Checks whether the files of a snapshot are still the published bytes."""

from __future__ import annotations

import functools
import hashlib
import logging
from pathlib import Path

from data.snapshots.manifest import FileSeal, Manifest
from data.snapshots.pointer import FINDINGS, SNAPSHOTS

_log = logging.getLogger(__name__)
DATABASE = ".duckdb"
#: Suffixes of the files of findings and of place texts of a snapshot.
BESIDE = (".parquet", ".places")
#: Magic bytes of a DuckDB file, and their position.
_MARK, _MARK_AT = b"DUCK", 8


def seal(path: Path) -> FileSeal:
    """The present size, time and hash of a file, for later comparison.

    Raises:
        OSError: It cannot be read.
    """
    stat = path.stat()
    return FileSeal(stat.st_size, stat.st_mtime_ns, digest(path))


def digest(path: Path) -> str:
    """The hash of a file's bytes.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def places(folder: Path, snapshot: str) -> dict[str, Path]:
    """Suffix of each file that a snapshot can have -> its path, existing or not."""
    beside = {suffix: folder / FINDINGS / f"{snapshot}{suffix}" for suffix in BESIDE}
    return {DATABASE: folder / SNAPSHOTS / f"{snapshot}{DATABASE}", **beside}


def seals_of(folder: Path, snapshot: str) -> dict[str, FileSeal]:
    """The seals of the existing files of a snapshot, by suffix."""
    return {suffix: seal(path) for suffix, path in places(folder, snapshot).items() if path.is_file()}


def looks_sound(path: Path, seal: FileSeal | None) -> bool:
    """Whether a database is the published one, mostly judged by its size and time alone.

    A file written since is hashed once: a copy from a backup is accepted.

    Args:
        path: The database.
        seal: Its seal; None for a snapshot of a version that did not record one.

    Raises:
        OSError: It cannot be read.
    """
    stat = path.stat()
    if seal is None:
        return _is_database(path, stat.st_size, stat.st_mtime_ns)
    if stat.st_size != seal.size:
        return False
    return stat.st_mtime_ns == seal.changed_at or _has_digest(path, stat.st_mtime_ns, seal.sha256)


def damaged_files(folder: Path, manifest: Manifest) -> tuple[Path, ...]:
    """The files of a snapshot that are missing or changed since publishing; each is read completely.

    Raises:
        OSError: One cannot be read.
    """
    paths = places(folder, manifest.id)
    if not manifest.files:  # without seals only the file format can be checked
        database = paths[DATABASE]
        return () if database.is_file() and looks_sound(database, None) else (database,)
    return tuple(
        paths[suffix]
        for suffix, seal in manifest.files.items()
        if not paths[suffix].is_file() or digest(paths[suffix]) != seal.sha256
    )


def findings_file(folder: Path, manifest: Manifest) -> Path | None:
    """Path of the findings of a snapshot; None if they are missing or damaged, which is logged.

    They hold the findings of earlier imports; later imports work without them.
    """
    path, seal = places(folder, manifest.id)[".parquet"], manifest.files.get(".parquet")
    if not path.is_file() or (seal is not None and digest(path) != seal.sha256):
        _log.warning("the findings of snapshot %s are gone or damaged", manifest.id)
        return None
    return path


@functools.lru_cache(maxsize=32)
def _is_database(path: Path, size: int, changed_at: int) -> bool:
    """Whether a file is a database; size and time are in the cache key, so a changed file is read again."""
    with path.open("rb") as stream:
        return stream.read(_MARK_AT + len(_MARK))[_MARK_AT:] == _MARK


@functools.lru_cache(maxsize=32)
def _has_digest(path: Path, changed_at: int, sha256: str) -> bool:
    return digest(path) == sha256
