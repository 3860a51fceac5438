"""Reads facts about cells from the XML of a workbook, XLSX or OpenDocument, that its reader omits."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from lxml import etree

from data.content import Content
from data.reading.faults import DAMAGE
from data.reading.marks import CellMarks, FormulaValue, NumberFormat, decide_stored_values, number_format

#: A formula, and an error of a formula, in the bytes of a sheet.
_FORMULA, _ERRORS = re.compile(rb"<(?:\w+:)?f[\s>/]"), (b't="e"', b"t='e'")
_ZERO = re.compile(r"[-+]?0+(?:\.0*)?")
_CHUNK, _LONGEST = 4_000_000, 40
_LETTERS = re.compile("[A-Z]{1,3}")
_MOST_ERRORS = 1_000_000
_STYLES = "xl/styles.xml"
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
_CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MARKED = (b'value-type="error"', b":formula=")
_ERROR_TYPE = ("{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type", "error")
#: Kind of a value -> its attribute; the attribute of a text may be missing.
_OPEN_DOCUMENT_VALUES = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}


def cell_marks(content: Content) -> dict[str, CellMarks]:
    """Name of a sheet of an XLSX workbook -> the marks of its cells.

    At most a million errors per sheet; an inconsistent workbook has no marks.
    """
    try:
        with content.open() as stream, zipfile.ZipFile(stream) as archive:
            styles = _styles(archive)
            book = _parse_xml(archive, "xl/workbook.xml")
            properties = book.find("{*}calcPr")
            is_anew = properties is not None and properties.get("fullCalcOnLoad") in ("1", "true")
            parts = _sheets(archive, book).items()
            marks = {name: _marks(archive, part, styles, is_anew=is_anew) for name, part in parts}
            decide_stored_values(marks.values())
            return marks
    except DAMAGE:
        return {}  # the workbook reader reports the damage


def _sheets(archive: zipfile.ZipFile, book: etree._Element) -> dict[str, str]:
    """Name of a sheet -> its member in the archive."""
    related = {
        relationship.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relationship.get("Target", ""))
        ).lstrip("/")
        for relationship in _parse_xml(archive, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    members = {}
    for sheet in book.iter("{*}sheet"):
        relation = next((str(value) for name, value in sheet.items() if str(name).endswith("}id")), "")
        if related.get(relation, "").startswith("xl/worksheets/"):
            members[sheet.get("name", "")] = related[relation]
    return members


def _styles(archive: zipfile.ZipFile) -> dict[str, NumberFormat]:
    """Number of a cell style -> its number format, if that adds signs to a number."""
    if _STYLES not in archive.namelist():
        return {}
    styles = _parse_xml(archive, _STYLES)
    codes = {
        element.get("numFmtId"): code_format
        for element in styles.iterfind("{*}numFmts/{*}numFmt")
        if (code_format := number_format(element.get("formatCode", "")))
    }
    cells = styles.iterfind("{*}cellXfs/{*}xf") if codes else ()
    return {
        str(number): codes[style.get("numFmtId")]
        for number, style in enumerate(cells)
        if style.get("numFmtId") in codes
    }


def _parse_xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), etree.XMLParser(**_OPTIONS))


def _marks(
    archive: zipfile.ZipFile, part: str, styles: Mapping[str, NumberFormat], *, is_anew: bool
) -> CellMarks:
    marks = CellMarks(formats=tuple(styles.values()))
    with archive.open(part) as sheet:
        if not _is_marked(sheet, list(styles)):
            return marks
    places, row = {style: place for place, style in enumerate(styles)}, -1
    with archive.open(part) as sheet:
        for _, cells in etree.iterparse(sheet, tag="{*}row", **_OPTIONS):
            row, column = int(cells.get("r", row + 2)) - 1, -1
            for cell in cells.iterchildren("{*}c"):
                reference = _LETTERS.match(cell.get("r", ""))
                column = _column(reference[0]) if reference else column + 1
                _mark(marks, (row, column), cell, places, is_anew=is_anew)
            cells.clear()
            while cells.getprevious() is not None:
                del cells.getparent()[0]
    return marks


def _mark(
    marks: CellMarks,
    at: tuple[int, int],
    cell: etree._Element,
    places: Mapping[str, int],
    *,
    is_anew: bool,
) -> None:
    """Add the marks of one cell."""
    if cell.get("t") == "e":
        if len(marks.errors) < _MOST_ERRORS:
            marks.errors[at] = cell.findtext("{*}v") or "#VALUE!"
    elif cell.find("{*}f") is not None:
        marks.formula(*at, _formula_value(cell, is_anew=is_anew))
    place = places.get(cell.get("s", ""))
    if place is not None and cell.get("t", "n") == "n":
        marks.format(*at, place)


def _formula_value(cell: etree._Element, *, is_anew: bool) -> FormulaValue:
    """The kind of value stored for a formula: a text may be empty, a number not."""
    value = cell.find("{*}v")
    if value is None or not (value.text or cell.get("t") == "str"):
        return FormulaValue.NOTHING
    if not value.text:
        return FormulaValue.EMPTY
    if is_anew and cell.get("t", "n") == "n" and _ZERO.fullmatch(value.text.strip()):
        return FormulaValue.ZERO
    return FormulaValue.VALUE if is_anew else FormulaValue.OLDER


def _is_marked(sheet: IO[bytes], styles: Sequence[str]) -> bool:
    """Whether the bytes of a sheet contain anything to mark: most exports contain nothing."""
    pattern = _FORMULA
    if styles:
        pattern = re.compile(
            rb"%s|<(?:\w+:)?c\s[^>]*\bs=[\"'](?:%s)[\"']" % (pattern.pattern, "|".join(styles).encode())
        )
    return _any_piece(
        sheet, lambda text: any(error in text for error in _ERRORS) or pattern.search(text) is not None
    )


def _any_piece(stream: IO[bytes], is_there: Callable[[bytes], bool]) -> bool:
    """Whether a test is true for the bytes of a stream, which are read in pieces."""
    carried = b""
    while chunk := stream.read(_CHUNK):
        if is_there(carried + chunk):
            return True
        carried = chunk[-_LONGEST:]
    return False


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def open_document_marks(content: Content) -> dict[str, CellMarks]:
    """Name of a sheet of an OpenDocument workbook -> the errors in its cells, and its formulas without value.

    An inconsistent workbook has none.
    """
    try:
        with content.open() as stream, zipfile.ZipFile(stream) as archive:
            with archive.open(_CONTENT) as sheets:
                if not _any_piece(sheets, lambda text: any(mark in text for mark in _MARKED)):
                    return {}
            with archive.open(_CONTENT) as sheets:
                marks = _open_document_marks(sheets)
            decide_stored_values(marks.values())
            return marks
    except DAMAGE:
        return {}  # the workbook reader reports the damage


def _open_document_marks(sheets: IO[bytes]) -> dict[str, CellMarks]:
    marks_by_sheet: dict[str, CellMarks] = {}
    heights: dict[str, int] = {}
    for _, row in etree.iterparse(sheets, tag="{*}table-row", **_OPTIONS):
        name = next((table.get(f"{_TABLE}name", "") for table in row.iterancestors(f"{_TABLE}table")), "")
        marks, number, column = marks_by_sheet.setdefault(name, CellMarks()), heights.get(name, 0), 0
        for cell in row:
            if _ERROR_TYPE in cell.attrib.items():
                if len(marks.errors) < _MOST_ERRORS:
                    marks.errors[number, column] = "".join(cell.itertext()).strip() or "#VALUE!"
            elif cell.get(f"{_TABLE}formula"):
                marks.formula(number, column, _open_document_value(cell))
            column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        heights[name] = number + int(row.get(f"{_TABLE}number-rows-repeated", 1))
        row.clear()
    return marks_by_sheet


def _open_document_value(cell: etree._Element) -> FormulaValue:
    """The kind of value stored for a formula."""
    kind, text = cell.get(f"{_OFFICE}value-type"), "".join(map(str, cell.itertext())).strip()
    if kind == "string":
        return FormulaValue.OLDER if text or cell.get(f"{_OFFICE}string-value") else FormulaValue.EMPTY
    has_value = bool(kind and cell.get(f"{_OFFICE}{_OPEN_DOCUMENT_VALUES.get(kind, 'value')}"))
    return FormulaValue.OLDER if has_value else FormulaValue.NOTHING
