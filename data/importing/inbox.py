"""The inbox ``$LEDGER_HOME/inbox``: files put there are imported automatically.

All readable files are imported together, as one snapshot; a file that cannot be read, or on which the program
fails, stops no other. Each is moved to ``inbox/done`` or ``inbox/refused``, with its report beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data.errors import UnreadableFileError
from data.importing import filing
from data.importing.importer import import_files
from data.importing.reports import COUNTS, FileReport, ImportReport
from data.importing.rules import IDENTITY_RULES, rule_of
from data.importing.sources import open_sources
from data.importing.stillness import GROWING, State, check_inbox, state_of
from data.ledgers import LEDGERS
from data.notation.file_names import display_name, distinct_display_names, kept_name
from data.notation.persons import hide_persons
from data.progress import Progress, nobody
from data.reading.faults import blamed_on
from data.recognising.file_ledgers import Reading
from data.snapshots.leftovers import tidy
from data.snapshots.pointer import INBOX
from data.snapshots.rights import tighten_and_report
from data.snapshots.saved_mappings import all_mappings
from data.snapshots.store import home as configured_home

_STUCK = "文件移不走（{}），还在 inbox 里：请关闭打开它的程序，或手工移走。"
_AGAIN = "上次读入以后文件又变了，这次重新读入。"
_WENT_ON = "但读入以后文件又变了，还在 inbox 里，下次再读一遍。"
_CLOSED = "打不开，可能正被别的程序打开，或没有读取的权限；留在 inbox 里，下次再读。"


@dataclass(frozen=True)
class FileOutcome:
    """The result for a file in the inbox.

    Attributes:
        file: Its name.
        accepted: Whether its rows were imported.
        message: The result, in Chinese.
        waits: Whether it stays in the inbox, to be read next time.
    """

    file: str
    accepted: bool
    message: str
    waits: bool = False

    @property
    def outcome(self) -> str:
        """The result in one Chinese word."""
        return "导入" if self.accepted else "等待" if self.waits else "拒收"


def read_inbox(
    home: Path | None = None, *, progress: Callable[[Progress], None] = nobody
) -> tuple[FileOutcome, ...]:
    """Import the files of the inbox, and move them out; the folder is created if it does not exist.

    Other accounts' access to the store is removed first, so that a starting dashboard does this too.

    Args:
        home: Folder of the store; the configured one when None.
        progress: Called with the progress of the import.

    Returns:
        One entry per file, in order of their names; none if there is nothing to read.

    Raises:
        StoreBusyError: Another import is running; the files stay in the inbox.
        StoreError: The store, or a saved mapping, is damaged; the files stay in the inbox.
    """
    folder = configured_home() if home is None else home
    tighten_and_report(folder)
    tidy(folder)
    inbox = folder / INBOX
    inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    back = filing.take_back(inbox)
    looked = check_inbox(inbox, progress)
    waiting = looked.waiting | {path: _CLOSED for path in looked.ready if not filing.can_be_opened(path)}
    paths = [*looked.ready, *looked.waiting]
    names = dict(zip(paths, distinct_display_names(path.name for path in paths), strict=True))
    ready = {path: names[path] for path in looked.ready if path not in waiting}
    handled = [
        FileOutcome(names[path], False, f"{names[path]}：{why}", waits=True) for path, why in waiting.items()
    ]
    for path, report in _reports_by_file(folder, ready, progress).items():
        if path in back and report["accepted"]:
            report["message"] = f"{report['message'].removesuffix('。')}；{_AGAIN}"
        handled.append(_file_away(path, report, looked.ready[path]))
    return tuple(sorted(handled, key=lambda outcome: outcome.file))


def _reports_by_file(
    folder: Path, names: Mapping[Path, str], progress: Callable[[Progress], None]
) -> dict[Path, dict[str, Any]]:
    """Import the files that are not yet imported; returns file -> report."""
    reports = {path: filing.filed_report(path) for path in names if filing.is_filed(path)}
    new = {path: name for path, name in names.items() if path not in reports}
    imported, refusals = _import(folder, new, progress)
    reports |= {path: _refusal_report(names[path], reason) for path, reason in refusals.items()}
    return reports | {path: _accepted_report(names[path], report) for path, report in imported.items()}


def _import(
    folder: Path, names: Mapping[Path, str], progress: Callable[[Progress], None]
) -> tuple[dict[Path, ImportReport], dict[Path, str]]:
    """Import the readable files together, or one by one if that fails.

    Args:
        folder: Folder of the store.
        names: The files -> their names.
        progress: Called with the progress of the import.

    Returns:
        The report of each imported file, and the reason for each other file.
    """
    if not names:
        return {}, {}
    try:
        with blamed_on("、".join(names.values())):
            report = import_files(names, home=folder, progress=progress, names=[*names.values()])
        return dict.fromkeys(names, report), {}
    except UnreadableFileError as error:
        # Opening finds nearly all problems; those further down are found only by reading.
        refusals = _refusals(names, _open(folder)) or _refusals(names, _read(folder))
        if not refusals and len(names) == 1:
            return {}, dict.fromkeys(names, str(error))
    groups = [{path: name for path, name in names.items() if path not in refusals}]
    if not refusals:
        # Each can be read, but not all together: then each by itself, in order.
        groups = [{path: name} for path, name in names.items()]
    imported: dict[Path, ImportReport] = {}
    for group in groups:
        further, more = _import(folder, group, progress)
        imported |= further
        refusals |= more
    return imported, refusals


def _refusals(names: Mapping[Path, str], attempt: Callable[[Path, str], object]) -> dict[Path, str]:
    """The files for which an attempt to read fails -> the reason."""
    refusals = {}
    for path, name in names.items():
        try:
            attempt(path, name)
        except UnreadableFileError as refusal:
            refusals[path] = str(refusal)
    return refusals


def _open(folder: Path) -> Callable[[Path, str], object]:
    reading = Reading(saved=all_mappings(folder))
    return lambda path, name: open_sources([path], reading, datetime.now(), names=[name])


def _read(folder: Path) -> Callable[[Path, str], object]:
    return lambda path, name: import_files([path], home=folder, dry_run=True, names=[name])


def _refusal_report(name: str, reason: str) -> dict[str, Any]:
    # The reason quotes the headers; in a file without headers these are personal data.
    return {"file": name, "accepted": False, "message": hide_persons(reason)}


def _accepted_report(name: str, report: ImportReport) -> dict[str, Any]:
    tables = [table for table in report.files if table.file == name or table.file.startswith(f"{name}/")]
    return {
        "file": name,
        "accepted": True,
        "message": "；".join(_summary(name, table) for table in tables) + "。",
        "snapshot": report.snapshot,
        "tables": [table.as_dict() for table in tables],
    }


def _summary(file: str, table: FileReport) -> str:
    where = f"{file}/{table.sheet}" if table.sheet else file
    return (
        f"{where} → "
        + "，".join(
            f"{LEDGERS[ledger].title} {counts['rows']} 行（"
            + "、".join(f"{label} {counts[name]}" for name, label in COUNTS.items())
            + "）"
            for ledger, counts in table.by_ledger.items()
        )
        + "".join(f"，{text}" for text in (*_overwritten_texts(table), *_identity_texts(table)))
    )


def _overwritten_texts(table: FileReport) -> list[str]:
    """Texts on how many records a table changed, and in which columns."""
    return [
        f"改写{LEDGERS[changes.ledger].title} {changes.records} 件（"
        + "、".join(f"{label} {count}" for label, count in changes.columns.items())
        + "）"
        for changes in table.overwritten
    ]


def _identity_texts(table: FileReport) -> list[str]:
    """Texts on the findings of identifying records."""
    return [
        f"{rule_of(name).title} {table.finding_counts[name]} 处"
        for name in IDENTITY_RULES
        if name in table.finding_counts
    ]


def _file_away(path: Path, report: dict[str, Any], state: State) -> FileOutcome:
    """Move a file out of the inbox, unless it changed since it was checked: then it is read again."""
    message, folder = report["message"], filing.DONE if report["accepted"] else filing.REFUSED
    try:
        if state_of(path) != state:
            went_on = f"{message.removesuffix('。')}；{_WENT_ON}"
            message = went_on if report["accepted"] else f"{report['file']}：{GROWING}"
            return FileOutcome(report["file"], report["accepted"], message, waits=True)
        place = filing.file_away(path, folder, report, state)
    except FileNotFoundError:
        pass  # another process has moved it
    except OSError as error:
        message = f"{message.removesuffix('。')}；但{_STUCK.format(error.strerror)}"
    else:
        expected_name = kept_name(path.name)
        if place.name != expected_name:
            why = "同名的文件已经在了" if place.name.startswith(Path(expected_name).stem) else "名字太长"
            message = f"{message.removesuffix('。')}；{why}，这次记作“{display_name(place.name)}”。"
    return FileOutcome(report["file"], report["accepted"], message)
