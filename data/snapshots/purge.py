"""Removes stored originals after a time, since only they hold free text of persons; records what was removed.

The snapshots stay unchanged. A file without its original cannot be read again: a rebuild names these
files, and later place ledgers are applied to their rows by the place texts that are stored
(``data.placing.unmatched``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from data.errors import StoreError
from data.schema import Finding, Severity
from data.snapshots.lock import writer_lock
from data.snapshots.manifest import Manifest, Original
from data.snapshots.manifest_files import readable
from data.snapshots.pointer import SNAPSHOTS
from data.snapshots.publish import _sync_folder as sync_folder
from data.snapshots.publish import write_durably
from data.snapshots.store import ORIGINALS
from data.snapshots.store import home as configured_home

PURGED = "purged.json"
_NAMED = 10


class PurgedError(StoreError):
    """Originals that would have to be read again were purged; the message names them."""


@dataclass(frozen=True, slots=True)
class PurgeResult:
    """The files that a purge removed.

    Attributes:
        files: Names of the files, in the order of their import.
        size: Bytes removed.
    """

    files: tuple[str, ...]
    size: int


def purge_originals(before: date, home: Path | None = None) -> PurgeResult:
    """Remove the originals last imported before a day, and those that no snapshot uses.

    Args:
        before: The first day whose imports are kept.
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: The record of earlier purges is damaged, or an import is running.
    """
    folder = configured_home() if home is None else home
    if not (folder / ORIGINALS).is_dir():
        return PurgeResult((), 0)
    with writer_lock(folder):
        latest: dict[str, Original] = {}
        for original in sorted(_originals(folder), key=lambda original: original.imported_at):
            latest[original.sha256] = original
        gone = {name: original for name, original in latest.items() if original.imported_at.date() < before}
        paths = [path for path in sorted((folder / ORIGINALS).iterdir()) if path.name in gone]
        paths += [
            path
            for path in sorted((folder / ORIGINALS).iterdir())
            if path.name not in latest and datetime.fromtimestamp(path.stat().st_mtime).date() < before
        ]
        # The record is written first: an original missing without a record counts as damage.
        _remember(folder, [path.name for path in paths])
        size = sum(path.stat().st_size for path in paths)
        for path in paths:
            path.unlink()
        sync_folder(folder / ORIGINALS)
    names = [latest[path.name] for path in paths if path.name in latest]
    return PurgeResult(
        tuple(original.file for original in sorted(names, key=lambda original: original.imported_at)), size
    )


def lost_originals(folder: Path, manifest: Manifest) -> tuple[Original, ...]:
    """The files of a snapshot that cannot be read again because their originals were purged.

    Raises:
        StoreError: The record of purges is damaged.
    """
    purged = _read(folder)
    return tuple(
        original
        for original in manifest.originals
        if original.sha256 in purged and not (folder / ORIGINALS / original.sha256).is_file()
    )


def missing_originals(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """Names of the files of a snapshot whose originals are missing but were not purged.

    Raises:
        StoreError: The record of purges is damaged.
    """
    gone = [
        original for original in manifest.originals if not (folder / ORIGINALS / original.sha256).is_file()
    ]
    purged = _read(folder) if gone else {}
    return tuple(dict.fromkeys(original.file for original in gone if original.sha256 not in purged))


def purged_names(folder: Path) -> frozenset[str]:
    """The hashes of all originals that were ever purged.

    Raises:
        StoreError: The record of purges is damaged.
    """
    return frozenset(_read(folder))


def require_originals(folder: Path, manifest: Manifest) -> None:
    """Make sure that every file of a snapshot can be read again.

    Raises:
        PurgedError: Some were purged; the snapshot itself is complete and stays current.
    """
    lost = lost_originals(folder, manifest)
    if lost:
        raise PurgedError(
            f"不能重新生成快照：{describe_lost(lost)}的原始文件已按要求清除，无法再次读取。"
            "现有快照完好，仍在使用。"
        )


def not_read_again(lost: Iterable[Original]) -> Finding:
    """The finding of an import of place ledgers: no file was read again, rows were placed by stored texts."""
    message = (
        f"{describe_lost(lost)}的原始文件已按要求清除，因此没有按新的小区名册重新读取各文件：原来认出的小区"
        "不变，未匹配的行按留存的地点名称重新匹配。"
    )
    return Finding(0, "", "not_read_again", Severity.WARN, "", message)


def describe_lost(lost: Iterable[Original]) -> str:
    """The files for a message: the first ten with the day of their import, and how many more."""
    files = [f"“{original.file}”（{original.imported_at:%Y-%m-%d} 导入）" for original in lost]
    more = f"等 {len(files)} 个文件" if len(files) > _NAMED else ""
    return "、".join(files[:_NAMED]) + more


def _originals(folder: Path) -> Iterable[Original]:
    """The files of all existing snapshots: an earlier one may become current again."""
    for manifest in map(readable, (folder / SNAPSHOTS).glob("*.json")):
        if manifest is not None:  # a damaged manifest is ignored
            yield from manifest.originals


def _remember(folder: Path, names: Iterable[str]) -> None:
    earlier = _read(folder)
    today = date.today().isoformat()
    content = json.dumps({**dict.fromkeys(names, today), **earlier}, indent=1)
    write_durably(folder / PURGED, content.encode())


def _read(folder: Path) -> dict[str, str]:
    """Hash of each purged original -> day of its purge."""
    path = folder / PURGED
    if not path.is_file():
        return {}
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise StoreError(f"{path} 已损坏：{error}。请从备份恢复。") from error
