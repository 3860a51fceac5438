"""Where the imported ledgers lie, and which snapshot of them is the current one.

A snapshot is one immutable DuckDB file with a manifest beside it. The file ``CURRENT`` names the
snapshot that is served; it is replaced in one step, so that a reader sees the old snapshot or the
new one, and never half an import.
"""

from __future__ import annotations

import functools
import os
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from data.manifest import Manifest

POINTER = "CURRENT"
SNAPSHOTS = "snapshots"
ORIGINALS = "originals"
FINDINGS = "findings"
SAMPLES = Path(__file__).parent / "samples"
_WAIT_SECONDS = 600


class NoSnapshot(Exception):  # noqa: N818 - the name is what callers see and say
    """Nothing has been imported yet."""


class StoreError(Exception):
    """The store cannot be read or written; the message says in Chinese what to do."""


class StoreBusyError(StoreError):
    """Another import is running."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One immutable state of all ledgers.

    Attributes:
        id: Name; the key of every cache.
        path: The DuckDB file: one table per ledger in schema main.
        as_of: 数据截至, the latest event time of any ledger (deadlines apart, not after the import).
        freshness: The same for each event ledger that has rows.
        row_counts: Rows of every ledger, 0 included.
        is_demonstration: Whether the rows are the synthetic samples.
        imported_at: Moment of the last import, wall clock.
        matched_share: Event ledger -> (rows whose compound is a named one, rows).
    """

    id: str
    path: Path
    as_of: datetime = field(compare=False)
    freshness: dict[str, datetime] = field(compare=False)
    row_counts: dict[str, int] = field(compare=False)
    is_demonstration: bool = field(compare=False)
    imported_at: datetime = field(compare=False)
    matched_share: dict[str, tuple[int, int]] = field(compare=False)


def home() -> Path:
    """The folder of the store: ``$LEDGER_HOME`` or ``data/home``; created when it is not there.

    Raises:
        StoreError: The folder cannot be created.
    """
    named = os.environ.get("LEDGER_HOME")
    folder = Path(named) if named else Path(__file__).parent / "home"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"无法建立台账目录 {folder}：{error.strerror}。请检查 LEDGER_HOME 和写入权限。"
        ) from error
    return folder


def read_pointer(folder: Path) -> str:
    """The id of the current snapshot.

    Raises:
        NoSnapshot: Nothing has been published in that folder.
    """
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise NoSnapshot(f"{folder} 中还没有台账，请先导入。") from error
    if not name:
        raise StoreError(f"{folder / POINTER} 是空的，请运行 python -m data status 查看。")
    return name


@functools.lru_cache(maxsize=32)
def read_manifest(path: Path) -> Manifest:
    """The manifest in that file, kept in memory: a published manifest never changes.

    Raises:
        StoreError: The file is missing or damaged.
    """
    try:
        return Manifest.read(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"快照记录 {path} 无法读取：{error}") from error


def current_manifest(folder: Path) -> Manifest:
    """The manifest of the current snapshot.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: The manifest cannot be read.
    """
    return read_manifest(folder / SNAPSHOTS / f"{read_pointer(folder)}.json")


def current(home: Path | None = None) -> Snapshot:
    """The snapshot that is served now.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: The current snapshot is damaged.
    """
    folder = _folder(home)
    manifest = current_manifest(folder)
    path = folder / SNAPSHOTS / f"{manifest.id}.duckdb"
    if not path.is_file():
        raise StoreError(f"快照文件 {path} 不见了，请运行 python -m data rebuild 重新生成。")
    return _snapshot(manifest, path)


def ensure(home: Path | None = None) -> Snapshot:
    """The current snapshot; an empty store gets the demonstration ledgers first, and says so.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        StoreError: The store is damaged, or there are no demonstration ledgers to import.
    """
    folder = _folder(home)
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            return current(folder)
        except NoSnapshot:
            try:
                _import_samples(folder)
            except StoreBusyError:
                # Another process fills the same empty store at this moment: its snapshot is as good.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)


def _import_samples(folder: Path) -> None:
    from data.importer import import_files  # the importer stands above the store

    files = sorted(SAMPLES.glob("*.csv"))
    if not files:
        raise StoreError(f"没有演示数据：{SAMPLES} 中没有 CSV 文件，请运行 python -m data samples。")
    print("台账目录是空的，先导入演示数据……", file=sys.stderr)  # noqa: T201 - said at every door
    import_files(files, home=folder, demonstration=True)


def _folder(given: Path | None) -> Path:
    return home() if given is None else given


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
