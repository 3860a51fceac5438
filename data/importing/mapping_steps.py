"""Saves and removes mappings: each is an entry of the history, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace as with_fields
from pathlib import Path

from data.errors import NoSnapshot
from data.mapping_file import ImportMapping, parse_mapping
from data.snapshots.companion_files import carry_out, plan, write
from data.snapshots.lock import writer_lock
from data.snapshots.manifest import Kind
from data.snapshots.manifest_files import current_manifest
from data.snapshots.originals import work_folder
from data.snapshots.publish import publish_same_rows, snapshot_id
from data.snapshots.saved_mappings import difference, files_of, path_of, texts, with_mapping, without_mapping
from data.snapshots.store import home as configured_home
from data.snapshots.store import require_database


def save(name: str, mapping: ImportMapping | str, home: Path | None = None, *, replace: bool = False) -> Path:
    """Save a mapping for its header row; an earlier one of the same name and header row is replaced.

    Before the first import there is no history: the mapping is saved without an entry.

    Args:
        name: Its name, in Chinese or Latin letters, at most 60.
        mapping: The mapping, or the text of one.
        home: Folder of the store; the configured one when None.
        replace: Whether a mapping of that name for another header row, or one of another name for this
            header row, may be replaced.

    Returns:
        The path of its file.

    Raises:
        UnreadableFileError: The text is not a valid mapping.
        SavedMappingError: The name is not allowed, or is taken, or the mapping has no header row.
        StoreError: The store is damaged, or an import is running.
    """
    folder = configured_home() if home is None else home
    path = path_of(name, folder)
    if isinstance(mapping, str):
        mapping = parse_mapping(mapping, name)
    _enter(folder, lambda: with_mapping(folder, name, mapping, replace=replace))
    return path


def remove(name: str, home: Path | None = None) -> None:
    """Remove a saved mapping; imported files are not affected.

    Raises:
        SavedMappingError: There is none of that name.
        StoreError: The store is damaged, or an import is running.
    """
    folder = configured_home() if home is None else home
    path_of(name, folder)
    _enter(folder, lambda: without_mapping(folder, name))


def _enter(folder: Path, change: Callable[[], Mapping[str, str]]) -> None:
    """Save a change of mappings as an entry: a snapshot of the same rows whose manifest records it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with writer_lock(folder), work_folder(folder) as work:
        before, after = texts(folder), change()
        mapped, unmapped = difference(before, after)
        files = files_of(folder, before, after)
        try:
            current = current_manifest(folder)
        except NoSnapshot:
            for file, text in files.items():
                write(folder / file, text)
            return
        if not files:
            return
        require_database(folder, current)
        entry = with_fields(
            current.followed_by(snapshot_id(current.originals, current.imported_at), Kind.MAPPING, 0),
            mapped=mapped,
            unmapped=unmapped,
        )
        plan(folder, entry.id, files)
        publish_same_rows(folder, work, current.id, entry)
        carry_out(folder)
