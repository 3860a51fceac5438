"""A snapshot with the very rows of another: what changed is what its record says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from data.snapshots.manifest import Manifest
from data.snapshots.publish import publish
from data.snapshots.seals import DATABASE, places


def publish_same_rows(folder: Path, work: Path, snapshot: str, manifest: Manifest) -> None:
    """Publish the files of a snapshot under another name; they take no room where the disk can link them.

    The caller holds the writer lock.

    Args:
        folder: Folder of the store.
        work: Folder for unfinished files.
        snapshot: Id of the snapshot whose rows they are.
        manifest: The record of the new one.
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
    """Give a file a second name; a copy has it where that cannot be."""
    if os.name != "nt":  # there a file that a reader has open could not be moved by its second name either
        try:
            os.link(path, name)
        except OSError:  # no links on this disk, as on a memory stick
            shutil.copyfile(path, name)
    else:
        shutil.copyfile(path, name)
