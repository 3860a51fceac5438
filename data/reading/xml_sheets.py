"""Reads the sheets of XML Spreadsheet 2003, which programs still write with the extension of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from data.content import Content
from data.errors import UnreadableFileError
from data.reading.encodings import encoding_of, texts
from data.reading.file_kinds import ADVICE
from data.reading.marks import (
    CellMarks,
    FormulaValue,
    Merged,
    NumberFormat,
    decide_stored_values,
    number_format,
)
from data.reading.sheets import Sheet

_SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_BYTES, _MOST_CELLS, _MOST_COLUMNS = 400_000_000, 20_000_000, 16_384
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
#: Date part of a time of day, since Excel counts from 1899.
_BARE_TIME = "1899-12-3"
_USUAL_STYLE = "Default"


class _Rows:
    """The rows of a sheet while they are read: positions may be explicit, or follow on each other."""

    def __init__(self, file: str, styles: dict[str, NumberFormat]) -> None:
        self.rows: list[list[str]] = []
        self.merged: list[Merged] = []
        self.marks = CellMarks(formats=tuple(styles.values()))
        self._places = {style: place for place, style in enumerate(styles)}
        self._file, self._cells = file, 0
        self._of_columns: dict[int, str] | None = None

    def add(self, row: etree._Element) -> None:
        """Add a row.

        Raises:
            UnreadableFileError: The sheet is far too large.
        """
        number = _whole_number(row, "Index", len(self.rows) + 1) - 1
        self._count(number - len(self.rows))
        self.rows += [[] for _ in range(number - len(self.rows))]
        cells: list[str] = []
        for cell in row.iterchildren("{*}Cell"):
            place = _whole_number(cell, "Index", len(cells) + 1) - 1
            right, below = _whole_number(cell, "MergeAcross", 0), _whole_number(cell, "MergeDown", 0)
            self._count(place - len(cells) + right + 1)
            cells += [""] * (place - len(cells))
            if right or below:
                self.merged.append(((number, place), (number + below, place + right)))
            data = cell.find("{*}Data")
            if cell.get(f"{_SPREADSHEET}Formula"):
                self.marks.formula(number, place, _formula_value(data))
            style = self._places.get(self._style(row, cell, place))
            if style is not None and data is not None and data.get(f"{_SPREADSHEET}Type") == "Number":
                self.marks.format(number, place, style)
            cells += [_text(data), *[""] * right]
        self.rows.append(cells)

    def _style(self, row: etree._Element, cell: etree._Element, place: int) -> str:
        """The style of a cell: its own, or that of its row, its column or its table."""
        if not self._places:
            return ""
        table = row.getparent()
        if table is None:
            return _style(cell) or _style(row) or _USUAL_STYLE
        if self._of_columns is None:
            self._of_columns = _styles_of_columns(table)
        styles = (_style(cell), _style(row), self._of_columns.get(place), _style(table))
        return next(filter(None, styles), _USUAL_STYLE)

    def _count(self, more: int) -> None:
        self._cells += max(more, 0)
        if self._cells > _MOST_CELLS:
            raise UnreadableFileError(f"{self._file}：XML 电子表格大得不寻常，没有打开。{ADVICE}")


def sheets_of_xml(content: Content, name: str) -> list[Sheet]:
    """The sheets of an XML Spreadsheet 2003.

    Args:
        content: The bytes.
        name: Name of the archive member; empty for a file of its own.

    Raises:
        UnreadableFileError: It is damaged, refers to anything outside itself, or is far too large.
    """
    if content.size > _MOST_BYTES:
        raise UnreadableFileError(f"{content.file}：XML 电子表格太大，没有打开。{ADVICE}")
    sheets, marks = [], []
    try:
        for title, rows in _worksheets(content):
            full_title = f"{name}/{title}" if name else title
            marks.append(rows.marks)
            sheets.append(
                Sheet(
                    content.file,
                    full_title,
                    "xml",
                    partial(iter, rows.rows),
                    len(rows.rows),
                    rows.merged,
                    rows.marks,
                )
            )
    except etree.LxmlError as error:
        raise UnreadableFileError(
            f"{content.file}：XML 电子表格已损坏或不完整，没有导入。{ADVICE}"
        ) from error
    decide_stored_values(marks)
    if not sheets:
        raise UnreadableFileError(f"{content.file}：XML 电子表格里没有工作表，没有导入。{ADVICE}")
    return sheets


def _worksheets(content: Content) -> Iterator[tuple[str, _Rows]]:
    styles: dict[str, NumberFormat] = {}
    rows: _Rows | None = None
    number = 0
    for element in _elements(content):
        if element.tag.endswith("}Style"):
            format_element = element.find("{*}NumberFormat")
            code = "" if format_element is None else format_element.get(f"{_SPREADSHEET}Format", "")
            inherited = styles.get(element.get(f"{_SPREADSHEET}Parent", _USUAL_STYLE))
            style_format = inherited if format_element is None else number_format(code)
            if style_format:
                styles[element.get(f"{_SPREADSHEET}ID", "")] = style_format
        else:
            rows = rows or _Rows(content.file, styles)
            if element.tag.endswith("}Row"):
                rows.add(element)
            else:
                number += 1
                yield element.get(f"{_SPREADSHEET}Name") or f"表 {number}", rows
                rows = None
        element.clear()


def _elements(content: Content) -> Iterator[etree._Element]:
    """The elements of styles, rows and sheets, each when it is complete.

    Raises:
        UnreadableFileError: The text defines entities.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=("{*}Style", "{*}Row", "{*}Worksheet"),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    is_first = True
    for text, _ in texts(content, encoding_of(content)):
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise UnreadableFileError(f"{content.file}：XML 电子表格里有外部定义（DTD），没有打开。{ADVICE}")
        parser.feed(_DECLARATION.sub(b"", text) if is_first else text)
        is_first = False
        yield from _complete_elements(parser)
    parser.close()
    yield from _complete_elements(parser)


