"""Moves files out of the inbox with their reports, and moves changed ones back."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data.importing.stillness import State, last_change, state_of
from data.notation.file_names import display_name, kept_name
from data.snapshots.pointer import INBOX

DONE, REFUSED = "done", "refused"
REPORT = ".report.json"
#: Maximum length in bytes of a name and an extension, so that a time and the report's extension can follow.
_LONGEST_NAME, _LONGEST_ENDING = 200, 20


def can_be_opened(path: Path) -> bool:
    """Whether a file can be read: on Windows not while another program has it open."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def is_filed(path: Path) -> bool:
    """Whether a file was imported but could not be moved: its report is beside it."""
    try:
        report = json.loads(_report(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(report, dict) or not report.get("accepted"):
        return False  # a refused file may be readable by a new mapping
    return report.get("state") == list(state_of(path))


def file_away(path: Path, folder: str, report: dict[str, Any], state: State) -> Path:
    """Move a file out of the inbox with its report beside it; no existing file is overwritten.

    Args:
        path: The file.
        folder: ``done`` or ``refused``.
        report: The report on it.
        state: Its size and time when it was read, stored in the report.

    Returns:
        The new path. An existing name gets the time appended; personal data in a name is
        replaced by stars.

    Raises:
        OSError: It cannot be moved; it stays, with its report beside it if that can be written.
    """
    target, report = path.parent / folder, {**report, "state": state}
    try:
        target.mkdir(mode=0o700, exist_ok=True)
        place = _reserve(target, kept_name(path.name))
        try:
            path.replace(place)
        except OSError:
            place.unlink()
            raise
    except OSError:
        with contextlib.suppress(OSError):  # reported in any case; reading the file again changes nothing
            _write(_report(path), report)
        raise
    with contextlib.suppress(PermissionError):  # a file of another account, copied over the network
        place.chmod(0o600)
    _write(_report(place), report)
    with contextlib.suppress(OSError):  # the name may be too long for a report
        _report(path).unlink(missing_ok=True)
    return place


def filed_report(path: Path) -> dict[str, Any]:
    """The report beside a file that could not be moved."""
    return dict(json.loads(_report(path).read_text(encoding="utf-8")))


def take_back(inbox: Path) -> tuple[Path, ...]:
    """Move filed files back into the inbox if they were written to since: copies that stalled and went on.

    An accepted file must have another size; a refused one is read again after any change. The name of a
    file that is moved back may get the time appended.
    """
    back = []
    for folder in (DONE, REFUSED):
        for report in sorted((inbox / folder).glob(f"*{REPORT}")):
            path = report.with_name(report.name.removesuffix(REPORT))
            with contextlib.suppress(OSError):
                if last_change(path) >= report.stat().st_mtime and _has_changed(path, report, folder):
                    place = _reserve(inbox, path.name)
                    path.replace(place)
                    report.unlink()
                    back.append(place)
    return tuple(back)


def _has_changed(path: Path, report: Path, folder: str) -> bool:
    try:
        size, changed = json.loads(report.read_text(encoding="utf-8"))["state"]
    except (ValueError, KeyError, TypeError):
        return False  # from an earlier version, or another program's file
    state = state_of(path)
    return state[0] != size if folder == DONE else state != (size, changed)


def remove_filed(home: Path, before: date) -> tuple[str, ...]:
    """Remove the files that left the inbox before a day, with their reports; returns their names.

    They are unchanged exports: a purge of originals removes them too.
    """
    names = []
    for folder in (home / INBOX / DONE, home / INBOX / REFUSED):
        for report in sorted(folder.glob(f"*{REPORT}")) if folder.is_dir() else ():
            # The file has the time of its export; its report that of its reading.
            if datetime.fromtimestamp(report.stat().st_mtime).date() < before:
                path = report.with_name(report.name.removesuffix(REPORT))
                path.unlink(missing_ok=True)
                report.unlink()
                names.append(display_name(path.name))
    return tuple(names)


def _report(path: Path) -> Path:
    return path.with_name("".join(_short_name(path.name)) + REPORT)


def _reserve(folder: Path, name: str) -> Path:
    """A free name in a folder, reserved by an empty file."""
    for candidate in _names(name):
        place = folder / candidate
        if not _report(place).exists():
            with contextlib.suppress(FileExistsError):
                os.close(os.open(place, os.O_CREAT | os.O_EXCL, 0o600))
                return place
    raise FileExistsError(name)


def _names(name: str) -> Iterator[str]:
    stem, ending = _short_name(name)
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    yield stem + ending
    yield f"{stem} {moment}{ending}"
    yield from (f"{stem} {moment}-{number}{ending}" for number in range(2, 10_000))


def _short_name(name: str) -> tuple[str, str]:
    """A name and its extension; a long name is shortened, with a hash to keep it unique."""
    stem, ending = Path(name).stem, Path(name).suffix
    if len(os.fsencode(name)) <= _LONGEST_NAME:
        return stem, ending
    ending = ending if len(os.fsencode(ending)) <= _LONGEST_ENDING else ""
    mark = f"~{hashlib.sha256(os.fsencode(name)).hexdigest()[:8]}"
    while len(os.fsencode(stem + mark + ending)) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + mark, ending


def _write(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
