"""Mapping files that the store keeps, each for the header row of one kind of export.

They lie in ``$LEDGER_HOME/mappings/<name>.toml``, readable by their owner only. A file that comes with such
a header row is read by its mapping without being asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.content import UnreadableFileError
from data.header_text import normalise
from data.mapping import ImportMapping, parse_mapping
from data.mapping_text import compose
from data.publish import write_durably
from data.store import StoreError
from data.store import home as configured_home

__all__ = [
    "SavedMapping",
    "SavedMappingError",
    "compose",
    "find",
    "header_key",
    "match",
    "remove",
    "save",
    "saved",
]

MAPPINGS = "mappings"
_SUFFIX = ".toml"
_LONGEST_NAME = 60
#: Letters of any script, and what stands between them; what no file system takes for a path or a device.
_NAME = re.compile(r"\w(?:[\w \-.·（）()]*[\w）)])?")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


class SavedMappingError(StoreError):
    """A mapping cannot be kept or used; the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping file that the store keeps.

    Attributes:
        name: Its name.
        path: Where it lies.
        mapping: What it says; ``headers_row`` is the header row it is for.
    """

    name: str
    path: Path
    mapping: ImportMapping

    @property
    def ledger(self) -> str:
        """Name of the ledger it reads a file into."""
        return self.mapping.ledger

    @property
    def headers(self) -> tuple[str, ...]:
        """The header row it is for, as written."""
        return self.mapping.headers_row


def save(name: str, mapping: ImportMapping | str, home: Path | None = None, *, replace: bool = False) -> Path:
    """Keep a mapping for the header row it names; that of the same name and header row is written anew.

    Args:
        name: Its name, in Chinese or Latin letters, at most 60.
        mapping: The mapping, or the text of one.
        home: Folder of the store; the configured one when None.
        replace: Whether a mapping of that name for another header row, or one of another name for this
            header row, may go.

    Raises:
        UnreadableFileError: The text is no mapping.
        SavedMappingError: The name cannot be one, or is taken, or the mapping says no header row.
    """
    path = _path(name, home)
    if isinstance(mapping, str):
        mapping = parse_mapping(mapping, name)
    if not mapping.headers_row:
        raise SavedMappingError(f"映射“{name}”没有写明 headers，不知道它是为哪一种表头保存的。")
    row = header_key(mapping.headers_row)
    others = [one for one in saved(home) if (header_key(one.headers) == row) != (one.path == path)]
    if others and not replace:
        raise SavedMappingError(_taken(name, others[0], path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_durably(path, mapping.text.encode())
    for other in others:
        if other.path != path:
            other.path.unlink()
    return path


def saved(home: Path | None = None) -> tuple[SavedMapping, ...]:
    """The mappings that are kept, in order of their names.

    Raises:
        SavedMappingError: One of them is damaged; the message says which and what to do.
    """
    folder = _folder(home)
    return tuple(_read(path) for path in sorted(folder.glob(f"*{_SUFFIX}")) if not path.name.startswith("."))


def find(headers: Sequence[str], home: Path | None = None) -> SavedMapping | None:
    """The mapping kept for a header row; None when there is none.

    Raises:
        SavedMappingError: A mapping that is kept is damaged.
    """
    return match(headers, saved(home))


def match(headers: Sequence[str], mappings: Iterable[SavedMapping]) -> SavedMapping | None:
    """The one of these mappings that is for a header row; None when none is."""
    row = header_key(headers)
    return next((one for one in mappings if header_key(one.headers) == row), None)


def remove(name: str, home: Path | None = None) -> None:
    """Forget a mapping; files that were read by it stay as they are.

    Raises:
        SavedMappingError: There is none of that name.
    """
    path = _path(name, home)
    try:
        path.unlink()
    except FileNotFoundError as error:
        raise SavedMappingError(f"没有名为“{name}”的映射。") from error


def header_key(headers: Sequence[str]) -> tuple[str, ...]:
    """A header row as it is compared: normalised, without the empty cells at its end."""
    row = [normalise(header) for header in headers]
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _folder(home: Path | None) -> Path:
    return (configured_home() if home is None else home) / MAPPINGS


def _path(name: str, home: Path | None) -> Path:
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or _DEVICES.fullmatch(name):
        raise SavedMappingError(
            f"“{name}”不能作映射的名称：请用 1 至 {_LONGEST_NAME} 个汉字、字母或数字，"
            "中间可以有空格、-、. 和括号，不能有 / 和 \\。"
        )
    return _folder(home) / f"{name}{_SUFFIX}"


def _read(path: Path) -> SavedMapping:
    try:
        mapping = parse_mapping(path.read_text(encoding="utf-8-sig"), path.name)
    except (UnreadableFileError, OSError, UnicodeDecodeError) as error:
        raise SavedMappingError(f"保存的映射不能用：{error} 请改正或删除 {path}。") from error
    if not mapping.headers_row:
        raise SavedMappingError(f"保存的映射 {path} 没有写明 headers，请补上文件的那一行表头，或删除它。")
    return SavedMapping(path.stem, path, mapping)


def _taken(name: str, other: SavedMapping, path: Path) -> str:
    if other.path == path:
        return f"已有名为“{name}”的映射，是为另一种表头保存的。请换一个名称，或确认要替换它。"
    return f"这一行表头已有映射“{other.name}”。请用这个名称保存，或确认要替换它。"