def _complete_elements(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    return (element for _, element in parser.read_events() if isinstance(element, etree._Element))


def _style(element: etree._Element) -> str | None:
    return element.get(f"{_SPREADSHEET}StyleID")


def _styles_of_columns(table: etree._Element) -> dict[int, str]:
    """Column, from 0 -> its style, if it has one."""
    styles, place = {}, 0
    for column in table.iterchildren("{*}Column"):
        place = _whole_number(column, "Index", place + 1)
        until = min(place + _whole_number(column, "Span", 0), _MOST_COLUMNS)
        if style := _style(column):
            styles.update(dict.fromkeys(range(place - 1, until), style))
        place = until
    return styles


def _formula_value(data: etree._Element | None) -> FormulaValue:
    """The kind of value stored for a formula: a text may be empty, a number not."""
    if data is not None and "".join(map(str, data.itertext())).strip():
        return FormulaValue.OLDER
    is_text = data is not None and data.get(f"{_SPREADSHEET}Type") == "String"
    return FormulaValue.EMPTY if is_text else FormulaValue.NOTHING


def _whole_number(element: etree._Element, name: str, otherwise: int) -> int:
    digits = element.get(f"{_SPREADSHEET}{name}", "")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else otherwise


def _text(data: etree._Element | None) -> str:
    """The text of a cell, as of other workbooks."""
    text = "" if data is None else "".join(map(str, data.itertext()))
    kind = "" if data is None else data.get(f"{_SPREADSHEET}Type")
    if kind == "Boolean":
        return "是" if text == "1" else "否"
    if kind == "DateTime":
        day, _, clock = text.partition("T")
        clock = clock.partition(".")[0]
        if day.startswith(_BARE_TIME):
            return clock
        return day if clock in ("", "00:00:00") else f"{day} {clock}"
    if kind == "Number" and text.replace(".", "", 1).isdecimal() and text.endswith(".0"):
        return text[:-2]
    return text
