"""Finds the tables of a file: a text mostly has one, a workbook one per sheet, a ZIP those of its members.

The bytes of a file decide its kind, not its name: exports often have wrong extensions.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from data.content import Content, content_of
from data.errors import UnreadableFileError
from data.reading.archives import Member, is_meant_for_one, members, why_no_ledger
from data.reading.faults import blamed_on
from data.reading.file_kinds import Kind, kind_of
from data.reading.header_roles import is_header
from data.reading.layout import Layout
from data.reading.sheets import tables_in
from data.reading.table import Block, Table
from data.reading.text_file import open_text
from data.reading.web_pages import sheets_of_page, sheets_of_web_archive
from data.reading.workbooks import open_workbook
from data.reading.xml_sheets import sheets_of_xml

__all__ = ["Block", "FileTables", "Layout", "Table", "UnreadableFileError", "open_tables"]


#: More ledgers in an archive would take many minutes to import; a year of all ledgers has fewer.
_MOST_LEDGERS = 300
#: An archive that takes longer to search is not one of ledgers.
_MOST_SECONDS = 300
_NO_TABLE = "不是 CSV 或 Excel 文件"


@dataclass(frozen=True, slots=True)
class FileTables:
    """The tables found in a file.

    Attributes:
        tables: Its tables, in order.
        left_out: Sheets or members without a table, each with the reason in Chinese.
        refused: Those of them with the extension of a table that cannot be read.
    """

    tables: tuple[Table, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    refused: frozenset[str] = frozenset()


def open_tables(path: Path, file: str, known_headers: Set[str]) -> FileTables:
    """The tables of a file.

    Args:
        path: Its path.
        file: Its name, for messages and reports.
        known_headers: Normalised headers of all ledgers, by which the header is found.

    Raises:
        UnreadableFileError: Nothing in it can be read as a table.
    """
    content = content_of(path, file)
    if content.size == 0:
        raise UnreadableFileError(f"{file}：文件是空的，没有表头。请检查导出的文件。")
    return _open(content, "", known_headers)


def _open(content: Content, name: str, known_headers: Set[str]) -> FileTables:
    kind = kind_of(content)
    if kind is Kind.TEXT:
        return FileTables(open_text(content, name, known_headers))
    if kind is Kind.ARCHIVE:
        return _unpack(content, name, known_headers)
    if kind is Kind.WEB_PAGE:
        sheets = sheets_of_page(content, name, known_headers)
    elif kind is Kind.WEB_ARCHIVE:
        sheets = sheets_of_web_archive(content, name, known_headers)
    elif kind is Kind.XML_SHEET:
        sheets = sheets_of_xml(content, name)
    else:
        return FileTables(*open_workbook(content, name, known_headers, kind.value))
    return FileTables(*tables_in(sheets, known_headers))


def _has_known_header(table: Table, known_headers: Set[str]) -> bool:
    return is_header(table.layout.headers, known_headers)


def _unpack(content: Content, name: str, known_headers: Set[str]) -> FileTables:
    """The tables of all members; an unreadable member is skipped."""
    if name:
        return FileTables((), ((name, "压缩包里的压缩包，请先解压"),))
    tables: list[Table] = []
    left_out: list[tuple[str, str]] = []
    refused: list[str] = []
    for member in _members_in_order(content):
        if reason := why_no_ledger(member):
            left_out.append((member.name, reason))
            continue
        try:
            with blamed_on(member.content.file):
                opened = _open(member.content, member.name, known_headers)
        except UnreadableFileError as error:
            reason = str(error).removeprefix(f"{member.content.file}：").rstrip("。")
            if is_meant_for_one(member.name):
                refused.append(member.name)
            else:
                reason = f"{_NO_TABLE}（{reason.partition('。')[0]}）"
            left_out.append((member.name, reason))
            continue
        if not is_meant_for_one(member.name) and not any(
            _has_known_header(table, known_headers) for table in opened.tables
        ):
            left_out.append((member.name, _NO_TABLE))
            continue
        tables.extend(opened.tables)
        left_out.extend(opened.left_out)
        refused.extend(opened.refused)
    return FileTables(tuple(tables), tuple(left_out), frozenset(refused))


def _members_in_order(content: Content) -> Iterator[Member]:
    """The members of an archive, in order.

    Raises:
        UnreadableFileError: There are too many, or they take too long.
    """
    listed = members(content)
    number = sum(is_meant_for_one(member.name) and not why_no_ledger(member) for member in listed)
    if number > _MOST_LEDGERS:
        raise UnreadableFileError(
            f"{content.file}：里面有 {number} 个表格文件，多于 {_MOST_LEDGERS} 个，一次导入要很久，没有打开；"
            "请分几次压缩再导入。"
        )
    begun = time.monotonic()
    for member in listed:
        if time.monotonic() - begun > _MOST_SECONDS:
            raise UnreadableFileError(
                f"{content.file}：看了 {_MOST_SECONDS // 60} 分钟还没有看完里面的文件，没有导入；"
                "请分几次压缩再导入。"
            )
        yield member
