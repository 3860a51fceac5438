"""What killed imports and full disks leave behind: it holds personal data, and goes at the next occasion."""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from data.errors import StoreBusyError
from data.snapshots.beside import ALIASES, PLAN, carry_out
from data.snapshots.lock import writer_lock
from data.snapshots.pointer import SNAPSHOTS
from data.snapshots.purge import PURGED
from data.snapshots.saved_mappings import MAPPINGS
from data.snapshots.store import FINDINGS, ORIGINALS, POINTER

_log = logging.getLogger("data.snapshots.leftovers")

WORK_PREFIX = "work-"
#: In the folder for unfinished files: the originals that were kept before a manifest named them.
_KEPT = "kept"
#: The names under which files are written before they get their own: a dot before it, a process behind it.
_TEMPORARY = re.compile(rf"\.(?:{POINTER}|.+\.(?:json|toml))\.\d+")
#: What is written without the writer lock is written in moments: older ones belong to nobody living.
_SURELY_DEAD_SECONDS = 3600


def tidy(folder: Path) -> None:
    """Remove what dead imports left, unless one is running: then it has done so itself."""
    # Where there is nothing to remove no lock is made: the folder may be that of a share that is not there.
    if any(folder.glob(f"{WORK_PREFIX}*")) or (folder / PLAN).is_file() or any(_leftovers(folder)):
        with contextlib.suppress(StoreBusyError, PermissionError), writer_lock(folder):
            remove_leftovers(folder)


def remove_leftovers(folder: Path) -> None:
    """Remove what dead imports left in the store, and end what was begun; the caller holds the writer lock.

    The lock is given back by the system when its holder dies: whatever only its holder writes belongs to
    nobody living, whichever process it names, for processes of other machines may bear the same numbers.
    """
    carry_out(folder)
    for work in folder.glob(f"{WORK_PREFIX}*"):
        forget_unfinished(folder, work)
        shutil.rmtree(work, ignore_errors=True)
    for left in _leftovers(folder):
        with contextlib.suppress(FileNotFoundError, PermissionError):  # Windows: somebody has it open
            left.unlink()
            _log.warning("removed what an unfinished import left: %s", left.name)


def remember_kept(work: Path, name: str) -> None:
    """Note that an original is about to be kept, which no manifest names yet."""
    with (work / _KEPT).open("a", encoding="ascii") as stream:
        stream.write(f"{name}\n")


def forget_unfinished(folder: Path, work: Path) -> None:
    """Remove the originals that an import kept and no manifest came to name."""
    try:
        names = (work / _KEPT).read_text(encoding="ascii").split()
    except OSError:
        return
    told = [path.read_bytes() for path in (folder / SNAPSHOTS).glob("*.json")]
    for name in names:
        if not any(name.encode() in one for one in told):
            (folder / ORIGINALS / name).unlink(missing_ok=True)


def _leftovers(folder: Path) -> Iterator[Path]:
    """The files that nobody living writes, and no reader needs."""
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
    """The databases and findings that were put in place before their manifest could be.

    Not while the store is damaged: where the current snapshot is not known, somebody is to look first.
    """
    snapshots = folder / SNAPSHOTS
    known = {path.stem for path in snapshots.glob("*.json")}
    try:
        current = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        current = ""
    except (OSError, UnicodeDecodeError):
        return
    if current not in known and (current or known):
        return
    for path in [*snapshots.glob("*.duckdb*"), *(folder / FINDINGS).glob("*.*")]:
        if path.name.split(".")[0] not in known:
            yield path
