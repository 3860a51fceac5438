"""Checks the size of the sheets of a workbook before it is opened: its reader holds every cell in memory.

For XLS the declared sizes count, since its reader allocates the memory before it reads.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.archives import ZIP_SIGNATURE
from data.reading.compound_files import CompoundFile
from data.reading.faults import damage_as_unreadable

#: More cells than this take more than a gigabyte.
_MOST_CELLS = 40_000_000
_MOST_REPEATED = 8_000_000
_OPEN_DOCUMENT, _TABLE = "content.xml", "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
#: The member with the texts of a workbook, and its largest size: distinct texts shrink ten to twenty times.
_TEXTS = "xl/sharedstrings.xml"
_MOST_TEXTS, _HARMLESS_TEXTS, _MOST_SHRINKING = 600_000_000, 50_000_000, 60
_CHUNK, _LONGEST_TAG = 4_000_000, 200
#: A cell with content; cells that are only coloured have a closed tag and no content.
_CELL = rb"""\sr=["']%s["'](?:\s[^>/]*)?>"""
#: A column after Z; up to Z a sheet with all possible rows is small enough.
_IS_WIDE = re.compile(rb"""\sr=["'][A-Za-z]{2,3}\d""")
_COLUMN = re.compile(_CELL % rb"([A-Za-z]{1,3})\d{1,7}")
_ROW = re.compile(_CELL % rb"[A-Za-z]{1,3}(\d{1,7})")
_BOUND_SHEET, _BEGIN, _END, _DIMENSIONS, _OLD_TEXTS = 0x85, 0x809, 0x0A, 0x200, 0xFC
_SHORT_NUMBERS = 0xBD
#: Kinds of records with a row and a column: numbers, texts, formulas and others.
_CELLS = frozenset((0x06, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0xFD, _SHORT_NUMBERS))
_COLUMNS = 256
#: Least number of bytes of a text.
_SHORTEST_TEXT = 3


def check_extents(content: Content) -> None:
    """Check that the sheets of a workbook fit into memory.

    Raises:
        UnreadableFileError: One of them is too large, or cannot be unpacked.
    """
    if not content.head(4).startswith(ZIP_SIGNATURE):
        _check_old_extents(content)
        return
    with (
        damage_as_unreadable(f"{content.file}：工作簿已损坏，请重新导出。"),
        content.open() as stream,
        zipfile.ZipFile(stream) as archive,
    ):
        _check_texts(content.file, archive)
        _check_repeats(content.file, archive)
        for entry in archive.infolist():
            is_sheet = entry.filename.lower().startswith("xl/worksheets/") and entry.filename.endswith(".xml")
            if is_sheet and _is_wide(archive, entry):
                with archive.open(entry) as sheet:
                    _check(content.file, *_extent(sheet))


def _check_texts(file: str, archive: zipfile.ZipFile) -> None:
    """Check that the texts of a workbook fit into memory: its reader holds all of them.

    The size in the directory is checked before unpacking, the real size after it.
    """
    for entry in archive.infolist():
        if entry.filename.lower() != _TEXTS:
            continue
        is_dense = entry.file_size > _MOST_SHRINKING * max(entry.compress_size, 1)
        if entry.file_size > _MOST_TEXTS or (entry.file_size > _HARMLESS_TEXTS and is_dense):
            raise UnreadableFileError(
                f"{file}：工作簿里的文字解开后有 {entry.file_size // 1_000_000} MB，大得不寻常，没有打开；"
                "请分成几个文件，或另存为 CSV 再导入。"
            )
        with archive.open(entry) as texts:
            while texts.read(_CHUNK):
                pass


def _check_repeats(file: str, archive: zipfile.ZipFile) -> None:
    """Check the repeat counts of an OpenDocument sheet: the reader writes repeated rows and cells out."""
    if _OPEN_DOCUMENT not in archive.namelist():
        return
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    cells = 0
    with archive.open(_OPEN_DOCUMENT) as stream:
        for _, row in etree.iterparse(stream, tag="{*}table-row", **options):
            width = last = 0
            for cell in row:
                width += _repeats(cell, "number-columns-repeated")
                last = width if len(cell) else last
            cells += last * _repeats(row, "number-rows-repeated")
            row.clear()
            if cells > _MOST_REPEATED:
                raise UnreadableFileError(
                    f"{file}：ODS 工作表有 {cells // 10_000} 万个以上的单元格，没有打开；"
                    "请删去数据以外的行和列，或另存为 CSV 再导入。"
                )


def _repeats(element: etree._Element, name: str) -> int:
    count_text = element.get(f"{_TABLE}{name}", "1")
    return int(count_text) if count_text.isascii() and count_text.isdecimal() else 1


def _is_wide(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a sheet has cells after column Z."""
    with archive.open(entry) as sheet:
        carried = b""
        while chunk := sheet.read(_CHUNK):
            if _IS_WIDE.search(carried + chunk):
                return True
            carried = chunk[-_LONGEST_TAG:]
    return False


def _extent(sheet: IO[bytes]) -> tuple[int, str]:
    """The last row and the last column of a sheet, by the references of its cells."""
    last_row, last_column, carried = 0, b"", b""
    while chunk := sheet.read(_CHUNK):
        text = carried + chunk
        last_row = max([last_row, *map(int, set(_ROW.findall(text)))])
        columns = {column.upper() for column in set(_COLUMN.findall(text))}
        last_column = max([last_column, *columns], key=lambda column: (len(column), column))
        carried = text[-_LONGEST_TAG:]
    return last_row, last_column.decode()


def _check(file: str, rows: int, column: str) -> None:
    columns = 0
    for letter in column:
        columns = columns * 26 + ord(letter) - ord("A") + 1
    if rows * columns > _MOST_CELLS:
        raise UnreadableFileError(
            f"{file}：有一张工作表的内容一直到 {column}{rows}，"
            f"共 {rows * columns // 10_000} 万个单元格，没有打开；"
            "请删去数据以外的行和列（按 Ctrl+End 可看到最后一格），或另存为 CSV 再导入。"
        )


def _check_old_extents(content: Content) -> None:
    """Check that an XLS workbook is consistent.

    Raises:
        UnreadableFileError: It has circular chains, or impossible cells or texts.
    """
    with damage_as_unreadable(f"{content.file}：工作簿已损坏，请重新导出。"):
        with content.open() as stream:
            parts = CompoundFile(stream.read())
        parts.require_ends()
        book = parts.stream("Workbook", "Book")
        sheets = set()
        for kind, place, length in _records(book, 0):
            if kind == _BOUND_SHEET:
                sheets.add(struct.unpack_from("<I", book, place)[0])
            elif kind == _OLD_TEXTS and length and _texts(book, place) * _SHORTEST_TEXT > len(book):
                raise ValueError
        for start in sheets:
            _check_sheet(book, start)


def _check_sheet(book: bytes, start: int) -> None:
    for kind, place, length in _records(book, start):
        if kind in _CELLS:
            last = place + length - 2 if kind == _SHORT_NUMBERS else place + 2
            if struct.unpack_from("<H", book, last)[0] >= _COLUMNS:
                raise ValueError
        elif kind == _DIMENSIONS:
            rows, columns = struct.unpack_from("<4xI2xH" if length > 10 else "<2xH2xH", book, place)
            if rows * columns > _MOST_CELLS:
                raise ValueError


def _texts(book: bytes, place: int) -> int:
    (texts,) = struct.unpack_from("<4xI", book, place)
    return int(texts)


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, position and length of the records of the part that begins at ``start``."""
    depth = 0
    while start + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, start)
        depth += (kind == _BEGIN) - (kind == _END)
        if kind == _END and depth <= 0:
            return
        yield kind, start + 4, length
        start += 4 + length
