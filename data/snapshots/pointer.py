"""The pointer to the current snapshot of a store, and whether a folder was ever a store.

The file ``CURRENT`` names the snapshot; it is replaced in one step, so that a reader sees the old snapshot or
the new one, and never half an import. A store without it is not an empty store: nothing is ever imported
over it. The file ``USED`` says that something was published in the folder; ``BEGUN`` that a first import is
running, so that the leftovers of an interrupted one are not taken for a store.
"""

from __future__ import annotations

import re
from pathlib import Path

from data.errors import Damage, NoSnapshot, UnavailableError
from data.snapshots import register

POINTER = "CURRENT"
SNAPSHOTS = "snapshots"
ORIGINALS = "originals"
FINDINGS = "findings"
INBOX = "inbox"
USED = "USED"
BEGUN = "BEGUN"
#: Pattern of the names of snapshots.
_NAME = re.compile(r"[0-9A-Za-z][\w.-]{0,99}", re.ASCII)


def read_pointer(folder: Path) -> str:
    """The id of the current snapshot.

    Raises:
        NoSnapshot: Nothing has been published in that folder.
        UnavailableError: Something has, but the current snapshot cannot be determined.
    """
    try:
        content = (folder / POINTER).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if damage := _without_pointer(folder):
            raise UnavailableError(damage) from error
        raise NoSnapshot(f"{folder} 中还没有台账，请先导入。") from error
    except OSError as error:
        raise UnavailableError(Damage.UNREADABLE) from error
    name = content.decode("ascii", "replace").strip()
    if not _NAME.fullmatch(name):
        raise UnavailableError(Damage.BAD_POINTER)
    return name


def is_used(folder: Path) -> bool:
    """Whether anything was ever published in a folder, judged by its files."""
    if (folder / USED).exists() or (folder / POINTER).exists():
        return True
    if (folder / BEGUN).exists():
        return False
    return any((folder / name).is_dir() and any((folder / name).iterdir()) for name in (SNAPSHOTS, ORIGINALS))


def is_lost(folder: Path) -> bool:
    """Whether a folder held ledgers before and has no trace of a store now: a share that is not mounted."""
    return not (folder / BEGUN).exists() and register.is_known(folder) and not is_used(folder)


def _without_pointer(folder: Path) -> Damage | None:
    """The damage that a missing pointer means; None if the folder was never used."""
    try:
        if is_used(folder):
            return Damage.NO_POINTER
        return Damage.NO_FOLDER if is_lost(folder) else None
    except OSError:
        return Damage.UNREADABLE
