"""The snapshots that are still there, and the way back to an earlier one."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.lock import writer_lock
from data.manifest import Manifest
from data.publish import write_durably
from data.store import POINTER, SNAPSHOTS, NoSnapshot, StoreError, read_manifest, read_pointer
from data.store import home as configured_home

_NUMBER = re.compile(r"-(\d+)$")


@dataclass(frozen=True)
class Entry:
    """One snapshot among those that are still there.

    Attributes:
        id: Its name.
        imported_at: Moment of its import, wall clock.
        files: Names of the files it added to the snapshot it was made from; empty when it has no other
            files than that one (made anew, or places matched again).
        row_counts: Rows of every ledger, 0 included.
        is_current: Whether it is the one that is served.
        is_demonstration: Whether its rows are the synthetic samples.
        before: Id of the snapshot it was made from, to which ``undo`` goes back; empty without one.
    """

    id: str
    imported_at: datetime
    files: tuple[str, ...]
    row_counts: dict[str, int]
    is_current: bool
    is_demonstration: bool
    before: str = ""


def history(home: Path | None = None) -> tuple[Entry, ...]:
    """The snapshots that are still there, the newest first; none in an empty store.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: The record of a snapshot is damaged.
    """
    folder = configured_home() if home is None else home
    manifests = _manifests(folder)
    try:
        current = read_pointer(folder)
    except NoSnapshot:
        current = ""
    return tuple(_entry(one, manifests, current) for one in manifests)


def restore(snapshot: str, home: Path | None = None) -> None:
    """Make a snapshot that is still there the current one.

    The next import builds on it; the snapshots after it stay, and can be restored as well.

    Args:
        snapshot: Id of the snapshot.
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: It is gone, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(_existing(folder)):
        if snapshot not in {one.id for one in _manifests(folder)}:
            raise StoreError(f"快照 {snapshot} 已经不在了（只保留最近的几个），不能恢复；现有的快照没有变。")
        _point(folder, snapshot)


def undo(home: Path | None = None) -> Entry:
    """Take the last import back: the snapshot it was made from becomes the current one again.

    Args:
        home: Folder of the store; the configured one when None.

    Returns:
        The snapshot that is current now.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: There is no snapshot before the current one, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(_existing(folder)):
        manifests = _manifests(folder)
        current = read_pointer(folder)
        before = [_before(one, manifests) for one in manifests if one.id == current]
        if not before or before[0] is None:
            raise StoreError("没有更早的快照可以恢复，现有的台账没有变。")
        _point(folder, before[0].id)
        return _entry(before[0], manifests, before[0].id)


def _existing(folder: Path) -> Path:
    if not (folder / SNAPSHOTS).is_dir():
        raise NoSnapshot(f"{folder} 中还没有台账，请先导入。")
    return folder


def _manifests(folder: Path) -> list[Manifest]:
    """Records of the snapshots whose database is there, the newest first."""
    paths = (folder / SNAPSHOTS).glob("*.json")
    found = [read_manifest(path) for path in paths if path.with_suffix(".duckdb").is_file()]
    return sorted(found, key=_age, reverse=True)


def _age(manifest: Manifest) -> tuple[datetime, bool, int, int]:
    """What puts snapshots in order: of two of one second, one grew from the other, or bears a number."""
    number = _NUMBER.search(manifest.id.removeprefix(f"{manifest.imported_at:%Y%m%dT%H%M%S}-")[8:])
    place = int(number[1]) if number else 1
    return manifest.imported_at, not manifest.is_demonstration, len(manifest.originals), place


def _before(manifest: Manifest, manifests: list[Manifest]) -> Manifest | None:
    """The snapshot that one was made from: the newest older one whose files it has too.

    An import that was taken back is older as well, but its files are not among those of the next one. The
    first real ledgers take the place of the demonstration, and share no file with it.
    """
    told = [one for one in manifests if one.id == manifest.grown_from]
    if told:
        return told[0]
    older = [one for one in manifests if _age(one) < _age(manifest)]
    grown = [
        one
        for one in older
        if one.is_demonstration is manifest.is_demonstration
        and one.originals == manifest.originals[: len(one.originals)]
    ]
    samples = [one for one in older if one.is_demonstration and not manifest.is_demonstration]
    return next(iter([*grown, *samples]), None)


def _shared(before: Manifest, manifest: Manifest) -> int:
    """How many tables both begin with."""
    pairs = zip(before.originals, manifest.originals, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), len(before.originals))


def _entry(manifest: Manifest, manifests: list[Manifest], current: str) -> Entry:
    before = _before(manifest, manifests)
    shared = _shared(before, manifest) if before is not None else 0
    # A snapshot in between may be gone: what was imported at another moment is not this one's.
    added = [one for one in manifest.originals[shared:] if one.imported_at == manifest.imported_at]
    return Entry(
        id=manifest.id,
        imported_at=manifest.imported_at,
        files=tuple(dict.fromkeys(one.file for one in added)),
        row_counts=dict(manifest.row_counts),
        is_current=manifest.id == current,
        is_demonstration=manifest.is_demonstration,
        before="" if before is None else before.id,
    )


def _point(folder: Path, snapshot: str) -> None:
    # It counts as new from now on, so that the imports that follow do not clear it away first.
    os.utime(folder / SNAPSHOTS / f"{snapshot}.json")
    write_durably(folder / POINTER, snapshot.encode())
