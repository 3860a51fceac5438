"""Reads the value that an XLS workbook stores for a formula, from the record of its cell.

Excel, WPS and LibreOffice store what they computed. xlwt stores an empty text for every formula, jxl the
number 4 with its own marks; POI, PHPExcel and Spreadsheet::WriteExcel store zero with the flag "compute
on opening", or the value if they were told to compute it.
"""

from __future__ import annotations

import re
import struct

from data.reading.marks import FormulaValue

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
