"""Formulas whose values a workbook does not hold: a program wrote it, and nobody has saved it since."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from data.content import Content

#: A formula, as the bytes of a sheet have it.
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CHUNK = 4_000_000
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST = 10_000


def unfinished_formulas(content: Content) -> dict[str, list[tuple[int, int]]]:
    """Name of a sheet of an XLSX workbook -> row and column of its cells with a formula and no value.

    At most 10,000 a sheet; a workbook that does not hold together has none.
    """
    try:
        with content.open() as stream, zipfile.ZipFile(stream) as archive:
            return {name: [*_unfinished(archive, part)] for name, part in _sheets(archive).items()}
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return {}  # the reader of workbooks says what is wrong with it


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


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)


def _unfinished(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int]]:
    with archive.open(part) as sheet:
        if not _has_formulas(sheet):
            return
    found = 0
    with archive.open(part) as sheet:
        options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        for _, cell in etree.iterparse(sheet, tag="{*}c", **options):
            place = _PLACE.fullmatch(cell.get("r", ""))
            if place and found < _MOST and cell.find("{*}f") is not None and not _has_value(cell):
                found += 1
                yield int(place[2]) - 1, _column(place[1])
            cell.clear()
            while cell.getprevious() is not None:
                del cell.getparent()[0]


def _has_value(cell: etree._Element) -> bool:
    """Whether the value of a formula is there: a text may be empty, a number not."""
    value = cell.find("{*}v")
    return value is not None and bool(value.text or cell.get("t") == "str")


def _has_formulas(sheet: BinaryIO) -> bool:
    """Whether the text of a sheet has a formula at all: most exports have none."""
    carried = b""
    while chunk := sheet.read(_CHUNK):
        if _FORMULA.search(carried + chunk):
            return True
        carried = chunk[-20:]
    return False


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
