"""Restricts the folder of the store to its owner, and reports files that others could read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from data.notation.file_names import display_name
from data.notebook.briefing_choices import CHOICES
from data.notebook.database import BESIDE, NOTEBOOK
from data.snapshots.boundaries import BOUNDARIES
from data.snapshots.companion_files import ALIASES, PLAN
from data.snapshots.lock import LOCK
from data.snapshots.pointer import INBOX, SNAPSHOTS
from data.snapshots.purge import PURGED
from data.snapshots.salt import ENDED, SALT
from data.snapshots.saved_mappings import MAPPINGS
from data.snapshots.store import BEGUN, FINDINGS, ORIGINALS, POINTER, USED

FOLDER_RIGHTS, FILE_RIGHTS = 0o700, 0o600
_OTHERS = 0o077
#: Folders that the product creates there; other files belong to the user.
_FOLDERS = (SNAPSHOTS, ORIGINALS, FINDINGS, MAPPINGS, INBOX, "uploads", "log")
_FILES = (
    POINTER, LOCK, SALT, ENDED, ALIASES, BOUNDARIES, CHOICES, PURGED, USED, BEGUN, PLAN, "SERVING",
    NOTEBOOK, *BESIDE,
)  # fmt: skip


def tighten(folder: Path) -> str:
    """Remove the rights of other accounts on the folder of the store and on the product's files in it.

    Links are not followed. Files of another account or on a read-only disk stay
    unchanged: an import does not fail because of them.

    Returns:
        One Chinese line on the files that were too open; empty if there were none, and on Windows.
    """
    if os.name == "nt" or not folder.is_dir():
        return ""
    closed: list[Path] = []
    left: list[Path] = []
    for path in _parts(folder):
        try:
            state = path.lstat()
            if stat.S_ISLNK(state.st_mode) or not state.st_mode & _OTHERS:
                continue
            # A shared folder such as /tmp does not belong to the product.
            if state.st_uid != os.geteuid() or state.st_mode & stat.S_ISVTX:
                left.append(path)
                continue
            path.chmod(FOLDER_RIGHTS if path.is_dir() else FILE_RIGHTS)
        except FileNotFoundError:  # a concurrent import removed it
            continue
        except OSError:
            left.append(path)
        else:
            closed.append(path)
    return _rights_text(folder, closed, left)


def _rights_text(folder: Path, closed: list[Path], left: list[Path]) -> str:
    parts = []
    if closed:
        name = display_name(str(folder))
        parts.append(f"台账目录 {name} 里有 {len(closed)} 处别的账号也能读，已改为只有本账号可以读写")
    if left:
        name = display_name(str(left[0]))
        parts.append(
            f"{name} 等 {len(left)} 处别的账号也能读，改不了（属于别的账号，或磁盘只读），请管理员收紧"
        )
    return "；".join(parts) + "。" if parts else ""


def tighten_and_report(folder: Path) -> None:
    """As ``tighten``; the line is printed to standard error."""
    if line := tighten(folder):
        print(line, file=sys.stderr)  # noqa: T201 - for a command line


def _parts(folder: Path) -> Iterator[Path]:
    """The folder and the product's files in it."""
    yield folder
    yield from (folder / name for name in _FILES)
    for name in _FOLDERS:
        part = folder / name
        yield part
        if part.is_dir() and not part.is_symlink():
            for parent, folders, files in os.walk(part):
                yield from (Path(parent) / name for name in (*folders, *files))
