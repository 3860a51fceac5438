"""Removes files left by killed imports and full disks: they hold personal data."""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from data.errors import StoreBusyError
from data.snapshots.companion_files import ALIASES, PLAN, carry_out
from data.snapshots.lock import writer_lock
from data.snapshots.pointer import SNAPSHOTS
from data.snapshots.purge import PURGED
from data.snapshots.saved_mappings import MAPPINGS
from data.snapshots.store import FINDINGS, ORIGINALS, POINTER

_log = logging.getLogger("data.snapshots.leftovers")

WORK_PREFIX = "work-"
#: File in the work folder: originals stored before a manifest named them.
_KEPT = "kept"
#: Temporary names of files: a leading dot, and a process id at the end.
_TEMPORARY = re.compile(rf"\.(?:{POINTER}|.+\.(?:json|toml))\.\d+")
#: Files written without the writer lock take moments to write: older ones belong to no living process.
_SURELY_DEAD_SECONDS = 3600


def tidy(folder: Path) -> None:
    """Remove leftovers of dead imports, unless an import is running, which does so itself."""
    # Without leftovers no lock is made: the folder may be on a share that is not mounted.
    if any(folder.glob(f"{WORK_PREFIX}*")) or (folder / PLAN).is_file() or any(_leftovers(folder)):
        with contextlib.suppress(StoreBusyError, PermissionError), writer_lock(folder):
            remove_leftovers(folder)


def remove_leftovers(folder: Path) -> None:
    """Remove leftovers of dead imports and complete their plans; the caller holds the writer lock.

    The system releases the lock when its holder dies: files that only the holder writes belong to no living
    process, whatever process id they name, since processes of other machines may have the same numbers.
    """
    carry_out(folder)
    for work in folder.glob(f"{WORK_PREFIX}*"):
        forget_unfinished(folder, work)
        shutil.rmtree(work, ignore_errors=True)
    for path in _leftovers(folder):
        with contextlib.suppress(FileNotFoundError, PermissionError):  # Windows: a reader has it open
            path.unlink()
            _log.warning("removed what an unfinished import left: %s", path.name)


def remember_original(work: Path, name: str) -> None:
    """Note that an original is about to be stored before a manifest names it."""
    with (work / _KEPT).open("a", encoding="ascii") as stream:
        stream.write(f"{name}\n")


def forget_unfinished(folder: Path, work: Path) -> None:
    """Remove the originals stored by an import that no manifest names."""
    try:
        names = (work / _KEPT).read_text(encoding="ascii").split()
    except OSError:
        return
    manifests = [path.read_bytes() for path in (folder / SNAPSHOTS).glob("*.json")]
    for name in names:
        if not any(name.encode() in one for one in manifests):
            (folder / ORIGINALS / name).unlink(missing_ok=True)


def _leftovers(folder: Path) -> Iterator[Path]:
    """The files that no living process writes and no reader needs."""
    begun = [path for name in (POINTER, PLAN, ALIASES, PURGED) for path in folder.glob(f".{name}.*")]
    begun += (folder / MAPPINGS).glob(".*")
    yield from (path for path in begun if _TEMPORARY.fullmatch(path.name))
    for name in (ORIGINALS, SNAPSHOTS, FINDINGS):
        yield from (folder / name).glob(".*.*")
        yield from (folder / name).glob("*.tmp")
    yield from _without_manifest(folder)
    for path in folder.glob(".*"):
        if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime > _SURELY_DEAD_SECONDS:
            yield path


def _without_manifest(folder: Path) -> Iterator[Path]:
    """The databases and findings published without a manifest.

    None while the store is damaged: if the current snapshot is unknown, a user has to look first.
    """
    snapshots = folder / SNAPSHOTS
    ids = {path.stem for path in snapshots.glob("*.json")}
    try:
        current = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        current = ""
    except (OSError, UnicodeDecodeError):
        return
    if current not in ids and (current or ids):
        return
    for path in [*snapshots.glob("*.duckdb*"), *(folder / FINDINGS).glob("*.*")]:
        if path.name.split(".")[0] not in ids:
            yield path
