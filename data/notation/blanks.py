"""Texts that say nothing: words for nothing in any case, width and brackets, dashes, and Excel's errors."""

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

#: Signs of which any number says nothing.
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
#: Words of so many letters are known in every mixture of capitals.
_SHORT = 5
_FEW = 200
_TO_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
#: What a formula leaves that went wrong, in Excel, WPS and LibreOffice, and a number too wide for its column.
EXCEL_ERROR = (
    r"(?i)^(?:[#＃](?:N/?A|REF|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|EXTERNAL"
    r"|PYTHON|GETTING_DATA)[!?！？]?|[#＃]{2,}|Err:[0-9]{3})$"
)
#: A formula written out: with a function, with a place alone or in another sheet, or reckoning with places;
#: not what stands around a number to guard it.
FORMULA_TEXT = (
    r"(?i)^[=＝]\s*[-+(\s]*(?:[A-Z_][A-Z0-9_.]*\s*\(.*|(?:'[^']+'|[\pL\pN_.\[\]]+)!\$?[A-Z]{1,3}\$?[1-9]\d*.*"
    r"|\"[^\"]*\"\s*&.*|\d[\d.]*\s*[+*/^&]\s*\$?[A-Z]{1,3}\$?[1-9]\d{0,6}\b.*"
    r"|\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?:\s*[-+*/^&:<>=)%,;].*)?)$"
)
#: The bytes by which a text of some length is looked at: the ends of its last and first signs, and two more.
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
    """All that is blank in a column.

    Attributes:
        texts: The texts, to look many cells up in.
        known: The same, to look a few up in.
        longest: Bytes of the longest.
        signs: For each of some places, whether a text of a length has a byte there: at length * 256 + byte.
    """

    texts: pa.Array
    known: frozenset[str]
    longest: int
    signs: tuple[np.ndarray, ...]

    def maybe(self, starts: np.ndarray, lengths: np.ndarray, data: np.ndarray) -> np.ndarray:
        """Places of the texts, none of them empty, of which some bytes are as in one that is blank."""
        places = np.flatnonzero((lengths <= self.longest) & (lengths > 0))
        starts, lengths = starts[places], lengths[places]
        for known, place in zip(self.signs, _PLACES, strict=True):
            found = np.flatnonzero(known[(lengths << 8) | data[starts + place(lengths)]])
            places, starts, lengths = places[found], starts[found], lengths[found]
        return places

    def among(self, cells: pa.Array) -> pa.Array:
        """Those of the cells that are blank, each once."""
        different = cells.unique()
        # To look a few texts up takes less time than to make ready for it.
        if len(different) <= _FEW:
            return pa.array([text for text in different.to_pylist() if text in self.known], pa.string())
        return different.filter(pc.is_in(different, value_set=self.texts))


@functools.cache
def spellings(blanks: tuple[str, ...]) -> Spellings:
    """The texts of a column that say nothing, in every spelling; for ``("",)`` the empty one alone."""
    texts = {""} if blanks == ("",) else set(_strokes())
    for blank in blanks if len(blanks) > 1 else ():
        for word in _cases(blank):
            wrapped = [word, *(f"{left}{word}{right}" for left, right in _PAIRS)]
            texts.update(f"{one}{end}" for one in wrapped for end in _ENDS)
            texts.add(word.translate(_TO_WIDE))
    encoded = [text.encode() for text in texts if text]
    longest = max(map(len, encoded), default=0)
    lengths = np.array([len(text) for text in encoded], int)
    signs = [np.zeros((longest + 1) << 8, bool) for _ in _PLACES]
    for known, place in zip(signs, _PLACES, strict=True):
        for text, at in zip(encoded, place(lengths), strict=True):
            known[len(text) << 8 | text[at]] = True
    return Spellings(pa.array(sorted(texts), pa.string()), frozenset(texts), longest, tuple(signs))


def says_nothing(text: str, blanks: Collection[str]) -> bool:
    """Whether a single text is one of the blanks, in any spelling, or an error of a formula."""
    bare = plain(text)
    if not bare or bare in blanks or _ERROR.match(bare):
        return True
    known = spellings(tuple(blanks)).known
    return bare in known or text in known


def _strokes() -> Iterator[str]:
    for sign in _STROKES:
        yield from (sign * times for times in range(1, _MOST_STROKES + 1))


def _cases(word: str) -> set[str]:
    """A word as it is, and its Latin letters in capitals or not."""
    letters = sum(sign.isascii() and sign.isalpha() for sign in word)
    if not letters:
        return {word}
    if letters <= _SHORT:
        return set(map("".join, itertools.product(*({sign.lower(), sign.upper()} for sign in word))))
    return {word, word.lower(), word.upper(), word.capitalize(), word.title()}
