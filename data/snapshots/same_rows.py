"""Publishes a snapshot with the rows of another one: only its manifest differs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from data.snapshots.manifest import Manifest
from data.snapshots.publish import publish
from data.snapshots.seals import DATABASE, places


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
