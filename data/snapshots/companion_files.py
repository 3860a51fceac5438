"""Small files that change together with the current snapshot: aliases and saved mappings.

No system replaces two files in one step. A plan with the new texts and the snapshot they belong to is
written first; it is carried out once that snapshot is current, by the next process if necessary. A process
that dies before leaves everything unchanged.
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
#: File of the aliases given by hand.
ALIASES = "aliases.json"


def plan(folder: Path, snapshot: str, files: Mapping[str, str | None]) -> None:
    """Plan new texts of files that take effect as soon as a snapshot is the current one.

    The caller holds the writer lock, makes the snapshot current, and calls ``carry_out``.

    Args:
        folder: Folder of the store.
        snapshot: Id of the snapshot.
        files: Name of a file below the folder -> its new text; None to remove it.
    """
    if files:
        content = {"snapshot": snapshot, "files": dict(files)}
        write_durably(folder / PLAN, json.dumps(content, ensure_ascii=False).encode())


def carry_out(folder: Path) -> None:
    """Carry out the plan of the current snapshot; discard a plan whose snapshot never became current.

    The caller holds the writer lock. While the current snapshot is unknown, nothing is done.

    Raises:
        StoreError: The plan is damaged.
    """
    path = folder / PLAN
    if not path.is_file():
        return
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        snapshot, files = content["snapshot"], dict(content["files"])
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


def carry_out_for_reader(folder: Path) -> None:
    """As ``carry_out``, called by readers; if a writer is at work, it does so itself.

    Raises:
        StoreError: The plan is damaged.
    """
    if (folder / PLAN).is_file():
        with contextlib.suppress(StoreBusyError, PermissionError), writer_lock(folder):
            carry_out(folder)


def write(path: Path, text: str | None) -> None:
    """Write a text to a file, or remove the file if the text is None, in one step; create its folder."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_durably(path, text.encode())
