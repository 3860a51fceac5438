"""Reads facts about cells from the records of an XLS workbook that the workbook reader does not return."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from data.content import Content
from data.reading.compound_files import CompoundFile
from data.reading.faults import DAMAGE
from data.reading.marks import CellMarks, FormulaValue, NumberFormat, decide_stored_values, number_format

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
        marks = {name: _marks(book, start, styles) for name, start in sheets.items()}
        has_any = any(sheet.computed for sheet in marks.values())
        has_none = any(sheet.unfinished for sheet in marks.values())
        decide_stored_values(marks.values(), is_never_computed=is_xlwt or (has_none and not has_any))
        return marks
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
            code_format = number_format(_text(book[place + 4 : place + length], signs))
            if code_format:
                codes[number] = code_format
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


_ON_OPENING, _NO_NUMBER, _EMPTY_TEXT = 0x02, 0xFFFF, 3
#: The value that jxl stores for each formula: its number, and a field that Excel ignores.
_JXL = (struct.pack("<d", 4.0), b"\0\0\xe0\xfc")
#: A cell with a formula and an empty text, a zero to be computed, or the value of jxl.
HAS_UNFINISHED = re.compile(
    rb"\x06\x00.{8}(?:\x03.{5}\xff\xff|\x00{8}[\x02\x03\x06\x07\x0a\x0b\x0e\x0f]|\x00{6}\x10\x40.{4}\xe0\xfc)",
    re.DOTALL,
)
_TEXT, _ATTRIBUTE, _CHOOSE, _SUM, _PARENTHESES = 0x17, 0x19, 0x04, 0x10, 0x15
_FUNCTION, _FUNCTION_OF_MANY = 0x21, 0x22
#: Token of a formula -> its length in bytes; tokens of variable length are handled separately.
_LENGTHS = {
    **dict.fromkeys(range(0x03, 0x17), 1),
    0x01: 5, 0x02: 5, 0x1C: 2, 0x1D: 2, 0x1E: 3, 0x1F: 9, 0x20: 8, 0x21: 3, 0x22: 4, 0x23: 5, 0x24: 5,
    0x25: 9, 0x26: 7, 0x27: 7, 0x28: 7, 0x29: 3, 0x2A: 5, 0x2B: 9, 0x2C: 5, 0x2D: 9, 0x39: 7, 0x3A: 7,
    0x3B: 11, 0x3C: 7, 0x3D: 11,
}  # fmt: skip
#: Tokens whose result is not a text: arithmetic, comparisons, a sign or per cent, errors and numbers.
_NO_TEXT = {*range(0x03, 0x08), *range(0x09, 0x0F), 0x13, 0x14, *range(0x1C, 0x20)}
#: COUNT, SUM, AVERAGE, MIN, MAX, NA, INT, ROUND, LEN, VALUE, DATE, DAY, MONTH, YEAR, NOW, DATEVALUE, COUNTA,
#: TODAY, SUMIF, COUNTIF, COUNTBLANK, DATEDIF.
_NO_TEXT_FUNCTIONS = {
    0, 4, 5, 6, 7, 10, 25, 27, 32, 33, 65, 67, 68, 69, 74, 140, 169, 221, 345, 346, 347, 351,
}  # fmt: skip


def formula_value(record: bytes) -> FormulaValue:
    """The kind of value stored in the record of a formula cell.

    Args:
        record: The record without its kind and length.

    Raises:
        struct.error: The record is too short.
    """
    kind, is_no_number, flags = struct.unpack_from("<B5xHH", record, 6)
    if is_no_number == _NO_NUMBER:
        if kind == _EMPTY_TEXT:
            return FormulaValue.NOTHING if _is_never_text(_tokens(record)) else FormulaValue.EMPTY
    elif flags & _ON_OPENING:
        if (record[6:14], record[16:20]) == _JXL:
            return FormulaValue.NOTHING
        if struct.unpack_from("<d", record, 6)[0] == 0:
            return FormulaValue.ZERO
    return FormulaValue.VALUE if flags & _ON_OPENING else FormulaValue.OLDER


def _tokens(record: bytes) -> bytes:
    (length,) = struct.unpack_from("<H", record, 20)
    return record[22 : 22 + length]


def _is_never_text(tokens: bytes) -> bool:
    """Whether the result of a formula is never a text, by its last token; False if in doubt."""
    place, is_never = 0, False
    while place < len(tokens):
        token = tokens[place]
        base = token if token < 0x20 else token & 0x1F | 0x20
        if base not in (_ATTRIBUTE, _PARENTHESES):
            is_never = base in _NO_TEXT or _function(base, tokens[place:]) in _NO_TEXT_FUNCTIONS
        elif base == _ATTRIBUTE and tokens[place + 1] & _SUM:
            is_never = True
        length = _length(base, tokens[place : place + 4])
        if not length:
            return False
        place += length
    return is_never


def _function(base: int, token: bytes) -> int:
    """The number of a function; -1 if there is none."""
    at = {_FUNCTION: 1, _FUNCTION_OF_MANY: 2}.get(base)
    return struct.unpack_from("<H", token, at)[0] if at else -1


def _length(base: int, token: bytes) -> int:
    """Length of a token in bytes; 0 if unknown."""
    if base == _TEXT:
        return 3 + token[1] * (2 if token[2] & 1 else 1)
    if base == _ATTRIBUTE:
        (more,) = struct.unpack_from("<H", token, 2)
        return 4 + (2 * more + 2 if token[1] & _CHOOSE else 0)
    return _LENGTHS.get(base, 0)
