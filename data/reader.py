"""What tables a file holds: a text has one, a workbook one a sheet, a ZIP those of all its members.

What a file is, its bytes say and not its name: exports bear wrong endings.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from data.archives import ZIP_SIGNATURE, is_workbook, members, why_no_ledger
from data.content import Content, UnreadableFileError, content_of
from data.layout import Layout
from data.table import Block, Table
from data.text_file import open_text
from data.workbooks import XLS_SIGNATURE, open_workbook

__all__ = ["Block", "Layout", "Opened", "Table", "UnreadableFileError", "open_tables"]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found in a file.

    Attributes:
        tables: Its tables, in order.
        left_out: Sheet or member that holds no table, and why, in Chinese.
    """

    tables: tuple[Table, ...]
    left_out: tuple[tuple[str, str], ...] = ()


def open_tables(path: Path, file: str, known: Set[str]) -> Opened:
    """The tables of a file.

    Args:
        path: Where it lies.
        file: Its name, for messages and reports.
        known: Normalised headers that some ledger bears: by them the header is found.

    Raises:
        UnreadableFileError: Nothing in it can be read as a table.
    """
    content = content_of(path, file)
    if content.size == 0:
        raise UnreadableFileError(f"{file}：文件是空的，没有表头。请检查导出的文件。")
    return _open(content, "", known)


def _open(content: Content, name: str, known: Set[str]) -> Opened:
    head = content.head(8)
    if head == XLS_SIGNATURE or _looks_like_workbook(content, head):
        tables, left_out = open_workbook(content, name, known)
        return Opened(tuple(tables), tuple(left_out))
    if head.startswith(ZIP_SIGNATURE):
        return _unpack(content, name, known)
    return Opened(open_text(content, name, known))


def _looks_like_workbook(content: Content, head: bytes) -> bool:
    if head.startswith(ZIP_SIGNATURE):
        return is_workbook(content)
    return content.file.lower().endswith((".xlsx", ".xls"))


def _unpack(content: Content, name: str, known: Set[str]) -> Opened:
    if name:
        return Opened((), ((name, "压缩包里的压缩包，请先解压"),))
    tables: list[Table] = []
    left_out: list[tuple[str, str]] = []
    for member in members(content):
        if reason := why_no_ledger(member.name):
            left_out.append((member.name, reason))
            continue
        opened = _open(member.content, member.name, known)
        tables.extend(opened.tables)
        left_out.extend(opened.left_out)
    return Opened(tuple(tables), tuple(left_out))
