"""Publishes a finished snapshot as the current one, completely or not at all.

Its rows may be those of another snapshot: then only the manifest differs.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.disk import writing
from data.errors import NoSnapshot
from data.settings import settings
from data.snapshots import register
from data.snapshots.chain import kept_ids, with_place_in_chain
from data.snapshots.manifest import Manifest, Original
from data.snapshots.pointer import BEGUN, FINDINGS, POINTER, SNAPSHOTS, USED, is_used, read_pointer
from data.snapshots.seals import DATABASE, places, seals_of

_USED_TEXT = "这里存放着台账。请不要删除本文件：有它在，丢了别的文件也不会被当成新目录。\n"


def snapshot_id(originals: tuple[Original, ...], moment: datetime) -> str:
    """A new, unique name for a snapshot: the moment, a hash of the imported files, and a random part."""
    contents = hashlib.sha256()
    for original in originals:
        contents.update(repr(original).encode())
    return f"{moment:%Y%m%dT%H%M%S}-{contents.hexdigest()[:8]}-{secrets.token_hex(4)}"


def begin(folder: Path) -> None:
    """Mark in an unused folder that a first import is running."""
    if not is_used(folder) and not (folder / BEGUN).exists():
        (folder / BEGUN).touch(mode=0o600)


def publish(folder: Path, database: Path, findings: Path, manifest: Manifest) -> None:
    """Move the finished files into place, then set the pointer; readers switch in that last step.

    The caller holds the writer lock. Old snapshots are removed afterwards (``data.snapshots.chain``).

    Args:
        folder: Folder of the store.
        database: The finished database, in a folder of the same disk.
        findings: The finished findings.
        manifest: The manifest; its place in the chain, its author and the seals are filled in here.
    """
    try:
        before = read_pointer(folder)
    except NoSnapshot:
        before = ""
    snapshots = folder / SNAPSHOTS
    snapshots.mkdir(mode=0o700, exist_ok=True)
    (folder / FINDINGS).mkdir(mode=0o700, exist_ok=True)
    _move_durably(findings, folder / FINDINGS / f"{manifest.id}.parquet")
    _move_durably(database, snapshots / f"{manifest.id}.duckdb")
    manifest = replace(with_place_in_chain(folder, manifest, before), files=seals_of(folder, manifest.id))
    write_durably(snapshots / f"{manifest.id}.json", manifest.to_json().encode())
    point(folder, manifest.id)
    register.note(folder, is_real=not manifest.is_demonstration)
    _prune(folder, kept_ids(folder, manifest.id, settings().kept_imports))


def point(folder: Path, snapshot: str) -> None:
    """Make a published snapshot the current one; the folder is a store from then on."""
    write_durably(folder / POINTER, snapshot.encode())
    if not (folder / USED).exists():
        write_durably(folder / USED, _USED_TEXT.encode())
        (folder / BEGUN).unlink(missing_ok=True)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file in one step: it holds the old bytes or all new bytes; mode 0600."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with writing(path):
            handle = os.open(
                temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
            )
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)  # frees space on a full disk
    _sync_folder(path.parent)


def _move_durably(source: Path, target: Path) -> None:
    source.chmod(0o600)
    with source.open("r+b") as stream:
        os.fsync(stream.fileno())
    source.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; the rename itself is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(folder: Path, kept_ids: set[str]) -> None:
    old = [path for path in (folder / SNAPSHOTS).iterdir() if path.stem not in kept_ids]
    old += [path for path in (folder / FINDINGS).iterdir() if path.stem not in kept_ids]
    for path in old:
        with contextlib.suppress(PermissionError):  # Windows: a reader still has it open; removed next time
            path.unlink()


def publish_same_rows(folder: Path, work: Path, snapshot: str, manifest: Manifest) -> None:
    """Publish the files of a snapshot under another name; hard links save space where the disk allows them.

    The caller holds the writer lock.

    Args:
        folder: Folder of the store.
        work: Folder for unfinished files.
        snapshot: Id of the snapshot with the rows.
        manifest: The manifest of the new snapshot.
    """
    old, new = places(folder, snapshot), places(folder, manifest.id)
    drafts = {suffix: work / f"again{suffix}" for suffix in old}
    for suffix, path in old.items():
        if path.is_file():
            _link(path, drafts[suffix])
    for suffix in drafts.keys() - {DATABASE, ".parquet"}:
        if drafts[suffix].is_file():
            drafts[suffix].replace(new[suffix])
    publish(folder, drafts[DATABASE], drafts[".parquet"], manifest)


def _link(path: Path, name: Path) -> None:
    """Create a hard link to a file, or a copy where links are not possible."""
    if os.name != "nt":  # on Windows an open file could not be moved by its second name
        try:
            os.link(path, name)
        except OSError:  # the disk has no links, as a memory stick
            shutil.copyfile(path, name)
    else:
        shutil.copyfile(path, name)
