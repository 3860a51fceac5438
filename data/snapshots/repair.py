"""Repairs a store that cannot be served: checks its snapshots, and makes one of them current."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from data.engine import working_database
from data.errors import NoSnapshot, StoreError
from data.ledgers import LEDGERS
from data.snapshots import register
from data.snapshots.chain import records
from data.snapshots.entries import entry
from data.snapshots.lock import writer_lock
from data.snapshots.manifest import Manifest
from data.snapshots.pointer import BEGUN, POINTER, USED, is_used, read_pointer
from data.snapshots.publish import point, write_durably
from data.snapshots.seals import DATABASE, damaged_files, places
from data.snapshots.store import current
from data.sql_text import literal, quote


@dataclass(frozen=True, slots=True)
class SnapshotCheck:
    """The result of checking a snapshot.

    Attributes:
        id: Its name.
        made_at: When it was made; None if its manifest is damaged.
        files: Names of the files imported with it.
        rows: Rows of all ledgers together, by its manifest.
        problem: The problem found, in Chinese; empty if there is none.
        is_current: Whether ``CURRENT`` names it.
    """

    id: str
    made_at: datetime | None
    files: tuple[str, ...]
    rows: int
    problem: str
    is_current: bool


def check_snapshots(folder: Path) -> tuple[SnapshotCheck, ...]:
    """The check of every snapshot, the latest first, each read completely; those without a manifest last.

    Raises:
        OSError: The folder cannot be read.
    """
    manifests, damaged = records(folder)
    pointed = _pointed_id(folder)
    checks = []
    for manifest in manifests:
        files = entry(manifest, manifests, pointed).files
        rows = sum(manifest.row_counts.values())
        checks.append(
            SnapshotCheck(
                manifest.id,
                manifest.made_at,
                files,
                rows,
                problem_of(folder, manifest),
                manifest.id == pointed,
            )
        )
    checks += [SnapshotCheck(name, None, (), 0, "记录损坏", name == pointed) for name in damaged]
    return tuple(checks)


def problem_of(folder: Path, manifest: Manifest) -> str:
    """The problem with the rows of a snapshot, in Chinese; empty if they are the published ones."""
    database = places(folder, manifest.id)[DATABASE]
    try:
        if database in damaged_files(folder, manifest):
            return "数据文件已损坏或不见了"
        return _row_count_problem(database, manifest)
    except OSError as error:
        return f"文件读不出来：{error.strerror}"
    except duckdb.Error:
        return "数据文件打不开"


def choose(folder: Path, snapshot: str) -> SnapshotCheck:
    """Make an undamaged snapshot the current one, regardless of ``CURRENT``.

    Raises:
        StoreError: It does not exist or is damaged, or an import is running.
    """
    _require_folder(folder)
    with writer_lock(folder):
        check = next((check for check in check_snapshots(folder) if check.id == snapshot), None)
        if check is None:
            raise StoreError(f"没有叫“{snapshot}”的快照；运行 python -m data repair 查看有哪些。")
        if check.problem:
            raise StoreError(f"快照 {snapshot} 不能换回：{check.problem}。请选一个完好的。")
        point(folder, snapshot)
        return check


def begin_anew(folder: Path) -> None:
    """Treat a folder without an undamaged snapshot as unused; no file in it is removed.

    Raises:
        StoreError: An undamaged snapshot exists, or an import is running.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with writer_lock(folder):
        if any(not check.problem for check in check_snapshots(folder)):
            raise StoreError(
                "这个目录里还有完好的快照，不能重新开始；运行 python -m data repair 查看，再选一个换回。"
            )
        write_durably(folder / BEGUN, b"")
        (folder / USED).unlink(missing_ok=True)
        if (folder / POINTER).exists():
            (folder / POINTER).replace(folder / f"{POINTER}.damaged")
    register.forget(folder)


def reason_not_served(folder: Path) -> str:
    """The reason why a store cannot be served, in Chinese; empty if it can.

    Raises:
        NoSnapshot: The folder was never used: there is nothing to repair.
    """
    try:
        current(folder)
    except StoreError as error:
        return str(error)
    return ""


def _require_folder(folder: Path) -> None:
    if not folder.is_dir() or not is_used(folder):
        raise StoreError(f"{folder} 里没有台账。")


def _pointed_id(folder: Path) -> str:
    try:
        return read_pointer(folder)
    except (StoreError, NoSnapshot):
        return ""


def _row_count_problem(database: Path, manifest: Manifest) -> str:
    """The problem if a ledger has another number of rows than the manifest says; every column is read."""
    with working_database() as connection:
        connection.execute(f"attach {literal(str(database))} as snapshot (read_only)")
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
        for name, rows in manifest.row_counts.items():
            if name not in tables:
                if rows:
                    return f"缺少{LEDGERS[name].title if name in LEDGERS else name}"
                continue
            counted = connection.execute(f"select count(*) from snapshot.main.{quote(name)}").fetchall()[0][0]
            if counted != rows:
                title = LEDGERS[name].title if name in LEDGERS else name
                return f"{title}有 {counted} 行，记录里是 {rows} 行"
    return ""
