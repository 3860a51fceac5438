"""Reads facts about cells from the XML of an XLSX workbook that the workbook reader does not return.

Formulas without stored values, because a program wrote the workbook and nobody has saved it since;
errors of formulas; and number formats that add signs to identifiers. Most workbooks have none of
these, which a search in the bytes of their sheets shows.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

from lxml import etree

from data.content import Content
from data.reading.damage import DAMAGE
from data.reading.marks import CellMarks, FormulaValue, decide_stored_values
from data.reading.number_formats import NumberFormat, number_format

#: A formula, and an error of a formula, in the bytes of a sheet.
_FORMULA, _ERRORS = re.compile(rb"<(?:\w+:)?f[\s>/]"), (b't="e"', b"t='e'")
_ZERO = re.compile(r"[-+]?0+(?:\.0*)?")
_CHUNK, _LONGEST = 4_000_000, 40
_LETTERS = re.compile("[A-Z]{1,3}")
MOST_ERRORS = 1_000_000
_STYLES = "xl/styles.xml"
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


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
            found = {name: _marks(archive, part, styles, is_anew=is_anew) for name, part in parts}
            decide_stored_values(found.values())
            return found
    except DAMAGE:
        return {}  # the workbook reader reports the damage


def _sheets(archive: zipfile.ZipFile, book: etree._Element) -> dict[str, str]:
    """Name of a sheet -> its member in the archive."""
    related = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in _parse_xml(archive, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    found = {}
    for one in book.iter("{*}sheet"):
        relation = next((str(value) for name, value in one.items() if str(name).endswith("}id")), "")
        if related.get(relation, "").startswith("xl/worksheets/"):
            found[one.get("name", "")] = related[relation]
    return found


def _styles(archive: zipfile.ZipFile) -> dict[str, NumberFormat]:
    """Number of a cell style -> its number format, if that adds signs to a number."""
    if _STYLES not in archive.namelist():
        return {}
    styles = _parse_xml(archive, _STYLES)
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


def _parse_xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), etree.XMLParser(**OPTIONS))


def _marks(
    archive: zipfile.ZipFile, part: str, styles: Mapping[str, NumberFormat], *, is_anew: bool
) -> CellMarks:
    marks = CellMarks(formats=tuple(styles.values()))
    with archive.open(part) as sheet:
        if not _is_marked(sheet, list(styles)):
            return marks
    places, row = {style: place for place, style in enumerate(styles)}, -1
    with archive.open(part) as sheet:
        for _, cells in etree.iterparse(sheet, tag="{*}row", **OPTIONS):
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
        if len(marks.errors) < MOST_ERRORS:
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
    return any_piece(
        sheet, lambda text: any(error in text for error in _ERRORS) or pattern.search(text) is not None
    )


def any_piece(stream: IO[bytes], is_there: Callable[[bytes], bool]) -> bool:
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
