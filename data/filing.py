"""Files in the inbox: which of them are finished, and where each goes with the report of it."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.file_names import kept_name, shown

INBOX, DONE, REFUSED = "inbox", "done", "refused"
REPORT = ".report.json"
#: What programs write while they work, and what Windows puts into folders.
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")
_NOT_LEDGERS = ("desktop.ini", "thumbs.db")
#: A file that was changed within so many seconds may still be growing: it is looked at twice.
_RECENT_SECONDS, _LOOK_AGAIN_SECONDS = 10, 1.0
#: Room for a name, in bytes, so that the time and the ending of its report still go behind it.
_LONGEST_NAME = 200


def finished(inbox: Path) -> list[Path]:
    """The files that lie in the inbox ready to be read, the oldest first: of two exports the later wins."""
    first = _states(inbox)
    if any(abs(time.time() - changed / 1e9) < _RECENT_SECONDS for _, changed in first.values()):
        time.sleep(_LOOK_AGAIN_SECONDS)
    now = _states(inbox)
    still = [path for path, state in first.items() if now.get(path) == state]
    return sorted(still, key=lambda path: (first[path][1], path.name))


def can_be_opened(path: Path) -> bool:
    """Whether a file can be read: on Windows not while another program has it open."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def is_filed(path: Path) -> bool:
    """Whether the rows of a file are in, and it could only not be moved: its report lies beside it."""
    try:
        told = json.loads(_report(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(told, dict) or not told.get("accepted"):
        return False  # what was refused may be read by a mapping that was made since
    return told.get("state") == list(_state(path))


def file_away(path: Path, folder: str, report: dict[str, Any]) -> Path:
    """Move a file out of the inbox, its report beside it; nothing that lies there is overwritten.

    Args:
        path: The file.
        folder: ``done`` or ``refused``.
        report: What became of it.

    Returns:
        Where the file lies now. A name that is taken gets the time behind it; in one that says something of
        a person that is starred out.

    Raises:
        OSError: It cannot be moved; it lies where it lay, with its report beside it if that can be written.
    """
    target = path.parent / folder
    try:
        target.mkdir(mode=0o700, exist_ok=True)
        place = _reserve(target, kept_name(path.name))
        try:
            path.replace(place)
        except OSError:
            place.unlink()
            raise
    except OSError:
        with contextlib.suppress(OSError):  # it is told either way; read again, the file changes nothing
            _write(_report(path), {**report, "state": _state(path)})
        raise
    with contextlib.suppress(PermissionError):  # somebody else's file, put here over the network
        place.chmod(0o600)
    _write(_report(place), report)
    with contextlib.suppress(OSError):  # a name too long for a report has none
        _report(path).unlink(missing_ok=True)
    return place


def filed_report(path: Path) -> dict[str, Any]:
    """The report that was left beside a file that could not be moved."""
    told = json.loads(_report(path).read_text(encoding="utf-8"))
    del told["state"]
    return told


def remove_filed(home: Path, before: date) -> tuple[str, ...]:
    """Remove the files that left the inbox before a day, taken or refused, with their reports; their names.

    They are the exports as they were written: where kept originals go, these go too.
    """
    names = []
    for folder in (home / INBOX / DONE, home / INBOX / REFUSED):
        for report in sorted(folder.glob(f"*{REPORT}")) if folder.is_dir() else ():
            # The file keeps the time of its export; the report has that of its reading.
            if datetime.fromtimestamp(report.stat().st_mtime).date() < before:
                path = report.with_name(report.name.removesuffix(REPORT))
                path.unlink(missing_ok=True)
                report.unlink()
                names.append(shown(path.name))
    return tuple(names)


def _is_meant(path: Path) -> bool:
    name = path.name.lower()
    if name.startswith((".", "~$")) or name.endswith((*_UNFINISHED, REPORT)) or name in _NOT_LEDGERS:
        return False
    return path.is_file() and not path.is_symlink()


def _states(inbox: Path) -> dict[Path, tuple[int, int]]:
    found = {}
    for path in inbox.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another reading of the inbox has just filed it away
            if _is_meant(path):
                found[path] = _state(path)
    return found


def _state(path: Path) -> tuple[int, int]:
    """Size and time of the last change: they stay the same in a file nobody writes."""
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _report(path: Path) -> Path:
    return path.with_name(path.name + REPORT)


def _reserve(folder: Path, name: str) -> Path:
    """A free name in a folder, made ours by an empty file."""
    for candidate in _names(name):
        place = folder / candidate
        if not _report(place).exists():
            with contextlib.suppress(FileExistsError):
                os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))
                return place
    raise FileExistsError(name)


def _names(name: str) -> Iterator[str]:
    stem, ending = Path(name).stem, Path(name).suffix
    while len(os.fsencode(stem + ending)) > _LONGEST_NAME:
        stem, ending = (stem[:-1], ending) if stem else ("", ending[:-1])
    name = stem + ending
    now = datetime.now().strftime("%Y%m%d-%H%M%S")
    yield name
    yield f"{stem} {now}{ending}"
    yield from (f"{stem} {now}-{number}{ending}" for number in range(2, 10_000))


def _write(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
