"""The chain of snapshots: which was made from which, in what order, and which may be removed.

A manifest names the ancestors of its snapshot; no clock is used. Manifests of earlier versions name none or
one; their parent is inferred from their files.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from data.snapshots.manifest import Kind, Manifest
from data.snapshots.manifest_files import read_manifest, readable
from data.snapshots.pointer import SNAPSHOTS

_NUMBER = re.compile(r"-(\d+)$")
#: How many snapshots of aliases, rebuilds and restores stay besides those of imports: disks are finite.
MOST_STEPS = 30


class Standing(StrEnum):
    """Whether the rows a snapshot added are part of the current snapshot."""

    IN_FORCE = ""
    #: The current snapshot does not descend from it: it was undone.
    UNDONE = "undone"
    #: The current snapshot descends from it, but through a restore of a state before it.
    REPLACED = "replaced"


def records(folder: Path) -> tuple[list[Manifest], list[str]]:
    """The snapshots whose database exists, the latest first; and the ids of those with a damaged manifest."""
    manifests, damaged = [], []
    for path in (folder / SNAPSHOTS).glob("*.json"):
        if path.with_suffix(".duckdb").is_file():
            manifest = readable(path)
            if manifest is not None and manifest.id == path.stem:
                manifests.append(manifest)
            elif path.is_file():  # and not just removed by an import
                damaged.append(path.stem)
    return sorted(manifests, key=_order, reverse=True), sorted(damaged)


def parent(manifest: Manifest, manifests: Sequence[Manifest]) -> Manifest | None:
    """The snapshot that one was made from, or its nearest ancestor that still exists.

    Args:
        manifest: The manifest of the snapshot.
        manifests: All existing manifests, the latest first.
    """
    by_id = {other.id: other for other in manifests}
    ancestors = [by_id[name] for name in manifest.ancestors if name in by_id]
    if ancestors or manifest.kind is not Kind.UNRECORDED:
        return ancestors[0] if ancestors else None
    return _inferred_parent(manifest, manifests)


def lineage(manifest: Manifest, manifests: Sequence[Manifest]) -> Iterator[Manifest]:
    """A snapshot and its ancestors, the nearest first."""
    passed: set[str] = set()
    ancestor: Manifest | None = manifest
    while ancestor is not None and ancestor.id not in passed:  # a manifest edited by hand may form a circle
        passed.add(ancestor.id)
        yield ancestor
        ancestor = parent(ancestor, manifests)


def standings(current: str, manifests: Sequence[Manifest]) -> dict[str, Standing]:
    """The standing of each snapshot relative to the current one, by id.

    A restore also counts the ancestors of the state that it restores, even if they were undone; a restore of
    an earlier version did not record that state, so its own ancestors count.

    Args:
        current: Id of the current snapshot.
        manifests: All existing manifests.
    """
    by_id = {one.id: one for one in manifests}
    if current not in by_id:
        return dict.fromkeys(by_id, Standing.IN_FORCE)
    ancestry = {one.id for one in lineage(by_id[current], manifests)}
    serving: set[str] = set()
    ancestor: Manifest | None = by_id[current]
    while ancestor is not None and ancestor.id not in serving:
        serving.add(ancestor.id)
        ancestor = by_id.get(ancestor.restored) or parent(ancestor, manifests)
    undone_standing = {True: Standing.REPLACED, False: Standing.UNDONE}
    return {
        name: Standing.IN_FORCE if name in serving else undone_standing[name in ancestry] for name in by_id
    }


def with_place_in_chain(folder: Path, manifest: Manifest, before: str) -> Manifest:
    """The manifest completed before publishing: its place in the chain, its author and its moment.

    Args:
        folder: Folder of the store.
        manifest: The manifest.
        before: Id of the current snapshot; empty in an empty store.
    """
    manifests, _damaged = records(folder)
    ancestors: tuple[str, ...] = ()
    if before:
        last = read_manifest(folder / SNAPSHOTS / f"{before}.json")
        ancestors = (before, *(one.id for one in lineage(last, manifests) if one.id != before))
    return replace(
        manifest,
        ancestors=ancestors,
        number=max((one.number for one in manifests), default=0) + 1,
        made_at=datetime.now().replace(microsecond=0),
        who=operator(),
    )


def kept_ids(folder: Path, current: str, imports: int, steps: int = MOST_STEPS) -> set[str]:
    """Ids of the snapshots to keep: the last imports, their ancestors, and later snapshots.

    The last imports made are kept, and the last imports among the ancestors of the current snapshot: aliases,
    rebuilds and restores never displace an import; the latest of these are kept besides. The current snapshot
    and the one before it are kept, and every snapshot with a damaged manifest: its content is unknown.

    Args:
        folder: Folder of the store.
        current: Id of the current snapshot.
        imports: How many imports to keep.
        steps: How many other snapshots to keep.
    """
    manifests, damaged = records(folder)
    manifest = next((one for one in manifests if one.id == current), None)
    ancestry = list(lineage(manifest, manifests)) if manifest is not None else []
    brought = [one for one in manifests if is_import(one, manifests)]
    imports_to_keep = [*brought[:imports], *[one for one in ancestry if one in brought][:imports]]
    oldest = min(map(_order, imports_to_keep), default=None)
    others = [one for one in manifests if one not in brought][:steps]
    if len(brought) > imports and oldest is not None:
        others = [one for one in others if _order(one) > oldest]
    return {current, *damaged, *(one.id for one in [*imports_to_keep, *others, *ancestry[:2]])}


def is_import(manifest: Manifest, manifests: Sequence[Manifest]) -> bool:
    """Whether a snapshot has files that the one before it does not have."""
    if manifest.kind is not Kind.UNRECORDED:
        return manifest.kind is Kind.IMPORT
    before = parent(manifest, manifests)
    return before is None or before.originals != manifest.originals


def _order(manifest: Manifest) -> tuple[int, datetime, bool, int, int]:
    """Sort key of snapshots: their number; without one, descendants later, and a name with a digit later."""
    number = _NUMBER.search(manifest.id.removeprefix(f"{manifest.imported_at:%Y%m%dT%H%M%S}-")[8:])
    place = int(number[1]) if number and not manifest.number else 1
    samples_last = not manifest.is_demonstration
    return manifest.number, manifest.imported_at, samples_last, len(manifest.originals), place


def _inferred_parent(manifest: Manifest, manifests: Sequence[Manifest]) -> Manifest | None:
    """The parent of a snapshot of an earlier version: the newest older one whose files it contains.

    An undone import is older as well, but its files are not among those of the next one. The
    first real ledgers replace the demonstration, and share no file with it.
    """
    older = [candidate for candidate in manifests if _order(candidate) < _order(manifest)]
    grown = [
        candidate
        for candidate in older
        if candidate.is_demonstration is manifest.is_demonstration
        and candidate.originals == manifest.originals[: len(candidate.originals)]
    ]
    samples = [
        candidate for candidate in older if candidate.is_demonstration and not manifest.is_demonstration
    ]
    return next(iter([*grown, *samples]), None)


def operator() -> str:
    """The account that runs the program; empty if the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return ""
