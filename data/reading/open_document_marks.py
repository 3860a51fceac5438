"""Reads facts about cells from the XML of an OpenDocument workbook that the reader does not return."""

from __future__ import annotations

import zipfile
from typing import IO

from lxml import etree

from data.content import Content
from data.reading.cell_marks import MOST_ERRORS, OPTIONS, any_piece
from data.reading.damage import DAMAGE
from data.reading.marks import CellMarks, FormulaValue, decide_stored_values

_CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MARKED = (b'value-type="error"', b":formula=")
_ERROR_TYPE = ("{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type", "error")
#: Kind of a value -> its attribute; the attribute of a text may be missing.
_VALUES = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}


def open_document_marks(content: Content) -> dict[str, CellMarks]:
    """Name of a sheet of an OpenDocument workbook -> the errors in its cells, and its formulas without value.

    An inconsistent workbook has none.
    """
    try:
        with content.open() as stream, zipfile.ZipFile(stream) as archive:
            with archive.open(_CONTENT) as sheets:
                if not any_piece(sheets, lambda text: any(mark in text for mark in _MARKED)):
                    return {}
            with archive.open(_CONTENT) as sheets:
                found = _marks(sheets)
            decide_stored_values(found.values())
            return found
    except DAMAGE:
        return {}  # the workbook reader reports the damage


def _marks(sheets: IO[bytes]) -> dict[str, CellMarks]:
    found: dict[str, CellMarks] = {}
    heights: dict[str, int] = {}
    for _, row in etree.iterparse(sheets, tag="{*}table-row", **OPTIONS):
        name = next((one.get(f"{_TABLE}name", "") for one in row.iterancestors(f"{_TABLE}table")), "")
        marks, number, column = found.setdefault(name, CellMarks()), heights.get(name, 0), 0
        for cell in row:
            if _ERROR_TYPE in cell.attrib.items():
                if len(marks.errors) < MOST_ERRORS:
                    marks.errors[number, column] = "".join(cell.itertext()).strip() or "#VALUE!"
            elif cell.get(f"{_TABLE}formula"):
                marks.formula(number, column, _formula_value(cell))
            column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        heights[name] = number + int(row.get(f"{_TABLE}number-rows-repeated", 1))
        row.clear()
    return found


def _formula_value(cell: etree._Element) -> FormulaValue:
    """The kind of value stored for a formula."""
    kind, text = cell.get(f"{_OFFICE}value-type"), "".join(map(str, cell.itertext())).strip()
    if kind == "string":
        return FormulaValue.OLDER if text or cell.get(f"{_OFFICE}string-value") else FormulaValue.EMPTY
    has_value = bool(kind and cell.get(f"{_OFFICE}{_VALUES.get(kind, 'value')}"))
    return FormulaValue.OLDER if has_value else FormulaValue.NOTHING
