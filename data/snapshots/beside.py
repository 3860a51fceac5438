"""Small files beside the snapshots that change together with the current one: aliases and mappings.

No system replaces two files in one step. What the files are to hold is written down first, with the snapshot
that it belongs to; once that is the current one it is carried out, by whoever comes next if need be. Whoever
dies before leaves everything as it was.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from data.errors import NoSnapshot, StoreBusyError, StoreError
from data.snapshots.lock import writer_lock
from data.snapshots.pointer import read_pointer
from data.snapshots.publish import write_durably

PLAN = "CHANGING.json"
#: Where the aliases are kept.
ALIASES = "aliases.json"


def plan(folder: Path, snapshot: str, files: Mapping[str, str | None]) -> None:
    """Write down what files are to hold as soon as a snapshot is the current one.

    The caller holds the writer lock, makes the snapshot current, and calls ``carry_out``.

    Args:
        folder: Folder of the store.
        snapshot: Id of the snapshot.
        files: Name of a file below the folder -> its text; None when it is to go.
    """
    if files:
        told = {"snapshot": snapshot, "files": dict(files)}
        write_durably(folder / PLAN, json.dumps(told, ensure_ascii=False).encode())


def carry_out(folder: Path) -> None:
    """Do what is planned with the current snapshot; forget a plan for one that never came to be current.

    The caller holds the writer lock. While it cannot be told what is current, nothing is done.

    Raises:
        StoreError: The plan is damaged.
    """
    path = folder / PLAN
    if not path.is_file():
        return
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        snapshot, files = told["snapshot"], dict(told["files"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} 已损坏：{error}。请删除它，再核对别名和保存的映射。") from error
    try:
        is_current = read_pointer(folder) == snapshot
    except NoSnapshot:
        is_current = False
    except StoreError:
        return
    for name, text in files.items() if is_current else ():
        write(folder / name, text)
    path.unlink()


def settle(folder: Path) -> None:
    """The same for who only reads; whoever is writing has done so, or does it himself.

    Raises:
        StoreError: The plan is damaged.
    """
    if (folder / PLAN).is_file():
        with contextlib.suppress(StoreBusyError, PermissionError), writer_lock(folder):
            carry_out(folder)


def write(path: Path, text: str | None) -> None:
    """Let a file hold that text, or be gone when it is None, in one step; its folder is made."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_durably(path, text.encode())
