"""What the history says of each snapshot, and what an undo would take back."""

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
    """A mapping that was saved or taken away.

    Attributes:
        name: Its name.
        ledger: Name of the ledger it is for; empty when its text is no mapping any more.
        columns: Names of the columns that it fills.
    """

    name: str
    ledger: str
    columns: tuple[str, ...]

    @classmethod
    def from_text(cls, name: str, text: str) -> MappingChange:
        """What a kept text says; declarations may have changed since it was written."""
        try:
            mapping = parse_mapping(text, name)
        except UnreadableFileError:
            return cls(name, "", ())
        return cls(name, mapping.ledger, tuple(mapping.columns))


@dataclass(frozen=True)
class Entry:
    """One snapshot among those that are still there.

    Attributes:
        id: Its name.
        imported_at: Moment of the last import in it, wall clock.
        files: Names of the files that came with it; none with an alias, a mapping, a rebuild or a restored
            state.
        row_counts: Rows of every ledger, 0 included; empty when the record is damaged.
        is_current: Whether it is the one that is served.
        is_demonstration: Whether its rows are the synthetic samples.
        before: Id of the snapshot it was made from; empty without one.
        kind: What made it; empty when an earlier version did, which did not say.
        what: More of that: mapping files of an import; of what moment the restored state is.
        who: Who made it; empty when the system does not say.
        made_at: When it was made, wall clock.
        changed: Rows that are others than in the snapshot before; None when that is not known.
        given: Aliases that were given with it, as ``alias → compound``.
        taken: Aliases that were taken away with it.
        mapped: Mappings that were saved with it.
        unmapped: Mappings that were taken away with it, or are written anew, as they were.
        standing: Whether what it brought is among what is served.
        is_damaged: Whether its record cannot be read; nothing but the name and the moment is known then.
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
    given: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    mapped: tuple[MappingChange, ...] = ()
    unmapped: tuple[MappingChange, ...] = ()
    standing: Standing = Standing.IN_FORCE
    is_damaged: bool = False


@dataclass(frozen=True)
class UndoResult:
    """What an undo did, or would do.

    Attributes:
        now: The snapshot that is current then.
        undone: What is taken back, the latest first; before the last of them only such as changed no row.
    """

    now: Entry
    undone: tuple[Entry, ...]


def entry(manifest: Manifest, manifests: Sequence[Manifest], current: str) -> Entry:
    """What a snapshot is in the history.

    Args:
        manifest: Its record.
        manifests: The records of all that are there, the latest first.
        current: Id of the current one.
    """
    before = parent(manifest, manifests)
    brings = manifest.kind in (Kind.IMPORT, Kind.UNTOLD)
    return Entry(
        id=manifest.id,
        imported_at=manifest.imported_at,
        files=tuple(dict.fromkeys(one.file for one in _imported_tables(manifest, before))) if brings else (),
        row_counts=dict(manifest.row_counts),
        is_current=manifest.id == current,
        is_demonstration=manifest.is_demonstration,
        before="" if before is None else before.id,
        kind=manifest.kind.value,
        what=manifest.what,
        who=manifest.who,
        made_at=manifest.made_at or manifest.imported_at,
        changed=manifest.changed,
        given=tuple(f"{alias} → {compound}" for alias, _community, compound in manifest.given),
        taken=tuple(alias for alias, _community, _compound in manifest.taken),
        mapped=tuple(MappingChange.from_text(*one) for one in manifest.mapped),
        unmapped=tuple(MappingChange.from_text(*one) for one in manifest.unmapped),
    )


def unknown(folder: Path, name: str) -> Entry:
    """A snapshot whose record is damaged, in the history."""
    made_at = datetime.fromtimestamp((folder / SNAPSHOTS / f"{name}.json").stat().st_mtime)
    made_at = made_at.replace(microsecond=0)
    return Entry(
        name, made_at, (), {}, is_current=False, is_demonstration=False, made_at=made_at, is_damaged=True
    )


def way_back(entries: Sequence[Entry]) -> UndoResult | None:
    """What an undo would take back, and where it leads; None when there is nothing before.

    A rebuild, or a restored state, that changed no row is taken back together with what it was made of: who
    takes something back sees other numbers after it.
    """
    there = {one.id: one for one in entries}
    now = next((one for one in entries if one.is_current), None)
    undone: list[Entry] = []
    while now is not None:
        undone.append(now)
        now = there.get(now.before)
        if not _changes_nothing(undone[-1]) or undone[-1] is now:
            break
    return None if now is None or not undone else UndoResult(now, tuple(undone))


def _changes_nothing(entry: Entry) -> bool:
    """A rebuild of a snapshot that was damaged is not compared; it is meant to change nothing."""
    if entry.kind == Kind.REBUILD:
        return not entry.changed
    return entry.kind == Kind.RESTORE and entry.changed == 0


def _imported_tables(manifest: Manifest, before: Manifest | None) -> list[Original]:
    """The tables that came with an import; of an earlier version, what the snapshot before does not have."""
    if manifest.brought is not None:
        return [manifest.originals[number] for number in manifest.last_brought]
    pairs = zip(before.originals, manifest.originals, strict=False) if before is not None else ()
    end = 0 if before is None else len(before.originals)
    shared = next((at for at, (one, other) in enumerate(pairs) if one != other), end)
    # A snapshot in between may be gone: what was imported at another moment is not this one's.
    return [one for one in manifest.originals[shared:] if one.imported_at == manifest.imported_at]
