"""The history of snapshots; undo, and restore of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import NoSnapshot, StoreError
from data.snapshots import given_aliases, saved_mappings
from data.snapshots.chain import lineage, parent, records, standings
from data.snapshots.companion_files import ALIASES, carry_out, plan
from data.snapshots.entries import Entry, UndoResult, damaged_entry, entry, next_undo
from data.snapshots.lock import writer_lock
from data.snapshots.manifest import Kind, Manifest
from data.snapshots.manifest_files import current_manifest
from data.snapshots.originals import work_folder
from data.snapshots.pointer import is_used
from data.snapshots.publish import point, publish_same_rows, snapshot_id
from data.snapshots.row_differences import rows_changed
from data.snapshots.saved_mappings import Named
from data.snapshots.seals import DATABASE, damaged_files, places
from data.snapshots.store import home as configured_home
from data.snapshots.store import require_there


@dataclass(frozen=True, slots=True)
class _SideFiles:
    """Changes to the files beside the snapshots: texts of files, aliases and mappings added and removed."""

    files: dict[str, str | None]
    added_aliases: tuple[tuple[str, str, str], ...]
    removed_aliases: tuple[tuple[str, str, str], ...]
    mapped: Named
    unmapped: Named


def history(home: Path | None = None) -> tuple[Entry, ...]:
    """The existing snapshots, the latest first; none in an empty store.

    Snapshots with a damaged manifest come last.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        UnavailableError: The current snapshot cannot be determined.
    """
    folder = configured_home() if home is None else home
    try:
        current = current_manifest(folder).id
    except NoSnapshot:
        return ()
    manifests, damaged = records(folder)
    standing = standings(current, manifests)
    entries = [
        replace(entry(manifest, manifests, current), standing=standing[manifest.id]) for manifest in manifests
    ]
    return (*entries, *(damaged_entry(folder, name) for name in damaged))


def undo(home: Path | None = None) -> UndoResult:
    """Undo the last entry: the snapshot it was made from becomes current again.

    Aliases and mappings that were added or removed with it are undone as well.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: There is no sound snapshot before the current one, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(_existing(folder)):
        carry_out(folder)
        current_manifest(folder)
        back = next_undo(history(folder))
        if back is None:
            raise StoreError("没有更早的快照可以恢复，现有的台账没有变。")
        manifests = {one.id: one for one in records(folder)[0]}
        _require_sound(folder, manifests[back.now.id])
        beside = _side_files(folder, [manifests[one.id] for one in back.undone], [])
        _point(folder, back.now.id, beside)
        return replace(back, now=replace(back.now, is_current=True))


def restore(snapshot: str, home: Path | None = None) -> str:
    """Make the state of an existing snapshot current, as a new entry, which can be undone.

    A snapshot made from the current one and then undone is pointed to again without a new entry.

    Args:
        snapshot: Id of the snapshot.
        home: Folder of the store; the configured one when None.

    Returns:
        Id of the snapshot that is current afterwards; its rows are those of the given one.

    Raises:
        StoreError: The snapshot is gone or damaged, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(_existing(folder)), work_folder(folder) as work:
        current = current_manifest(folder)
        manifests = records(folder)[0]
        by_id = {one.id: one for one in manifests}
        if snapshot not in by_id:
            raise StoreError(f"快照 {snapshot} 已经不在了（只保留最近的几个），不能恢复；现有的快照没有变。")
        if snapshot == current.id:
            return snapshot
        target, before = by_id[snapshot], parent(by_id[snapshot], manifests)
        _require_sound(folder, target)
        beside = _side_files(folder, *_undone_and_redone(current, target, manifests))
        if before is not None and before.id == current.id:  # redo of an undone entry
            _point(folder, snapshot, beside)
            return snapshot
        changed = rows_changed(places(folder, current.id)[DATABASE], places(folder, snapshot)[DATABASE], work)
        name = snapshot_id(target.originals, target.imported_at)
        restored = replace(
            target.followed_by(name, Kind.RESTORE, changed),
            what=target.made_at.isoformat() if target.made_at else "",
            added_aliases=beside.added_aliases,
            removed_aliases=beside.removed_aliases,
            mapped=beside.mapped,
            unmapped=beside.unmapped,
            restored=snapshot,
        )
        plan(folder, restored.id, beside.files)
        publish_same_rows(folder, work, snapshot, restored)
        carry_out(folder)
        return restored.id


def _point(folder: Path, snapshot: str, beside: _SideFiles) -> None:
    """Make an existing snapshot current, with the files beside it."""
    plan(folder, snapshot, beside.files)
    point(folder, snapshot)
    carry_out(folder)


def _existing(folder: Path) -> Path:
    require_there(folder)
    if not is_used(folder):
        raise NoSnapshot(f"{folder} 中还没有台账，请先导入。")
    return folder


def _require_sound(folder: Path, manifest: Manifest) -> None:
    if places(folder, manifest.id)[DATABASE] in damaged_files(folder, manifest):
        raise StoreError(
            f"快照 {manifest.id} 的数据文件已损坏或不见了，不能换回它；现有的快照没有变。"
            "请运行 python -m data verify 查看哪些快照完好。"
        )


def _undone_and_redone(
    start: Manifest, target: Manifest, manifests: Sequence[Manifest]
) -> tuple[list[Manifest], list[Manifest]]:
    """The entries undone and the entries redone on the way from one snapshot to another."""
    up, down = list(lineage(start, manifests)), list(lineage(target, manifests))
    shared = {one.id for one in up} & {one.id for one in down}
    if not shared:
        return [], []
    undone = [one for one in up if one.id not in shared]
    return undone, [one for one in reversed(down) if one.id not in shared]


def _side_files(folder: Path, undone: Iterable[Manifest], redone: Iterable[Manifest]) -> _SideFiles:
    """The files beside the snapshots after some entries are undone and others redone."""
    aliases_before = {(one.alias, one.community, one.compound) for one in given_aliases.read(folder)}
    mappings_before = saved_mappings.texts(folder)
    aliases_after, mappings_after = set(aliases_before), dict(mappings_before)
    for manifest in undone:
        aliases_after = (aliases_after - set(manifest.added_aliases)) | set(manifest.removed_aliases)
        mappings_after = _exchange(mappings_after, manifest.mapped, manifest.unmapped)
    for manifest in redone:
        aliases_after = (aliases_after | set(manifest.added_aliases)) - set(manifest.removed_aliases)
        mappings_after = _exchange(mappings_after, manifest.unmapped, manifest.mapped)
    files = saved_mappings.files_of(folder, mappings_before, mappings_after)
    if aliases_after != aliases_before:
        files[ALIASES] = given_aliases.as_text(given_aliases.Alias(*one) for one in aliases_after)
    mapped, unmapped = saved_mappings.difference(mappings_before, mappings_after)
    return _SideFiles(
        files,
        tuple(sorted(aliases_after - aliases_before)),
        tuple(sorted(aliases_before - aliases_after)),
        mapped,
        unmapped,
    )


def _exchange(keeps: Mapping[str, str], out: Named, back: Named) -> dict[str, str]:
    """The mappings with some removed and others restored; one edited by hand since stays unchanged."""
    left = {name: text for name, text in keeps.items() if (name, text) not in out}
    return {**dict(back), **left}
