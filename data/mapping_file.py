"""The mapping file, which translates the headers, codes and dates of another system's export."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.errors import UnreadableFileError
from data.ledgers import LEDGERS
from data.notation.file_names import display_name
from data.notation.header_text import normalise
from data.schema import Ledger, Type

#: Key in ``[values.<column>]`` for every other value.
REST = "*"
_SECTIONS = {"ledger", "headers", "columns", "values", "formats"}


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """A valid mapping file.

    Attributes:
        ledger: Name of the ledger; empty if the file names none.
        columns: Column of the ledger -> header of the export.
        codes: Column of the ledger -> value of the export -> code of the ledger; ``*``: any other value.
        formats: Column of the ledger -> the strptime formats of its dates.
        text: The file as written, stored so that the import can be repeated.
        headers_row: Its header row, as written; empty if it applies to any file it is given with.
        file: Name of the file it was read from; empty if unknown.
    """

    ledger: str
    columns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    formats: Mapping[str, tuple[str, ...]]
    text: str
    headers_row: tuple[str, ...] = ()
    file: str = ""

    @property
    def headers(self) -> frozenset[str]:
        """The headers of the export, normalised."""
        return frozenset(normalise(header) for header in self.columns.values())


def read_mapping(path: Path, ledger: str | None = None) -> ImportMapping:
    """Read and check a mapping file.

    Args:
        path: The TOML file.
        ledger: Name of the ledger if the file names none.

    Raises:
        UnreadableFileError: The file is missing, not TOML, or names unknown columns or codes.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"映射文件 {display_name(str(path))} 无法读取：{error}") from error
    return parse_mapping(text, display_name(path.name), ledger)


def parse_mapping(text: str, file: str, ledger: str | None = None) -> ImportMapping:
    """Check the text of a mapping file; ``file`` is its name for messages.

    Raises:
        UnreadableFileError: The text is not TOML, or names unknown columns or codes.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFileError(f"映射文件 {file} 不是正确的 TOML：{error}") from error
    name = raw.get("ledger", ledger)
    if name not in LEDGERS:
        names = "、".join(LEDGERS)
        raise _wrong(file, f'要写明 ledger = "…"（现在是 {name!r}），可用的有：{names}')
    if unknown := set(raw) - _SECTIONS:
        raise _wrong(
            file,
            f"不认识 {'、'.join(sorted(unknown))}，"
            "只能有 ledger、headers、[columns]、[values.列名]、[formats]",
        )
    declared = LEDGERS[name]
    for section in ("columns", "values", "formats"):
        _check_section(file, section, raw.get(section, {}), declared)
    for column, codes in raw.get("values", {}).items():
        _check_values(file, column, codes, declared)
    formats = {
        column: _formats(file, column, value, declared) for column, value in raw.get("formats", {}).items()
    }
    return ImportMapping(
        name, raw.get("columns", {}), raw.get("values", {}), formats, text, _headers_row(file, raw), file
    )


def _headers_row(file: str, raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The header row of a mapping; the mapped headers must be in it."""
    row = raw.get("headers", [])
    if not isinstance(row, list) or not all(isinstance(header, str) for header in row):
        raise _wrong(file, 'headers 应写成 headers = ["表头", "表头"]，就是文件的那一行表头')
    if "headers" in raw and not any(header.strip() for header in row):
        raise _wrong(file, "headers 是空的，应写文件的那一行表头，或删去这一项")
    headers = {normalise(header) for header in row}
    for column, theirs in raw.get("columns", {}).items() if row else ():
        if normalise(theirs) not in headers:
            raise _wrong(file, f"[columns] 中 {column} 对应的表头“{theirs}”不在 headers 里")
    return tuple(row)


def _check_section(file: str, section: str, table: Any, ledger: Ledger) -> None:  # noqa: ANN401 - from TOML
    if not isinstance(table, dict):
        raise _wrong(file, f"[{section}] 应当是一个表")
    column_names = {column.name for column in ledger.columns}
    for column, value in table.items():
        if column not in column_names:
            choices = "、".join(sorted(column_names))
            raise _wrong(file, f"[{section}] 中的“{column}”不是台账“{ledger.title}”的列，可用的有：{choices}")
        if section == "columns" and not (isinstance(value, str) and value.strip()):
            raise _wrong(file, f'[columns] 中 {column} 应写成 {column} = "文件中的表头"')


def _check_values(file: str, column: str, codes: Any, ledger: Ledger) -> None:  # noqa: ANN401 - from TOML
    if not isinstance(codes, dict) or not all(isinstance(ours, str) for ours in codes.values()):
        raise _wrong(file, f'[values.{column}] 应逐行写成 "对方的值" = "我们的值"')
    declared = ledger.column(column)
    for ours in codes.values():
        named = re.split("[、+]", ours) if declared.is_several else [ours]
        for one in named if declared.allowed else ():
            if one and one not in declared.allowed:
                offered = "、".join(declared.allowed)
                raise _wrong(file, f"[values.{column}] 中的“{one}”不是“{column}”的取值，可用的有：{offered}")


def _formats(file: str, column: str, value: Any, ledger: Ledger) -> tuple[str, ...]:  # noqa: ANN401 - from TOML
    if ledger.column(column).type not in (Type.DATE, Type.DATETIME):
        raise _wrong(file, f"[formats] 中的“{column}”不是日期列")
    formats = [value] if isinstance(value, str) else value
    if not isinstance(formats, list) or not all(isinstance(text, str) and "%Y" in text for text in formats):
        raise _wrong(file, f'[formats] 中 {column} 应写成日期格式，例如 {column} = "%Y-%m-%d %H:%M"')
    return tuple(formats)


def _wrong(file: str, problem: str) -> UnreadableFileError:
    return UnreadableFileError(f"映射文件 {file}：{problem}。")


def compose(
    ledger: str,
    columns: Mapping[str, str],
    headers: Sequence[str],
    *,
    values: Mapping[str, Mapping[str, str]] | None = None,
    formats: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The text of a mapping file.

    Args:
        ledger: Name of the ledger.
        columns: Column of the ledger -> header of the export.
        headers: The header row of the export, as written.
        values: Column of the ledger -> value of the export -> code of the ledger.
        formats: Our column -> strptime formats of its dates.

    Raises:
        UnreadableFileError: The mapping would not be valid: a column or value does not exist.
    """
    lines = [f"ledger = {_text(ledger)}", f"headers = {_list(headers)}", "", "[columns]"]
    lines += [f"{_text(column)} = {_text(header)}" for column, header in columns.items()]
    for column, codes in (values or {}).items():
        lines += ["", f"[values.{_text(column)}]"]
        lines += [f"{_text(theirs)} = {_text(ours)}" for theirs, ours in codes.items()]
    if formats:
        lines += ["", "[formats]"]
        lines += [f"{_text(column)} = {_list(spellings)}" for column, spellings in formats.items()]
    text = "\n".join(lines) + "\n"
    parse_mapping(text, "（新）")
    return text


def _text(text: str) -> str:
    """A text as a TOML string: the escapes of JSON, and one more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"
