"""The snapshots as a chain: which was made from which, in what order, and which may be cleared away.

A manifest names the snapshots that led to its own; no clock is asked. Those of earlier versions name none,
or one: what they were made from is told by their files.
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
#: Snapshots of aliases, rebuilds and restored states that stay beside those of imports: disks are finite.
MOST_STEPS = 30


class Standing(StrEnum):
    """Whether what a snapshot brought is among what is served."""

    IN_FORCE = ""
    #: The current snapshot does not come from it: it was taken back.
    UNDONE = "undone"
    #: The current snapshot comes from it by way of a restored state that goes back before it.
    REPLACED = "replaced"


def records(folder: Path) -> tuple[list[Manifest], list[str]]:
    """The snapshots whose database is there, the latest first; and the ids of those with a damaged record."""
    found, damaged = [], []
    for path in (folder / SNAPSHOTS).glob("*.json"):
        if path.with_suffix(".duckdb").is_file():
            manifest = readable(path)
            if manifest is not None and manifest.id == path.stem:
                found.append(manifest)
            elif path.is_file():  # and not just cleared away by an import
                damaged.append(path.stem)
    return sorted(found, key=_order, reverse=True), sorted(damaged)


def parent(manifest: Manifest, manifests: Sequence[Manifest]) -> Manifest | None:
    """The snapshot that one was made from, or the nearest before it that is still there.

    Args:
        manifest: The one that is asked about.
        manifests: All that are there, the latest first.
    """
    there = {one.id: one for one in manifests}
    told = [there[name] for name in manifest.ancestors if name in there]
    if told or manifest.kind is not Kind.UNTOLD:
        return told[0] if told else None
    return _inferred_parent(manifest, manifests)


def line(manifest: Manifest, manifests: Sequence[Manifest]) -> Iterator[Manifest]:
    """A snapshot and those that led to it, the nearest first."""
    passed: set[str] = set()
    one: Manifest | None = manifest
    while one is not None and one.id not in passed:  # a record written by hand may go in a circle
        passed.add(one.id)
        yield one
        one = parent(one, manifests)


def standings(current: str, manifests: Sequence[Manifest]) -> dict[str, Standing]:
    """How each snapshot stands to the current one.

    A restored state brings what led to the state that it serves again, were that taken back or not; of an
    earlier version, which did not write down which one that is, what led to it.

    Args:
        current: Id of the current snapshot.
        manifests: All that are there.
    """
    there = {one.id: one for one in manifests}
    if current not in there:
        return dict.fromkeys(there, Standing.IN_FORCE)
    led = {one.id for one in line(there[current], manifests)}
    serving: set[str] = set()
    one: Manifest | None = there[current]
    while one is not None and one.id not in serving:
        serving.add(one.id)
        one = there.get(one.restored) or parent(one, manifests)
    told = {True: Standing.REPLACED, False: Standing.UNDONE}
    return {name: Standing.IN_FORCE if name in serving else told[name in led] for name in there}


def with_place_in_chain(folder: Path, manifest: Manifest, before: str) -> Manifest:
    """A manifest about to be published, with its place in the chain, who made it and when.

    Args:
        folder: Folder of the store.
        manifest: The manifest.
        before: Id of the snapshot that is current now; empty in an empty store.
    """
    manifests, _damaged = records(folder)
    ancestors: tuple[str, ...] = ()
    if before:
        last = read_manifest(folder / SNAPSHOTS / f"{before}.json")
        ancestors = (before, *(one.id for one in line(last, manifests) if one.id != before))
    return replace(
        manifest,
        ancestors=ancestors,
        number=max((one.number for one in manifests), default=0) + 1,
        made_at=datetime.now().replace(microsecond=0),
        who=_operator(),
    )


def kept_ids(folder: Path, current: str, imports: int, steps: int = MOST_STEPS) -> set[str]:
    """Ids of the snapshots that stay: the last imports, what leads to them, and what came since.

    Imports count, both the last that were made and the last that led to the current snapshot: aliases,
    rebuilds and restored states never push one out. Of those the latest stay. So do the current snapshot and
    the one before it, and whatever has a damaged record: nobody can tell what it is.

    Args:
        folder: Folder of the store.
        current: Id of the current snapshot.
        imports: How many imports stay.
        steps: How many of the others.
    """
    manifests, damaged = records(folder)
    now = next((one for one in manifests if one.id == current), None)
    led = list(line(now, manifests)) if now is not None else []
    brought = [one for one in manifests if is_import(one, manifests)]
    stay = [*brought[:imports], *[one for one in led if one in brought][:imports]]
    oldest = min(map(_order, stay), default=None)
    others = [one for one in manifests if one not in brought][:steps]
    if len(brought) > imports and oldest is not None:
        others = [one for one in others if _order(one) > oldest]
    return {current, *damaged, *(one.id for one in [*stay, *others, *led[:2]])}


def is_import(manifest: Manifest, manifests: Sequence[Manifest]) -> bool:
    """Whether files came with a snapshot that the one before it does not have."""
    if manifest.kind is not Kind.UNTOLD:
        return manifest.kind is Kind.IMPORT
    before = parent(manifest, manifests)
    return before is None or before.originals != manifest.originals


def _order(manifest: Manifest) -> tuple[int, datetime, bool, int, int]:
    """What puts snapshots in order: their number; without one, what grew from another, or bears a digit."""
    number = _NUMBER.search(manifest.id.removeprefix(f"{manifest.imported_at:%Y%m%dT%H%M%S}-")[8:])
    place = int(number[1]) if number and not manifest.number else 1
    samples_last = not manifest.is_demonstration
    return manifest.number, manifest.imported_at, samples_last, len(manifest.originals), place


def _inferred_parent(manifest: Manifest, manifests: Sequence[Manifest]) -> Manifest | None:
    """What a snapshot of an earlier version was made from: the newest older one whose files it has too.

    An import that was taken back is older as well, but its files are not among those of the next one. The
    first real ledgers take the place of the demonstration, and share no file with it.
    """
    older = [one for one in manifests if _order(one) < _order(manifest)]
    grown = [
        one
        for one in older
        if one.is_demonstration is manifest.is_demonstration
        and one.originals == manifest.originals[: len(one.originals)]
    ]
    samples = [one for one in older if one.is_demonstration and not manifest.is_demonstration]
    return next(iter([*grown, *samples]), None)


def _operator() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in a container
        return ""
