"""The store of imported ledgers, and its current snapshot.

A snapshot is one immutable DuckDB file with a manifest beside it; ``CURRENT`` names it
(``data.snapshots.pointer``).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from data.errors import Damage, SnapshotGoneError, StoreError, UnavailableError
from data.snapshots import register
from data.snapshots.manifest import Manifest
from data.snapshots.manifest_files import current_manifest
from data.snapshots.manifest_files import read_manifest as read_manifest
from data.snapshots.outdated import lacks_columns
from data.snapshots.pointer import BEGUN as BEGUN
from data.snapshots.pointer import FINDINGS as FINDINGS
from data.snapshots.pointer import ORIGINALS as ORIGINALS
from data.snapshots.pointer import POINTER as POINTER
from data.snapshots.pointer import SNAPSHOTS, is_lost
from data.snapshots.pointer import USED as USED
from data.snapshots.pointer import read_pointer as read_pointer
from data.snapshots.seals import DATABASE, looks_sound

#: What an id looks like: an address may hold anything, and a path must not be made of it.
_ID = re.compile(r"[\w-]{1,80}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One immutable state of all ledgers.

    Attributes:
        id: Name; the key of every cache.
        path: The DuckDB file: one table per ledger in schema main.
        as_of: 数据截至, the latest event time of any ledger (without deadlines, not after the import).
        freshness: The latest event time of each event ledger that has rows.
        row_counts: Rows of every ledger, 0 included.
        is_demonstration: Whether the rows are the synthetic samples.
        imported_at: Moment of the last import, wall clock.
        matched_share: Event ledger -> (rows with a named compound, rows).
    """

    id: str
    path: Path
    as_of: datetime = field(compare=False)
    freshness: dict[str, datetime] = field(compare=False)
    row_counts: dict[str, int] = field(compare=False)
    is_demonstration: bool = field(compare=False)
    imported_at: datetime = field(compare=False)
    matched_share: dict[str, tuple[int, int]] = field(compare=False)

    @property
    def home(self) -> Path:
        """Folder of the store it is in."""
        return self.path.parents[1]


def configured_folder() -> Path:
    """The configured folder of the store, ``$LEDGER_HOME`` or ``data/home``, existing or not."""
    configured = os.environ.get("LEDGER_HOME")
    return Path(configured) if configured else Path(__file__).parents[1] / "home"


def home() -> Path:
    """The folder of the store; a new one is created.

    Raises:
        UnavailableError: The store held ledgers before and is missing now: no new one is begun.
        StoreError: The folder cannot be created.
    """
    folder = configured_folder()
    require_there(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"无法建立台账目录 {folder}：{error.strerror}。请检查 LEDGER_HOME 和写入权限。"
        ) from error
    return folder


def require_there(folder: Path) -> None:
    """Make sure that a store which was filled before exists.

    Raises:
        UnavailableError: It is missing, as on a share that is not mounted, or cannot be read.
    """
    try:
        is_away = is_lost(folder)
    except OSError as error:
        raise UnavailableError(Damage.UNREADABLE) from error
    if is_away:
        raise UnavailableError(Damage.NO_FOLDER)


def current(home: Path | None = None) -> Snapshot:
    """The current snapshot.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        UnavailableError: The store, or its current snapshot, is damaged or missing, or the snapshot lacks
            columns that are asked for today.
    """
    folder = _folder(home)
    manifest = current_manifest(folder)
    path = require_database(folder, manifest)
    register.note(folder, is_real=not manifest.is_demonstration)
    if lacks_columns(path):
        raise UnavailableError(Damage.OUTDATED)
    return _snapshot(manifest, path)


def earlier(snapshot_id: str, home: Path | None = None) -> Snapshot:
    """A snapshot that is still there, by its id; the current one too.

    Args:
        snapshot_id: Its id, as an address or a file names it.
        home: Folder of the store; the configured one when None.

    Raises:
        SnapshotGoneError: There is none with this id any more, or it lacks columns that are asked for today.
        StoreError: Its record or its database is damaged.
    """
    folder = _folder(home)
    record = folder / SNAPSHOTS / f"{snapshot_id}.json"
    if not _ID.fullmatch(snapshot_id) or not record.is_file():
        raise SnapshotGoneError(f"数据版本 {snapshot_id} 已经不在了。")
    manifest = read_manifest(record)
    if manifest.id != snapshot_id:
        raise SnapshotGoneError(f"数据版本 {snapshot_id} 已经不在了。")
    path = require_database(folder, manifest)
    if lacks_columns(path):
        raise SnapshotGoneError(f"数据版本 {snapshot_id} 是早先的程序写的，现在的程序读不了。")
    return _snapshot(manifest, path)


def require_database(folder: Path, manifest: Manifest) -> Path:
    """Path of the database of a snapshot, after a quick check that it is unchanged.

    Raises:
        UnavailableError: It is missing or damaged.
    """
    path = folder / SNAPSHOTS / f"{manifest.id}{DATABASE}"
    try:
        is_sound = looks_sound(path, manifest.files.get(DATABASE))
    except FileNotFoundError as error:
        raise UnavailableError(Damage.NO_DATABASE) from error
    except OSError as error:
        raise UnavailableError(Damage.UNREADABLE) from error
    if not is_sound:
        raise UnavailableError(Damage.BAD_DATABASE)
    return path


def _folder(folder: Path | None) -> Path:
    return home() if folder is None else folder


def _snapshot(manifest: Manifest, path: Path) -> Snapshot:
    return Snapshot(
        id=manifest.id,
        path=path,
        as_of=manifest.as_of,
        freshness=dict(manifest.freshness),
        row_counts=dict(manifest.row_counts),
        is_demonstration=manifest.is_demonstration,
        imported_at=manifest.imported_at,
        matched_share=dict(manifest.matched_share),
    )
