"""Finds the complete files of the inbox: those that nobody is writing any more, judged from outside.

A file counts as still if its size and time have not changed for a while, which grows with its size. Its
time is not sufficient, since copies keep the time of the original, and clocks differ: it is
checked twice.
"""

from __future__ import annotations

import contextlib
import os
import re
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.progress import Progress, nobody
from data.reading.archives import ZIP_SIGNATURE
from data.reading.compound_files import CompoundFile
from data.reading.file_kinds import XLS_SIGNATURE
from data.settings import settings

#: Temporary files of programs, files that Windows puts into folders, and backup files of editors.
_UNFINISHED = (
    *(".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download"),
    *(".downloading", ".aria2", ".td", ".xltd", ".swp", ".lock", ".lck", ".bak", "~", "#"),
)
_NOT_LEDGERS = ("desktop.ini", "thumbs.db")
_BEGINNINGS = (".", "~", "#")
#: Temporary name under which Excel writes a workbook before replacing the old one.
_SAVED_BY_EXCEL = re.compile(r"[0-9A-F]{8}")
#: Size in bytes for which the wait is twice that of an empty file.
_TWICE_AS_LONG = 50_000_000
#: Age in seconds from which a file is not checked twice: clocks do not differ by so much.
_SURELY_OLD_SECONDS = 600
#: How many waits a truncated file may take to be completed, about an hour.
_CUT_SHORT = 360
GROWING = "文件还在变化，可能还没有拷贝完；留在 inbox 里，下次再读。"
CUT = "文件不完整，可能还没有拷贝完；留在 inbox 里，下次再读。若过一小时仍是这样，按损坏的文件处理。"

#: Size and time of the last change: unchanged while nobody writes the file.
State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class InboxFiles:
    """The files of the inbox, complete ones and others.

    Attributes:
        ready: The complete files -> their states, the oldest first: of two exports the later wins.
        waiting: The other files -> the reason for waiting, in Chinese.
    """

    ready: dict[Path, State]
    waiting: dict[Path, str]


def check_inbox(inbox: Path, on_progress: Callable[[Progress], None] = nobody) -> InboxFiles:
    """Check the files of the inbox for as long as it takes to see which are still."""
    first = _states(inbox)
    watched = {path for path in first if not _is_surely_old(path)}
    begun, longest = time.monotonic(), max([_wait(first[path]) for path in watched], default=0.0)
    growing: set[Path] = set()
    while watched:
        time.sleep(min(longest / 10, 1.0))
        passed, states = time.monotonic() - begun, _states(inbox)
        growing |= {path for path in watched if path in states and states[path] != first[path]}
        watched = {path for path in watched - growing if path in states and _wait(first[path]) > passed}
        on_progress(Progress("inbox", "等文件写完", min(passed / longest, 1.0)))
    last = _states(inbox)
    growing |= {path for path in first if path in last and last[path] != first[path]}
    waiting = dict.fromkeys(growing, GROWING)
    waiting |= {path: CUT for path in first if path in last and path not in growing and is_cut(path)}
    ready = [path for path in first if path in last and path not in waiting]
    return InboxFiles(
        {path: first[path] for path in sorted(ready, key=lambda path: (first[path][1], path.name))}, waiting
    )


def state_of(path: Path) -> State:
    """The size and time of a file.

    Raises:
        FileNotFoundError: It has gone.
    """
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def last_change(path: Path) -> float:
    """The time at which a file was written, renamed or given its rights, in seconds; on Windows: written."""
    stat = path.stat()
    return stat.st_mtime if os.name == "nt" else max(stat.st_mtime, stat.st_ctime)


def is_cut(path: Path) -> bool:
    """Whether a recently written file is truncated by its own directory."""
    if abs(time.time() - path.stat().st_mtime) > _CUT_SHORT * settings().inbox_wait_seconds:
        return False
    with contextlib.suppress(OSError), path.open("rb") as stream:
        head = stream.read(len(XLS_SIGNATURE))
        if head.startswith(ZIP_SIGNATURE):
            return not zipfile.is_zipfile(path)
        if head == XLS_SIGNATURE:
            return not _holds_its_sectors(head + stream.read())
    return False


def _holds_its_sectors(data: bytes) -> bool:
    try:
        return CompoundFile(data).is_whole
    except (struct.error, ValueError):
        return False


def _wait(state: State) -> float:
    """Seconds for which a file of this size has to be still."""
    return settings().inbox_wait_seconds * (1 + state[0] / _TWICE_AS_LONG)


def _is_surely_old(path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return time.time() - last_change(path) > _SURELY_OLD_SECONDS
    return False


def _states(inbox: Path) -> dict[Path, State]:
    states = {}
    for path in inbox.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another process has moved it
            if _is_meant(path):
                states[path] = state_of(path)
    return states


def _is_meant(path: Path) -> bool:
    name = path.name.lower()
    if name.startswith(_BEGINNINGS) or name.endswith((*_UNFINISHED, ".report.json")) or name in _NOT_LEDGERS:
        return False
    return not _SAVED_BY_EXCEL.fullmatch(path.name) and path.is_file() and not path.is_symlink()
