"""Which files of the inbox are whole: nobody writes them any more, as far as that can be seen from outside.

A file counts as still when its size and time have not changed for a while, which grows with its size. Its
own time is not trusted for that, for copies bring the time of what was copied, and clocks differ: it is
looked at again.
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

#: What programs write while they work, what Windows puts into folders, and what editors keep beside a file.
_UNFINISHED = (
    *(".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download"),
    *(".downloading", ".aria2", ".td", ".xltd", ".swp", ".lock", ".lck", ".bak", "~", "#"),
)
_NOT_LEDGERS = ("desktop.ini", "thumbs.db")
_BEGINNINGS = (".", "~", "#")
#: Under such a name Excel writes a workbook before it puts it in the place of the old one.
_SAVED_BY_EXCEL = re.compile(r"[0-9A-F]{8}")
#: A file of so many bytes has to be still for twice as long as an empty one.
_TWICE_AS_LONG = 50_000_000
#: From this age on a file is not looked at again: clocks do not differ by so much.
_SURELY_OLD_SECONDS = 600
#: What is cut short by what it says itself may be whole in so many times the wait, an hour.
_CUT_SHORT = 360
GROWING = "文件还在变化，可能还没有拷贝完；留在 inbox 里，下次再读。"
CUT = "文件不完整，可能还没有拷贝完；留在 inbox 里，下次再读。若过一小时仍是这样，按损坏的文件处理。"

#: Size and time of the last change: they stay the same in a file nobody writes.
State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class InboxFiles:
    """The files of the inbox.

    Attributes:
        ready: Those that are whole, the oldest first, and what they were like: of two exports the later wins.
        waiting: The others, and why they have to wait, in Chinese.
    """

    ready: dict[Path, State]
    waiting: dict[Path, str]


def look(inbox: Path, heard: Callable[[Progress], None] = nobody) -> InboxFiles:
    """The files that lie in the inbox, looked at for as long as it takes to see which are still."""
    first = _states(inbox)
    watched = {path for path in first if not _is_surely_old(path)}
    begun, longest = time.monotonic(), max([_wait(first[path]) for path in watched], default=0.0)
    growing: set[Path] = set()
    while watched:
        time.sleep(min(longest / 10, 1.0))
        passed, now = time.monotonic() - begun, _states(inbox)
        growing |= {path for path in watched if path in now and now[path] != first[path]}
        watched = {path for path in watched - growing if path in now and _wait(first[path]) > passed}
        heard(Progress("inbox", "等文件写完", min(passed / longest, 1.0)))
    last = _states(inbox)
    growing |= {path for path in first if path in last and last[path] != first[path]}
    waiting = dict.fromkeys(growing, GROWING)
    waiting |= {path: CUT for path in first if path in last and path not in growing and is_cut(path)}
    ready = [path for path in first if path in last and path not in waiting]
    return InboxFiles(
        {path: first[path] for path in sorted(ready, key=lambda path: (first[path][1], path.name))}, waiting
    )


def state_of(path: Path) -> State:
    """What a file is like.

    Raises:
        FileNotFoundError: It has gone.
    """
    told = path.stat()
    return told.st_size, told.st_mtime_ns


def last_change(path: Path) -> float:
    """When a file was written, named or given its rights, in seconds; on Windows when it was written."""
    told = path.stat()
    return told.st_mtime if os.name == "nt" else max(told.st_mtime, told.st_ctime)


def is_cut(path: Path) -> bool:
    """Whether a file that was written lately ends before its own directory says that it does."""
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
    """Seconds for which a file of that size has to be still."""
    return settings().inbox_wait_seconds * (1 + state[0] / _TWICE_AS_LONG)


def _is_surely_old(path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return time.time() - last_change(path) > _SURELY_OLD_SECONDS
    return False


def _states(inbox: Path) -> dict[Path, State]:
    found = {}
    for path in inbox.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another reading of the inbox has just filed it away
            if _is_meant(path):
                found[path] = state_of(path)
    return found


def _is_meant(path: Path) -> bool:
    name = path.name.lower()
    if name.startswith(_BEGINNINGS) or name.endswith((*_UNFINISHED, ".report.json")) or name in _NOT_LEDGERS:
        return False
    return not _SAVED_BY_EXCEL.fullmatch(path.name) and path.is_file() and not path.is_symlink()
