"""Texts that count as blank: words for "nothing" in any case, width and brackets, dashes, Excel's errors."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.schema import plain

#: A text of these signs alone, of any length, is blank.
_STROKES = "-–—―‐‑−_/\\|·・.…,，、。;；:：?？!！~～*=+'\"“”‘’^" + "\uff0d\uff0f\uff3c"
_MOST_STROKES = 8
_PAIRS = tuple(
    (pair[0], pair[1])
    for pair in (
        "()",
        "（）",
        "[]",
        "【】",
        "<>",
        "《》",
        "〈〉",
        "{}",
        '""',
        "“”",
        "''",
        "‘’",
        "「」",
        "〔〕",
    )
)
_ENDS = ("", "。", ".", "，", "、", "!", "！")
#: Words up to this many letters are recognised in every mixture of capitals.
_SHORT = 5
_FEW = 200
_TO_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
#: Errors of formulas in Excel, WPS and LibreOffice, and the signs for a number too wide for its column.
EXCEL_ERROR = (
    r"(?i)^(?:[#＃](?:N/?A|REF|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|EXTERNAL"
    r"|PYTHON|GETTING_DATA)[!?！？]?|[#＃]{2,}|Err:[0-9]{3})$"
)
#: A formula as text: with a function, a reference alone or to another sheet, or arithmetic on references;
#: not the signs around a number that guard it (="123").
FORMULA_TEXT = (
    r"(?i)^[=＝]\s*[-+(\s]*(?:[A-Z_][A-Z0-9_.]*\s*\(.*|(?:'[^']+'|[\pL\pN_.\[\]]+)!\$?[A-Z]{1,3}\$?[1-9]\d*.*"
    r"|\"[^\"]*\"\s*&.*|\d[\d.]*\s*[+*/^&]\s*\$?[A-Z]{1,3}\$?[1-9]\d{0,6}\b.*"
    r"|\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:\s*[-+*/^&:<>=)%,;].*)?)$"
)
#: Positions of the bytes that are compared first: the ends of the first and last signs, and two more.
_PLACES: tuple[Callable[[np.ndarray], np.ndarray], ...] = (
    lambda length: length - 1,
    lambda length: np.minimum(length - 1, 2),
    lambda length: length >> 1,
    lambda length: length - length,
)
ERROR_STARTS = "#＃Ee=＝"
_ERROR = re.compile(EXCEL_ERROR)


@dataclass(frozen=True, slots=True)
class Spellings:
    """All blank texts of a column.

    Attributes:
        texts: The blank texts, for looking up many cells.
        known: The same texts, for looking up a few cells.
        longest: Length of the longest text, in bytes.
        signs: For each compared position, whether a text of a length has a byte: at length * 256 + byte.
    """

    texts: pa.Array
    known: frozenset[str]
    longest: int
    signs: tuple[np.ndarray, ...]

    def maybe(self, starts: np.ndarray, lengths: np.ndarray, data: np.ndarray) -> np.ndarray:
        """Positions of the non-empty texts whose compared bytes match those of a blank text."""
        places = np.flatnonzero((lengths <= self.longest) & (lengths > 0))
        starts, lengths = starts[places], lengths[places]
        for is_sign, place in zip(self.signs, _PLACES, strict=True):
            matches = np.flatnonzero(is_sign[(lengths << 8) | data[starts + place(lengths)]])
            places, starts, lengths = places[matches], starts[matches], lengths[matches]
        return places

    def among(self, cells: pa.Array) -> pa.Array:
        """The distinct cells that are blank."""
        different = cells.unique()
        # For a few texts a plain lookup is faster than preparing the vectorised one.
        if len(different) <= _FEW:
            return pa.array([text for text in different.to_pylist() if text in self.known], pa.string())
        return different.filter(pc.is_in(different, value_set=self.texts))


@functools.cache
def spellings(blanks: tuple[str, ...]) -> Spellings:
    """The blank texts of a column in every spelling; for ``("",)`` only the empty text."""
    texts = {""} if blanks == ("",) else set(_strokes())
    for blank in blanks if len(blanks) > 1 else ():
        for word in _cases(blank):
            wrapped = [word, *(f"{left}{word}{right}" for left, right in _PAIRS)]
            texts.update(f"{wrapped_word}{end}" for wrapped_word in wrapped for end in _ENDS)
            texts.add(word.translate(_TO_WIDE))
    encoded = [text.encode() for text in texts if text]
    longest = max(map(len, encoded), default=0)
    lengths = np.array([len(text) for text in encoded], int)
    signs = [np.zeros((longest + 1) << 8, bool) for _ in _PLACES]
    for is_sign, place in zip(signs, _PLACES, strict=True):
        for text, at in zip(encoded, place(lengths), strict=True):
            is_sign[len(text) << 8 | text[at]] = True
    return Spellings(pa.array(sorted(texts), pa.string()), frozenset(texts), longest, tuple(signs))


def says_nothing(text: str, blanks: Collection[str]) -> bool:
    """Whether a text is blank, in any spelling, or an error of a formula."""
    bare = plain(text)
    if not bare or bare in blanks or _ERROR.match(bare):
        return True
    blank_spellings = spellings(tuple(blanks)).known
    return bare in blank_spellings or text in blank_spellings


def _strokes() -> Iterator[str]:
    for sign in _STROKES:
        yield from (sign * times for times in range(1, _MOST_STROKES + 1))


def _cases(word: str) -> set[str]:
    """The word as it is, and with its Latin letters in each case."""
    letters = sum(sign.isascii() and sign.isalpha() for sign in word)
    if not letters:
        return {word}
    if letters <= _SHORT:
        return set(map("".join, itertools.product(*({sign.lower(), sign.upper()} for sign in word))))
    return {word, word.lower(), word.upper(), word.capitalize(), word.title()}
