"""Checks every file of a store, and says what is damaged and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import NoSnapshot, StoreError, UnavailableError
from data.snapshots import given_aliases
from data.snapshots.chain import parent, records
from data.snapshots.manifest import Manifest
from data.snapshots.pointer import FINDINGS, ORIGINALS, SNAPSHOTS
from data.snapshots.purge import purged_names
from data.snapshots.repair import problem_of
from data.snapshots.saved_mappings import all_mappings
from data.snapshots.seals import DATABASE, damaged_files, digest
from data.snapshots.store import current


@dataclass(frozen=True, slots=True)
class Defect:
    """A file or record that differs from what was written.

    Attributes:
        what: The problem, in Chinese.
        advice: What to do.
    """

    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """The result of checking a store.

    Attributes:
        snapshots: Number of snapshots checked.
        originals: Number of original files checked.
        defects: The defects; none in an undamaged store.
    """

    snapshots: int
    originals: int
    defects: tuple[Defect, ...]


def verify(folder: Path) -> StoreCheck:
    """Read every file of the store, and compare it with its record.

    Raises:
        NoSnapshot: The folder was never used.
        OSError: A file or folder cannot be read.
    """
    defects = list(_current(folder))
    manifests, damaged = records(folder)
    defects += [_damaged_record(name) for name in damaged]
    for manifest in manifests:
        if problem := problem_of(folder, manifest):
            defects.append(_damaged_snapshot(manifest, problem))
        defects += _damaged_beside(folder, manifest)
    defects += _disorder(manifests)
    recorded = {
        original.sha256: original.file for manifest in reversed(manifests) for original in manifest.originals
    }
    defects += _user_files(folder)
    gone = _purged_hashes(folder)
    present = sorted(name for name in recorded if name not in gone or (folder / ORIGINALS / name).is_file())
    defects += [defect for name in present for defect in _original(folder, name, recorded[name])]
    return StoreCheck(len(manifests) + len(damaged), len(present), tuple(defects))


def _current(folder: Path) -> Iterator[Defect]:
    try:
        current(folder)
    except UnavailableError as error:
        yield Defect(error.damage.value, error.damage.advice)
    except NoSnapshot:
        raise
    except StoreError as error:
        yield Defect(str(error), "请检查台账目录。")


def _disorder(manifests: Sequence[Manifest]) -> Iterator[Defect]:
    """Snapshots whose parent is later than they are: manifests edited by hand."""
    for manifest in manifests:
        before = parent(manifest, manifests)
        if before is not None and 0 < manifest.number <= before.number:
            problem = f"快照 {manifest.id} 的记录说它由更晚的快照 {before.id} 而来"
            yield Defect(problem, "记录被改动过，撤销可能走错；从备份恢复这两个快照的记录。")


def _user_files(folder: Path) -> Iterator[Defect]:
    """Defects of the files that cannot be rebuilt: aliases, mappings, the record of purges."""
    for read_file in (given_aliases.read, all_mappings, purged_names):
        try:
            read_file(folder)
        except StoreError as error:
            problem, _end, advice = str(error).partition("。")
            yield Defect(problem, advice)


def _purged_hashes(folder: Path) -> frozenset[str]:
    try:
        return purged_names(folder)
    except StoreError:  # reported by ``_user_files``; purged files then count as missing
        return frozenset()


def _damaged_record(name: str) -> Defect:
    return Defect(
        f"快照 {name} 的记录损坏",
        f"不影响其他快照；从备份恢复 {SNAPSHOTS}/{name}.json，或删除这个快照的文件。",
    )


def _damaged_snapshot(manifest: Manifest, problem: str) -> Defect:
    return Defect(
        f"快照 {manifest.id}：{problem}",
        "若它是当前快照，运行 python -m data rebuild；若是以前的，不能再换回它，可从备份恢复。",
    )


def _damaged_beside(folder: Path, manifest: Manifest) -> Iterator[Defect]:
    """Defects of the files beside the database: the findings, and the place texts that no list knows."""
    for path in damaged_files(folder, manifest):
        if path.suffix != DATABASE:
            yield Defect(
                f"快照 {manifest.id} 的问题清单（{FINDINGS}/{path.name}）已损坏或不见了",
                "各行数据不受影响；若它是当前快照，运行 python -m data rebuild 就会再有。",
            )


def _original(folder: Path, name: str, file: str) -> Iterator[Defect]:
    path = folder / ORIGINALS / name
    advice = (
        f"台账不受影响，但不能再重新生成快照；从备份恢复 {ORIGINALS}/{name[:12]}…，或把这个文件再导入一次。"
    )
    if not path.is_file():
        yield Defect(f"原始文件“{file}”不见了", advice)
    elif digest(path) != name:
        yield Defect(f"原始文件“{file}”已损坏", advice)
