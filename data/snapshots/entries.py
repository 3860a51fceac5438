"""The entries of the history, one per snapshot, and the entries that an undo would remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.errors import UnreadableFileError
from data.mapping_file import parse_mapping
from data.snapshots.chain import Standing, parent
from data.snapshots.manifest import Kind, Manifest, Original
from data.snapshots.pointer import SNAPSHOTS


@dataclass(frozen=True)
class MappingChange:
    """A mapping that was saved or removed.

    Attributes:
        name: Its name.
        ledger: Name of its ledger; empty if its text is no longer a valid mapping.
        columns: Names of the columns it fills.
    """

    name: str
    ledger: str
    columns: tuple[str, ...]

    @classmethod
    def from_text(cls, name: str, text: str) -> MappingChange:
        """The change described by a saved text; declarations may have changed since it was written."""
        try:
            mapping = parse_mapping(text, name)
        except UnreadableFileError:
            return cls(name, "", ())
        return cls(name, mapping.ledger, tuple(mapping.columns))


@dataclass(frozen=True)
class Entry:
    """One existing snapshot in the history.

    Attributes:
        id: Its name.
        imported_at: Moment of the last import in it, wall clock.
        files: Names of the files imported with it; none for an alias, a mapping, a rebuild or a restored
            state.
        row_counts: Rows of every ledger, 0 included; empty if the manifest is damaged.
        is_current: Whether it is the current snapshot.
        is_demonstration: Whether its rows are the synthetic samples.
        before: Id of the snapshot it was made from; empty if there is none.
        kind: What made it; empty for an earlier version, which did not record it.
        what: Details: mapping files of an import; the moment of the restored state.
        who: Account that made it; empty if the system does not say.
        made_at: When it was made, wall clock.
        changed: Rows that differ from the snapshot before; None if unknown.
        added_aliases: Aliases added with it, as ``alias → compound``.
        removed_aliases: Aliases removed with it.
        mapped: Mappings saved with it.
        unmapped: Earlier texts of the mappings that were removed or replaced with it.
        standing: Whether the rows it added are part of the current snapshot.
        is_damaged: Whether its manifest cannot be read; then only the name and the moment are known.
    """

    id: str
    imported_at: datetime
    files: tuple[str, ...]
    row_counts: dict[str, int]
    is_current: bool
    is_demonstration: bool
    before: str = ""
    kind: str = ""
    what: str = ""
    who: str = ""
    made_at: datetime = datetime.min
    changed: int | None = None
    added_aliases: tuple[str, ...] = ()
    removed_aliases: tuple[str, ...] = ()
    mapped: tuple[MappingChange, ...] = ()
    unmapped: tuple[MappingChange, ...] = ()
    standing: Standing = Standing.IN_FORCE
    is_damaged: bool = False


@dataclass(frozen=True)
class UndoResult:
    """The result of an undo, or of an undo that is proposed.

    Attributes:
        now: The snapshot that is current afterwards.
        undone: The entries that are undone, the latest first; all but the last of them changed no row.
    """

    now: Entry
    undone: tuple[Entry, ...]


def entry(manifest: Manifest, manifests: Sequence[Manifest], current: str) -> Entry:
    """The entry of a snapshot in the history.

    Args:
        manifest: Its manifest.
        manifests: All existing manifests, the latest first.
        current: Id of the current snapshot.
    """
    before = parent(manifest, manifests)
    brings = manifest.kind in (Kind.IMPORT, Kind.UNRECORDED)
    return Entry(
        id=manifest.id,
        imported_at=manifest.imported_at,
        files=tuple(dict.fromkeys(table.file for table in _imported_tables(manifest, before)))
        if brings
        else (),
        row_counts=dict(manifest.row_counts),
        is_current=manifest.id == current,
        is_demonstration=manifest.is_demonstration,
        before="" if before is None else before.id,
        kind=manifest.kind.value,
        what=manifest.what,
        who=manifest.who,
        made_at=manifest.made_at or manifest.imported_at,
        changed=manifest.changed,
        added_aliases=tuple(
            f"{alias} → {compound}" for alias, _community, compound in manifest.added_aliases
        ),
        removed_aliases=tuple(alias for alias, _community, _compound in manifest.removed_aliases),
        mapped=tuple(MappingChange.from_text(*fields) for fields in manifest.mapped),
        unmapped=tuple(MappingChange.from_text(*fields) for fields in manifest.unmapped),
    )


def damaged_entry(folder: Path, name: str) -> Entry:
    """The entry of a snapshot whose manifest is damaged."""
    made_at = datetime.fromtimestamp((folder / SNAPSHOTS / f"{name}.json").stat().st_mtime)
    made_at = made_at.replace(microsecond=0)
    return Entry(
        name, made_at, (), {}, is_current=False, is_demonstration=False, made_at=made_at, is_damaged=True
    )


def next_undo(entries: Sequence[Entry]) -> UndoResult | None:
    """The entries an undo would remove, and the snapshot it leads to; None if there is none before.

    A rebuild or a restore that changed no row is undone together with the snapshot it was made from, so that
    an undo always changes the numbers shown.
    """
    by_id = {one.id: one for one in entries}
    target = next((one for one in entries if one.is_current), None)
    undone: list[Entry] = []
    while target is not None:
        undone.append(target)
        target = by_id.get(target.before)
        if not _changes_nothing(undone[-1]) or undone[-1] is target:
            break
    return None if target is None or not undone else UndoResult(target, tuple(undone))


def _changes_nothing(entry: Entry) -> bool:
    """Whether an entry changes no row; a rebuild of a damaged snapshot is not compared and counts as such."""
    if entry.kind == Kind.REBUILD:
        return not entry.changed
    return entry.kind == Kind.RESTORE and entry.changed == 0


def _imported_tables(manifest: Manifest, before: Manifest | None) -> list[Original]:
    """The tables of the last import; for an earlier version, those that the snapshot before does not have."""
    if manifest.brought is not None:
        return [manifest.originals[number] for number in manifest.last_brought]
    pairs = zip(before.originals, manifest.originals, strict=False) if before is not None else ()
    end = 0 if before is None else len(before.originals)
    shared = next((at for at, (table, later) in enumerate(pairs) if table != later), end)
    # A snapshot in between may be gone: only tables of the same moment belong to this one.
    return [table for table in manifest.originals[shared:] if table.imported_at == manifest.imported_at]
