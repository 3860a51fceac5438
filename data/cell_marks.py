"""What the XML of a workbook says of its cells that their reader does not give.

Formulas whose values are not there, because a program wrote the workbook and nobody has saved it since;
errors that formulas left; and number formats that add signs to identifiers. Most workbooks have none of
these, which a look at the bytes of their sheets tells.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from data.content import Content
from data.damage import DAMAGE
from data.number_formats import NumberFormat, number_format

#: A formula, and the error that one left, as the bytes of a sheet have them.
_FORMULA, _ERRORS = re.compile(rb"<(?:\w+:)?f[\s>/]"), (b't="e"', b"t='e'")
_CHUNK, _LONGEST = 4_000_000, 40
_LETTERS = re.compile("[A-Z]{1,3}")
_MOST_UNFINISHED, _MOST_ERRORS = 10_000, 1_000_000
_STYLES = "xl/styles.xml"
_OPEN_DOCUMENT, _TABLE = "content.xml", "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OPEN_DOCUMENT_ERROR = b'value-type="error"'
_ERROR_TYPE = ("{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type", "error")
_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


@dataclass(slots=True)
class CellMarks:
    """What is to be known of the cells of a sheet; rows and columns are counted from 0.

    Attributes:
        unfinished: Cells with a formula of which the file does not hold the value.
        errors: Cells with the error of a formula, and what it is.
        formats: The number formats of the workbook that add to a number.
        formatted: Column -> rows of its cells with such a format, in order, and their places in ``formats``.
    """

    unfinished: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formats: tuple[NumberFormat, ...] = ()
    formatted: dict[int, tuple[array[int], array[int]]] = field(default_factory=dict)

    def format(self, row: int, column: int, place: int) -> None:
        """Remember that a cell, below those told before, has one of the formats."""
        rows, formats = self.formatted.setdefault(column, (array("l"), array("l")))
        rows.append(row)
        formats.append(place)


def cell_marks(content: Content) -> dict[str, CellMarks]:
    """Name of a sheet of an XLSX workbook -> what is to be known of its cells.

    At most 10,000 formulas without a value and a million errors a sheet; a workbook that does not hold
    together has none.
    """
    try:
        with content.open() as stream, zipfile.ZipFile(stream) as archive:
            styles = _styles(archive)
            return {name: _marks(archive, part, styles) for name, part in _sheets(archive).items()}
    except DAMAGE:
        return {}  # the reader of workbooks says what is wrong with it


def open_document_marks(content: Content) -> dict[str, CellMarks]:
    """Name of a sheet of an OpenDocument workbook -> the errors in its cells."""
    try:
        with content.open() as stream, zipfile.ZipFile(stream) as archive:
            with archive.open(_OPEN_DOCUMENT) as sheets:
                if not _is_any(sheets, lambda text: _OPEN_DOCUMENT_ERROR in text):
                    return {}
            with archive.open(_OPEN_DOCUMENT) as sheets:
                return _open_document_errors(sheets)
    except DAMAGE:
        return {}  # the reader of workbooks says what is wrong with it


def _open_document_errors(sheets: BinaryIO) -> dict[str, CellMarks]:
    found: dict[str, CellMarks] = {}
    heights: dict[str, int] = {}
    for _, row in etree.iterparse(sheets, tag="{*}table-row", **_OPTIONS):
        name = next((one.get(f"{_TABLE}name", "") for one in row.iterancestors(f"{_TABLE}table")), "")
        marks, number, column = found.setdefault(name, CellMarks()), heights.get(name, 0), 0
        for cell in row:
            if _ERROR_TYPE in cell.attrib.items() and len(marks.errors) < _MOST_ERRORS:
                marks.errors[number, column] = "".join(cell.itertext()).strip() or "#VALUE!"
            column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        heights[name] = number + int(row.get(f"{_TABLE}number-rows-repeated", 1))
        row.clear()
    return found


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet -> the member that it is."""
    related = {
        one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in _parsed(archive, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    found = {}
    for one in _parsed(archive, "xl/workbook.xml").iter("{*}sheet"):
        relation = next((told for name, told in one.items() if name.endswith("}id")), "")
        if related.get(relation, "").startswith("xl/worksheets/"):
            found[one.get("name", "")] = related[relation]
    return found


def _styles(archive: zipfile.ZipFile) -> dict[str, NumberFormat]:
    """Number of a style of cells -> its format, where that adds to a number."""
    if _STYLES not in archive.namelist():
        return {}
    styles = _parsed(archive, _STYLES)
    codes = {
        one.get("numFmtId"): found
        for one in styles.iterfind("{*}numFmts/{*}numFmt")
        if (found := number_format(one.get("formatCode", "")))
    }
    cells = styles.iterfind("{*}cellXfs/{*}xf") if codes else ()
    return {
        str(number): codes[one.get("numFmtId")]
        for number, one in enumerate(cells)
        if one.get("numFmtId") in codes
    }


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), etree.XMLParser(**_OPTIONS))


def _marks(archive: zipfile.ZipFile, part: str, styles: Mapping[str, NumberFormat]) -> CellMarks:
    marks = CellMarks(formats=tuple(styles.values()))
    with archive.open(part) as sheet:
        if not _is_marked(sheet, list(styles)):
            return marks
    places, row = {style: place for place, style in enumerate(styles)}, -1
    with archive.open(part) as sheet:
        for _, cells in etree.iterparse(sheet, tag="{*}row", **_OPTIONS):
            row, column = int(cells.get("r", row + 2)) - 1, -1
            for cell in cells.iterchildren("{*}c"):
                told = _LETTERS.match(cell.get("r", ""))
                column = _column(told[0]) if told else column + 1
                _mark(marks, row, column, cell, places)
            cells.clear()
            while cells.getprevious() is not None:
                del cells.getparent()[0]
    return marks


def _mark(marks: CellMarks, row: int, column: int, cell: etree._Element, places: Mapping[str, int]) -> None:
    """Remember what is to be known of one cell."""
    if cell.get("t") == "e":
        if len(marks.errors) < _MOST_ERRORS:
            marks.errors[row, column] = cell.findtext("{*}v") or "#VALUE!"
    elif cell.find("{*}f") is not None and not _has_value(cell):
        if len(marks.unfinished) < _MOST_UNFINISHED:
            marks.unfinished.append((row, column))
    elif cell.get("s") in places and cell.get("t", "n") == "n":
        marks.format(row, column, places[cell.get("s")])


def _has_value(cell: etree._Element) -> bool:
    """Whether the value of a formula is there: a text may be empty, a number not."""
    value = cell.find("{*}v")
    return value is not None and bool(value.text or cell.get("t") == "str")


def _is_marked(sheet: BinaryIO, styles: Sequence[str]) -> bool:
    """Whether the text of a sheet has anything to be known at all: most exports have nothing."""
    told = _FORMULA
    if styles:
        told = re.compile(
            rb"%s|<(?:\w+:)?c\s[^>]*\bs=[\"'](?:%s)[\"']" % (told.pattern, "|".join(styles).encode())
        )
    return _is_any(
        sheet, lambda text: any(error in text for error in _ERRORS) or told.search(text) is not None
    )


def _is_any(stream: BinaryIO, is_there: Callable[[bytes], bool]) -> bool:
    """Whether something is in the bytes of a stream, which are read in pieces."""
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
