"""``$LEDGER_HOME/inbox``: exports are put there, and nothing more need be done.

All good files are imported together, as one snapshot; a file that cannot be read, or that the program fails
on, stops no other. Each leaves for ``inbox/done`` or ``inbox/refused``, with the report of it beside it.
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
from data.importing.stillness import GROWING, State, look, state_of
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
    """What became of a file in the inbox.

    Attributes:
        file: Its name.
        accepted: Whether its rows are in.
        message: What became of it, in Chinese.
        waits: Whether it lies where it lay, to be read the next time.
    """

    file: str
    accepted: bool
    message: str
    waits: bool = False

    @property
    def outcome(self) -> str:
        """What became of it, in one Chinese word."""
        return "导入" if self.accepted else "等待" if self.waits else "拒收"


def read_inbox(
    home: Path | None = None, *, progress: Callable[[Progress], None] = nobody
) -> tuple[FileOutcome, ...]:
    """Import what lies in the inbox, and file it away; the folder is made when it is not there.

    What of the store others may read is closed first, so that a dashboard that starts does it.

    Args:
        home: Folder of the store; the configured one when None.
        progress: Told how far the import is.

    Returns:
        One entry per file, in order of their names; none when there is nothing to read.

    Raises:
        StoreBusyError: Another import is running; the files stay where they are.
        StoreError: The store, or a mapping that it keeps, is damaged; the files stay where they are.
    """
    folder = configured_home() if home is None else home
    tighten_and_report(folder)
    tidy(folder)
    inbox = folder / INBOX
    inbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    back = filing.take_back(inbox)
    looked = look(inbox, progress)
    waiting = looked.waiting | {path: _CLOSED for path in looked.ready if not filing.can_be_opened(path)}
    paths = [*looked.ready, *looked.waiting]
    names = dict(zip(paths, distinct_display_names(path.name for path in paths), strict=True))
    ready = {path: names[path] for path in looked.ready if path not in waiting}
    handled = [
        FileOutcome(names[path], False, f"{names[path]}：{why}", waits=True) for path, why in waiting.items()
    ]
    for path, told in _reports_by_file(folder, ready, progress).items():
        if path in back and told["accepted"]:
            told["message"] = f"{told['message'].removesuffix('。')}；{_AGAIN}"
        handled.append(_file_away(path, told, looked.ready[path]))
    return tuple(sorted(handled, key=lambda one: one.file))


def _reports_by_file(
    folder: Path, names: Mapping[Path, str], progress: Callable[[Progress], None]
) -> dict[Path, dict[str, Any]]:
    """Import the files that are not in already; file -> the report of it."""
    told = {path: filing.filed_report(path) for path in names if filing.is_filed(path)}
    new = {path: name for path, name in names.items() if path not in told}
    taken, refusals = _import(folder, new, progress)
    told |= {path: _refusal_report(names[path], reason) for path, reason in refusals.items()}
    return told | {path: _accepted_report(names[path], report) for path, report in taken.items()}


def _import(
    folder: Path, names: Mapping[Path, str], progress: Callable[[Progress], None]
) -> tuple[dict[Path, ImportReport], dict[Path, str]]:
    """Import the good files in one go, and what does not go together one by one.

    Args:
        folder: Folder of the store.
        names: The files, and what they are called.
        progress: Told how far the import is.

    Returns:
        Of each file that is in the report of its import, of each other the reason.
    """
    if not names:
        return {}, {}
    try:
        with blamed_on("、".join(names.values())):
            report = import_files(names, home=folder, progress=progress, names=[*names.values()])
        return dict.fromkeys(names, report), {}
    except UnreadableFileError as error:
        # Opening shows nearly all that can be wrong; what is wrong further down only reading shows.
        refusals = _refusals(names, _open(folder)) or _refusals(names, _read(folder))
        if not refusals and len(names) == 1:
            return {}, dict.fromkeys(names, str(error))
    groups = [{path: name for path, name in names.items() if path not in refusals}]
    if not refusals:
        # Each can be read, and all together cannot: then each by itself, in its order.
        groups = [{path: name} for path, name in names.items()]
    taken: dict[Path, ImportReport] = {}
    for group in groups:
        further, more = _import(folder, group, progress)
        taken |= further
        refusals |= more
    return taken, refusals


def _refusals(names: Mapping[Path, str], attempt: Callable[[Path, str], object]) -> dict[Path, str]:
    """The files that cannot be read that way, and why."""
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
    # The reason quotes the headers; where the file has none these are somebody's data.
    return {"file": name, "accepted": False, "message": hide_persons(reason)}


def _accepted_report(name: str, report: ImportReport) -> dict[str, Any]:
    tables = [one for one in report.files if one.file == name or one.file.startswith(f"{name}/")]
    return {
        "file": name,
        "accepted": True,
        "message": "；".join(_summary(name, one) for one in tables) + "。",
        "snapshot": report.snapshot,
        "tables": [one.as_dict() for one in tables],
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
        + "".join(f"，{one}" for one in (*_overwritten_texts(table), *_identity_texts(table)))
    )


def _overwritten_texts(table: FileReport) -> list[str]:
    """How many records a table changed, and in which columns."""
    return [
        f"改写{LEDGERS[one.ledger].title} {one.records} 件（"
        + "、".join(f"{label} {count}" for label, count in one.columns.items())
        + "）"
        for one in table.overwritten
    ]


def _identity_texts(table: FileReport) -> list[str]:
    """What was found of which record a row is."""
    return [
        f"{rule_of(name).title} {table.finding_counts[name]} 处"
        for name in IDENTITY_RULES
        if name in table.finding_counts
    ]


def _file_away(path: Path, told: dict[str, Any], state: State) -> FileOutcome:
    """Move a file out of the inbox, unless it was written since it was looked at: then it is read again."""
    message, folder = told["message"], filing.DONE if told["accepted"] else filing.REFUSED
    try:
        if state_of(path) != state:
            went_on = f"{message.removesuffix('。')}；{_WENT_ON}"
            message = went_on if told["accepted"] else f"{told['file']}：{GROWING}"
            return FileOutcome(told["file"], told["accepted"], message, waits=True)
        place = filing.file_away(path, folder, told, state)
    except FileNotFoundError:
        pass  # another reading of the inbox has just filed it away
    except OSError as error:
        message = f"{message.removesuffix('。')}；但{_STUCK.format(error.strerror)}"
    else:
        named = kept_name(path.name)
        if place.name != named:
            why = "同名的文件已经在了" if place.name.startswith(Path(named).stem) else "名字太长"
            message = f"{message.removesuffix('。')}；{why}，这次记作“{display_name(place.name)}”。"
    return FileOutcome(told["file"], told["accepted"], message)
