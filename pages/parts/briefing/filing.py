"""Briefings as files: their names, the manifest of files written, and the check for edits by hand."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.errors import StoreBusyError, StoreError
from data.snapshots.lock import writer_lock
from pages.parts.asking.calendar_periods import calendar_grain
from pages.parts.briefing.edition import Edition, PrintedFile
from pages.parts.briefing.model import Briefing
from pages.parts.screen.export import file_name
from pages.parts.words.dates import dates

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Item:
    """One file to write.

    Attributes:
        name: Its name.
        content: Its bytes.
        entry: Its entry in the manifest, without the SHA-256.
        failed: Names of the charts that could not be drawn.
    """

    name: str
    content: bytes
    entry: Mapping[str, object]
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingResult:
    """Result for one file: written, or not written because it was edited by hand."""

    path: Path
    sha256: str
    is_written: bool
    failed: tuple[str, ...] = ()


def name_of(briefing: Briefing, suffix: str, part: str = "") -> str:
    """File name of office, document, scope and period; ``part`` distinguishes files of one format."""
    days = briefing.date_from, briefing.date_to
    period = briefing.issue if calendar_grain(*days) else dates(*days)  # a month or a quarter has a name
    return file_name(
        [briefing.office, briefing.document, briefing.place, period.replace(" ", ""), part], suffix
    )


def item_of(edition: Edition, made: PrintedFile) -> Item:
    """One file of an edition with its name and its entry in the manifest."""
    briefing = edition.briefing
    entry = {
        "format": made.suffix,
        "office": briefing.office,
        "page": briefing.document,
        "place": briefing.place,
        "scope": edition.scope.to_query(),
        "snapshot": briefing.snapshot,
        "as_of": briefing.as_of.isoformat(),
        "settings": dict(briefing.settings),
    }
    return Item(name_of(briefing, made.suffix, made.part), made.content, entry, made.failed)


def file_all(items: Iterable[Item], folder: Path, *, force: bool = False) -> Iterator[FilingResult]:
    """Write files into a folder, one process at a time; each is on disk before the next is made.

    Args:
        items: What to write.
        folder: The folder; created if it is missing.
        force: Whether files edited by hand are overwritten.

    Raises:
        StoreError: The folder cannot be written, its manifest is damaged, or another process writes there.
    """
    with contextlib.ExitStack() as held:
        with _explain_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(writer_lock(folder))
        listed = _read(folder)
        for item in items:
            with _explain_errors(folder):
                filed = _file(folder, listed, item, force=force)
            yield filed


@contextlib.contextmanager
def _explain_errors(folder: Path) -> Iterator[None]:
    """Turn errors of writing a folder into a ``StoreError`` with a message of one line."""
    try:
        yield
    except StoreBusyError as error:
        raise StoreBusyError(f"另一个导出正在写 {folder}，请等它结束后再试。") from error
    except OSError as error:
        raise StoreError(f"写不进 {folder}：{error.strerror}。请检查目录和写入权限。") from error


def _file(folder: Path, listed: dict[str, dict[str, object]], item: Item, *, force: bool) -> FilingResult:
    path, sha256 = folder / item.name, hashlib.sha256(item.content).hexdigest()
    if not force and path.exists():
        there = hashlib.sha256(path.read_bytes()).hexdigest()
        if there not in (sha256, listed.get(path.name, {}).get("sha256")):
            return FilingResult(path, there, is_written=False)
    _replace(path, item.content)
    listed[path.name] = {"sha256": sha256, **item.entry}
    # after each file: files of an interrupted run must not seem edited by hand
    manifest = json.dumps({"files": listed}, ensure_ascii=False, sort_keys=True, indent=1)
    _replace(folder / MANIFEST, f"{manifest}\n".encode())
    return FilingResult(path, sha256, is_written=True, failed=item.failed)


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
    """Write atomically: other processes see the old file or the new one."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
