"""Texts that say nothing: words for nothing in any case, width and brackets, dashes, and Excel's errors."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.schema import plain

#: Signs of which any number says nothing.
_STROKES = "-–—―‐‑−_/\\|·・.…,，、。;；:：?？!！~～*=+'\"“”‘’^" + "\uff0d\uff0f\uff3c"
_MOST_STROKES = 8
_PAIRS = ("()", "（）", "[]", "【】", "<>", "《》", "〈〉", "{}", '""', "“”", "''", "‘’", "「」", "〔〕")
_ENDS = ("", "。", ".", "，", "、", "!", "！")
#: Words of so many letters are known in every mixture of capitals.
_SHORT = 5
_TO_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
#: What a formula leaves that went wrong, in Excel, WPS and LibreOffice, and a number too wide for its column.
EXCEL_ERROR = (
    r"(?i)^(?:[#＃](?:N/?A|REF|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|EXTERNAL"
    r"|PYTHON|GETTING_DATA)[!?！？]?|[#＃]{2,}|Err:[0-9]{3})$"
)
ERROR_STARTS = "#＃Ee"
_ERROR = re.compile(EXCEL_ERROR)


@dataclass(frozen=True, slots=True)
class Spellings:
    """All that is blank in a column.

    Attributes:
        texts: The texts, to look many cells up in.
        longest: Bytes of the longest.
        first: Whether one begins with that byte.
    """

    texts: pa.Array
    longest: int
    first: np.ndarray


@functools.cache
def spellings(blanks: tuple[str, ...]) -> Spellings:
    """The texts of a column that say nothing, in every spelling; for ``("",)`` the empty one alone."""
    texts = {""} if blanks == ("",) else set(_strokes())
    for blank in blanks if len(blanks) > 1 else ():
        for word in _cases(blank):
            wrapped = [word, *(f"{left}{word}{right}" for left, right in _PAIRS)]
            texts.update(f"{one}{end}" for one in wrapped for end in _ENDS)
            texts.add(word.translate(_TO_WIDE))
    encoded = [text.encode() for text in texts]
    first = np.isin(np.arange(256), [text[0] for text in encoded if text])
    return Spellings(pa.array(sorted(texts), pa.string()), max(map(len, encoded)), first)


def says_nothing(text: str, blanks: Collection[str]) -> bool:
    """Whether a single text is one of the blanks, in any spelling, or an error of a formula."""
    bare = plain(text)
    if not bare or bare in blanks or _ERROR.match(bare):
        return True
    known = _known(tuple(blanks))
    return bare in known or text in known


@functools.cache
def _known(blanks: tuple[str, ...]) -> frozenset[str]:
    return frozenset(spellings(blanks).texts.to_pylist())


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
