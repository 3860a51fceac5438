"""Reads facts about cells from the records of an XLS workbook that the workbook reader does not return."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from data.content import Content
from data.reading.compound_files import CompoundFile
from data.reading.damage import DAMAGE
from data.reading.marks import CellMarks, settle
from data.reading.number_formats import NumberFormat, number_format
from data.reading.old_formulas import HAS_UNFINISHED, formula_value

_BOUND_SHEET, _FORMAT, _STYLE, _BEGIN, _END = 0x85, 0x41E, 0xE0, 0x809, 0x0A
_WRITER = 0x5C
_FORMULA, _BOOL_OR_ERROR, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS = 0x06, 0x205, 0x203, 0x27E, 0xBD
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
}  # fmt: skip
#: A cell with an error, or with a formula that has one.
_HAS_ERROR = re.compile(
    rb"\x05\x02\x08\x00.{6}[\x00\x07\x0f\x17\x1d\x24\x2a]\x01|\x06\x00..{7}\x02.[\x00\x07\x0f\x17\x1d\x24\x2a].{3}\xff\xff",
    re.DOTALL,
)
_STREAM = "Workbook"
#: The author field as xlwt writes it without an author; other programs begin with a length.
_NOBODY = b"None"


def old_workbook_marks(content: Content) -> dict[str, CellMarks]:
    """Name of a sheet of an XLS workbook -> errors in its cells, formulas without values, and number formats.

    An inconsistent workbook, or one from before 1997, has none.
    """
    with content.open() as stream:
        data = stream.read()
    try:
        book = CompoundFile(data).stream(_STREAM)
        if not book:
            return {}
        sheets, styles, is_xlwt = _globals(book)
        if not styles and not _HAS_ERROR.search(book) and not HAS_UNFINISHED.search(book):
            return {}
        found = {name: _marks(book, start, styles) for name, start in sheets.items()}
        has_any = any(marks.computed for marks in found.values())
        has_none = any(marks.unfinished for marks in found.values())
        settle(found.values(), is_never_computed=is_xlwt or (has_none and not has_any))
        return found
    except DAMAGE:
        return {}  # the workbook reader reports the damage


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, position and length of the records of a part, without those of embedded charts."""
    depth = 0
    while start + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, start)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, start + 4, length
        start += 4 + length


def _globals(book: bytes) -> tuple[dict[str, int], dict[int, NumberFormat], bool]:
    """The facts that hold for all sheets of the workbook.

    Returns:
        Name of a sheet -> its position; number of a style -> its format, if that adds to a number;
        whether xlwt wrote it.
    """
    sheets: dict[str, int] = {}
    codes: dict[int, NumberFormat] = {}
    styles: list[int] = []
    is_xlwt = False
    for kind, place, length in _records(book, 0):
        if kind == _BOUND_SHEET:
            (start,) = struct.unpack_from("<I", book, place)
            sheets[_text(book[place + 7 : place + length], book[place + 6])] = start
        elif kind == _FORMAT:
            number, signs = struct.unpack_from("<HH", book, place)
            found = number_format(_text(book[place + 4 : place + length], signs))
            if found:
                codes[number] = found
        elif kind == _WRITER:
            is_xlwt = book.startswith(_NOBODY, place)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", book, place + 2)[0])
    return sheets, {number: codes[code] for number, code in enumerate(styles) if code in codes}, is_xlwt


def _text(data: bytes, signs: int) -> str:
    """A text of some signs after the byte that gives their width."""
    return (
        data[1 : 1 + 2 * signs].decode("utf-16-le") if data[0] & 1 else data[1 : 1 + signs].decode("latin-1")
    )


def _marks(book: bytes, start: int, styles: dict[int, NumberFormat]) -> CellMarks:
    marks = CellMarks(formats=tuple(styles.values()))
    places = {style: place for place, style in enumerate(styles)}
    cells = {_FORMULA, _BOOL_OR_ERROR, *((_NUMBER, _SHORT_NUMBER) if styles else ())}
    for kind, place, length in _records(book, start):
        if kind in cells:
            row, column, style = struct.unpack_from("<HHH", book, place)
            value = book[place + 6 : place + 14]
            error = _error(kind, value)
            if kind == _FORMULA:
                marks.formula(row, column, formula_value(book[place : place + length]))
            if error:
                marks.errors[row, column] = error
            elif style in places and kind != _BOOL_OR_ERROR and not _is_no_number(kind, value):
                marks.format(row, column, places[style])
        elif kind == _SHORT_NUMBERS and styles:
            row, first = struct.unpack_from("<HH", book, place)
            for nth in range((length - 6) // 6):
                (style,) = struct.unpack_from("<H", book, place + 4 + 6 * nth)
                if style in places:
                    marks.format(row, first + nth, places[style])
    return marks


def _is_no_number(kind: int, value: bytes) -> bool:
    """Whether the result of a formula is not a number."""
    return kind == _FORMULA and value[6:8] == b"\xff\xff"


def _error(kind: int, value: bytes) -> str:
    """The error in a cell; empty if there is none."""
    if kind == _BOOL_OR_ERROR and value[1]:
        return _ERRORS.get(value[0], "#VALUE!")
    if _is_no_number(kind, value) and value[0] == 2:
        return _ERRORS.get(value[2], "#VALUE!")
    return ""
