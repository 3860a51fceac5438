"""Saved mapping files of the store, each for the header row of one kind of export.

They lie in ``$LEDGER_HOME/mappings/<name>.toml``, readable by their owner only. A file with such a header
row is read by its mapping automatically.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import StoreError, UnreadableFileError
from data.mapping_file import ImportMapping, parse_mapping
from data.notation.header_text import normalise
from data.snapshots.companion_files import carry_out_for_reader
from data.snapshots.store import home as configured_home

MAPPINGS = "mappings"
#: Mappings, each as name and text.
Named = tuple[tuple[str, str], ...]
_SUFFIX = ".toml"
_LONGEST_NAME = 60
#: Letters of any script and separators; nothing that a file system takes for a path or a device.
_NAME = re.compile(r"\w(?:[\w \-.·（）()]*[\w）)])?")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


class SavedMappingError(StoreError):
    """A mapping cannot be saved or used; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A saved mapping file.

    Attributes:
        name: Its name.
        path: Its path.
        mapping: Its content; ``headers_row`` is its header row.
    """

    name: str
    path: Path
    mapping: ImportMapping

    @property
    def ledger(self) -> str:
        """Name of its ledger."""
        return self.mapping.ledger

    @property
    def headers(self) -> tuple[str, ...]:
        """Its header row, as written."""
        return self.mapping.headers_row


def with_mapping(folder: Path, name: str, mapping: ImportMapping, *, replace: bool = False) -> dict[str, str]:
    """The texts of the mappings by name, with one added.

    Args:
        folder: Folder of the store.
        name: Name of the new mapping.
        mapping: The mapping.
        replace: Whether a mapping of that name for another header row, or one of another name for this
            header row, may be replaced.

    Raises:
        SavedMappingError: The name is taken, or the mapping has no header row, or another mapping is
            damaged.
    """
    path = path_of(name, folder)
    if not mapping.headers_row:
        raise SavedMappingError(f"映射“{name}”没有写明 headers，不知道它是为哪一种表头保存的。")
    row = header_key(mapping.headers_row)
    conflicts = [
        saved for saved in all_mappings(folder) if (header_key(saved.headers) == row) != (saved.path == path)
    ]
    if conflicts and not replace:
        raise SavedMappingError(_name_taken_text(name, conflicts[0], path))
    gone = {saved.name for saved in conflicts}
    remaining = {other: text for other, text in texts(folder).items() if other not in gone}
    return {**remaining, name: mapping.text}


def without_mapping(folder: Path, name: str) -> dict[str, str]:
    """The texts of the mappings by name, with one removed.

    Raises:
        SavedMappingError: There is none of that name.
    """
    left = texts(folder)
    if left.pop(name, None) is None:
        raise SavedMappingError(f"没有名为“{name}”的映射。")
    return left


def texts(folder: Path) -> dict[str, str]:
    """The texts of the saved mappings by name, valid or not.

    Raises:
        SavedMappingError: One of them cannot be read.
    """
    carry_out_for_reader(folder)
    return {path.stem: _text(path) for path in _paths(folder)}


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Named, Named]:
    """The mappings added and the mappings removed, each as name and text."""
    return tuple(sorted(after.items() - before.items())), tuple(sorted(before.items() - after.items()))


def files_of(folder: Path, before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str | None]:
    """Name of each file of the store that changes -> its new text; None to remove it."""
    changed = dict(before.items() ^ after.items())
    return {path_of(name, folder).relative_to(folder).as_posix(): after.get(name) for name in sorted(changed)}


def all_mappings(home: Path | None = None) -> tuple[SavedMapping, ...]:
    """The saved mappings, in order of their names.

    Raises:
        SavedMappingError: One of them is damaged; the message names it and says what to do.
    """
    folder = configured_home() if home is None else home
    carry_out_for_reader(folder)
    return tuple(map(_read, _paths(folder)))


def find(headers: Sequence[str], home: Path | None = None) -> SavedMapping | None:
    """The saved mapping for a header row; None if there is none.

    Raises:
        SavedMappingError: A saved mapping is damaged.
    """
    return match(headers, all_mappings(home))


def match(headers: Sequence[str], mappings: Iterable[SavedMapping]) -> SavedMapping | None:
    """The mapping among these for a header row; None if there is none."""
    row = header_key(headers)
    return next((mapping for mapping in mappings if header_key(mapping.headers) == row), None)


def header_key(headers: Sequence[str]) -> tuple[str, ...]:
    """The form of a header row used for comparison: normalised, without empty cells at its end."""
    row = [normalise(header) for header in headers]
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def path_of(name: str, folder: Path) -> Path:
    """Path of the mapping of a name in a store, existing or not.

    Raises:
        SavedMappingError: The name is not allowed.
    """
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or _DEVICES.fullmatch(name):
        raise SavedMappingError(
            f"“{name}”不能作映射的名称：请用 1 至 {_LONGEST_NAME} 个汉字、字母或数字，"
            "中间可以有空格、-、. 和括号，不能有 / 和 \\。"
        )
    return folder / MAPPINGS / f"{name}{_SUFFIX}"


def _paths(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / MAPPINGS).glob(f"*{_SUFFIX}") if not path.name.startswith("."))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SavedMappingError(f"保存的映射不能用：{error} 请改正或删除 {path}。") from error


def _read(path: Path) -> SavedMapping:
    text = _text(path)
    try:
        mapping = parse_mapping(text, path.name)
    except UnreadableFileError as error:
        raise SavedMappingError(f"保存的映射不能用：{error} 请改正或删除 {path}。") from error
    if not mapping.headers_row:
        raise SavedMappingError(f"保存的映射 {path} 没有写明 headers，请补上文件的那一行表头，或删除它。")
    return SavedMapping(path.stem, path, mapping)


def _name_taken_text(name: str, other: SavedMapping, path: Path) -> str:
    if other.path == path:
        return f"已有名为“{name}”的映射，是为另一种表头保存的。请换一个名称，或确认要替换它。"
    return f"这一行表头已有映射“{other.name}”。请用这个名称保存，或确认要替换它。"
