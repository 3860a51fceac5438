"""The snapshots that are still there, and the way back to an earlier one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from data import aliases
from data.chain import line, parent, records, standings
from data.differences import rows_changed
from data.entries import Entry, Undone, entry, unknown, way_back
from data.lock import writer_lock
from data.manifest import Kind, Manifest
from data.manifests import current_manifest
from data.originals import work_folder
from data.pointer import NoSnapshot, StoreError, is_used
from data.publish import point, publish, snapshot_id
from data.seals import DATABASE, damaged_files, places
from data.store import home as configured_home
from data.store import require_there


def history(home: Path | None = None) -> tuple[Entry, ...]:
    """The snapshots that are still there, the latest first; none in an empty store.

    One whose record is damaged comes last and stops no other.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        UnavailableError: What is current cannot be told.
    """
    folder = configured_home() if home is None else home
    try:
        current = current_manifest(folder).id
    except NoSnapshot:
        return ()
    manifests, damaged = records(folder)
    standing = standings(current, manifests)
    told = [replace(entry(one, manifests, current), standing=standing[one.id]) for one in manifests]
    return (*told, *(unknown(folder, name) for name in damaged))


def undo(home: Path | None = None) -> Undone:
    """Take the last entry back: the snapshot it was made from becomes the current one again.

    Aliases that were given or taken away with it are taken back as well.

    Args:
        home: Folder of the store; the configured one when None.

    Raises:
        NoSnapshot: Nothing has been imported yet.
        StoreError: There is no sound snapshot before the current one, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(_existing(folder)):
        current_manifest(folder)
        back = way_back(history(folder))
        if back is None:
            raise StoreError("没有更早的快照可以恢复，现有的台账没有变。")
        manifests = {one.id: one for one in records(folder)[0]}
        _require_sound(folder, manifests[back.now.id])
        _set_aliases(folder, [manifests[one.id] for one in back.undone], [])
        point(folder, back.now.id)
        return replace(back, now=replace(back.now, is_current=True))


def restore(snapshot: str, home: Path | None = None) -> str:
    """Serve the state of a snapshot that is still there, as a new entry, which can be taken back.

    One that was made from the current snapshot itself, and taken back, needs no entry of its own.

    Args:
        snapshot: Id of the snapshot.
        home: Folder of the store; the configured one when None.

    Returns:
        Id of the snapshot that is current then; its rows are those of the one that was asked for.

    Raises:
        StoreError: It is gone or damaged, or an import is running.
    """
    folder = configured_home() if home is None else home
    with writer_lock(_existing(folder)), work_folder(folder) as work:
        now = current_manifest(folder)
        manifests = records(folder)[0]
        there = {one.id: one for one in manifests}
        if snapshot not in there:
            raise StoreError(f"快照 {snapshot} 已经不在了（只保留最近的几个），不能恢复；现有的快照没有变。")
        if snapshot == now.id:
            return snapshot
        target, before = there[snapshot], parent(there[snapshot], manifests)
        _require_sound(folder, target)
        given, taken = _set_aliases(folder, *_ways(now, target, manifests))
        if before is not None and before.id == now.id:  # what was taken back is done again
            point(folder, snapshot)
            return snapshot
        restored = replace(
            target,
            id=snapshot_id(target.originals, target.imported_at),
            kind=Kind.RESTORE,
            what=target.made_at.isoformat() if target.made_at else "",
            changed=rows_changed(places(folder, now.id)[DATABASE], places(folder, snapshot)[DATABASE], work),
            given=given,
            taken=taken,
            restored=snapshot,
        )
        _copy(folder, work, snapshot, restored)
        return restored.id


def _copy(folder: Path, work: Path, snapshot: str, restored: Manifest) -> None:
    """Publish the files of a snapshot under another name; they take no room where the disk can link them."""
    old, new = places(folder, snapshot), places(folder, restored.id)
    drafts = {suffix: work / f"restored{suffix}" for suffix in old}
    for suffix, path in old.items():
        if path.is_file():
            _link(path, drafts[suffix])
    for suffix in drafts.keys() - {DATABASE, ".parquet"}:
        if drafts[suffix].is_file():
            drafts[suffix].replace(new[suffix])
    publish(folder, drafts[DATABASE], drafts[".parquet"], restored)


def _link(path: Path, name: Path) -> None:
    """Give a file a second name; a copy has it where that cannot be."""
    if os.name != "nt":  # there a file that a reader has open could not be moved by its second name either
        try:
            os.link(path, name)
        except OSError:  # no links on this disk, as on a memory stick
            shutil.copyfile(path, name)
    else:
        shutil.copyfile(path, name)


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


def _ways(
    now: Manifest, target: Manifest, manifests: Sequence[Manifest]
) -> tuple[list[Manifest], list[Manifest]]:
    """The entries that are left on the way from one snapshot to another, and those that are entered."""
    up, down = list(line(now, manifests)), list(line(target, manifests))
    shared = {one.id for one in up} & {one.id for one in down}
    if not shared:
        return [], []
    left = [one for one in up if one.id not in shared]
    return left, [one for one in reversed(down) if one.id not in shared]


def _set_aliases(
    folder: Path, left: Iterable[Manifest], entered: Iterable[Manifest]
) -> tuple[tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str], ...]]:
    """Take back the aliases of some entries and give those of others; which are given and taken by that."""
    before = {(one.alias, one.community, one.compound) for one in aliases.read(folder)}
    after = set(before)
    for one in left:
        after = (after - set(one.given)) | set(one.taken)
    for one in entered:
        after = (after | set(one.given)) - set(one.taken)
    if after != before:
        aliases.write(folder, [aliases.Alias(*one) for one in after])
    return tuple(sorted(after - before)), tuple(sorted(before - after))
