"""Briefings as files: their names, the list of what was written, and what was edited by hand since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.lock import writer_lock
from data.store import StoreBusyError, StoreError
from pages.parts.briefing.build import PAGE
from pages.parts.briefing.formats import FORMATS
from pages.parts.briefing.model import Briefing
from pages.parts.export import file_name
from queries import Scope

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one file: written, or kept back because it was edited by hand."""

    path: Path
    sha256: str
    is_written: bool


def name_of(briefing: Briefing, suffix: str) -> str:
    """Office, page, scope and period as a file name."""
    return file_name([briefing.office, PAGE, briefing.place, briefing.period], suffix)


def file_all(
    briefings: Sequence[tuple[Scope, Briefing]], suffixes: Sequence[str], folder: Path, *, force: bool = False
) -> Iterator[Filed]:
    """Write every briefing in every format, one run at a time.

    Args:
        briefings: Each with the scope it was asked for.
        suffixes: Formats.
        folder: Where to; made when it is not there.
        force: Whether files edited by hand are overwritten.

    Raises:
        StoreError: The folder cannot be written, its manifest is damaged, or another run writes there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with writer_lock(folder):
            listed = _read(folder)
            for scope, briefing in briefings:
                for suffix in suffixes:
                    yield _file(folder, listed, (scope, briefing, suffix), force=force)
    except StoreBusyError as error:
        raise StoreBusyError(f"另一个导出正在写 {folder}，请等它结束后再试。") from error
    except OSError as error:
        raise StoreError(f"写不进 {folder}：{error.strerror}。请检查目录和写入权限。") from error


def _file(
    folder: Path, listed: dict[str, dict[str, object]], what: tuple[Scope, Briefing, str], *, force: bool
) -> Filed:
    scope, briefing, suffix = what
    content, path = FORMATS[suffix](briefing), folder / name_of(briefing, suffix)
    sha256 = hashlib.sha256(content).hexdigest()
    if not force and path.exists():
        there = hashlib.sha256(path.read_bytes()).hexdigest()
        if there not in (sha256, listed.get(path.name, {}).get("sha256")):
            return Filed(path, there, is_written=False)
    _replace(path, content)
    listed[path.name] = {
        "sha256": sha256,
        "format": suffix,
        "office": briefing.office,
        "place": briefing.place,
        "scope": scope.to_query(),
        "snapshot": briefing.snapshot,
        "as_of": briefing.as_of.isoformat(),
        "settings": dict(briefing.settings),
    }
    # after each file: a run that breaks off must not make its own files look edited
    told = json.dumps({"files": listed}, ensure_ascii=False, sort_keys=True, indent=1)
    _replace(folder / MANIFEST, f"{told}\n".encode())
    return Filed(path, sha256, is_written=True)


def _read(folder: Path) -> dict[str, dict[str, object]]:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return {str(name): dict(entry) for name, entry in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"清单 {path} 读不出来，不知道哪些文件被改过；请移走它再试。") from error


def _replace(path: Path, content: bytes) -> None:
    """Write in one step: a reader sees the old file or the new one."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
