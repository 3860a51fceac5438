"""Parses Chinese numerals: 三千, 十二万, 两万五, 三点五, 二〇一五, and those of receipts (壹仟贰佰)."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_CAPITAL = "壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟"
_TO_PLAIN = str.maketrans(f"{_CAPITAL}萬億〇○两兩", "一二二三三三四五六六七八九十百千万亿零零二二")
_MULTIPLES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
#: A text of these signs may be a numeral; 万 and 亿 may be units of their own.
BARE_SIGNS = f"{_DIGITS}十百千点半{_CAPITAL}〇○两兩"
SIGNS = f"{BARE_SIGNS}万亿萬億"
_ONE = "[一二三四五六七八九]"
_SECTION = re.compile(rf"(?:({_ONE})千)?零?(?:({_ONE})百)?零?(?:({_ONE})?(十))?零?({_ONE})?")
#: One digit after a multiple stands for the next lower multiple: 三百五 is 350, 两万五 is 25,000.
_TAIL = re.compile(rf"(.*[^百千]|.*(?=[百千]))([百千万亿])({_ONE}|半)")
_FEWEST_BARE_DIGITS = 4


def read_numeral(text: str) -> Decimal | None:
    """The number of a numeral; None if it is not a numeral, or can be read in two ways.

    二三 may be two or three, 壹佰伍 may lack its 零: both give None.
    """
    bare = text.translate(_TO_PLAIN)
    whole, point, decimals = bare.partition("点")
    if point:
        before = _whole(whole) if decimals and not decimals.strip(_DIGITS) else None
        return None if before is None else before + Decimal(f"0.{_digit_by_digit(decimals)}")
    if bare == "半":
        return Decimal("0.5")
    if not bare.strip(_DIGITS) and ("零" in bare or len(bare) >= _FEWEST_BARE_DIGITS):
        return Decimal(_digit_by_digit(bare)) if bare else None
    tail = _TAIL.fullmatch(bare)
    if tail is None:
        return _whole(bare)
    head = None if set(text) & set(_CAPITAL) else _whole(bare[:-1])
    digit = 5 if tail[3] == "半" else _DIGITS.index(tail[3])
    return None if head is None else head + digit * _MULTIPLES[tail[2]] // 10


def _whole(text: str) -> Decimal | None:
    """The number of a numeral without a shortened end."""
    if not text or re.search(f"[百千万亿]{_ONE}$", text):
        return None
    for multiple in "亿万":
        high, is_there, low = text.rpartition(multiple)
        if is_there:
            most, rest = _whole(high), _whole(low) if low else Decimal(0)
            return None if most is None or rest is None else most * _MULTIPLES[multiple] + rest
    found = _SECTION.fullmatch(text)
    if found is None:
        return None
    thousands, hundreds, tens, has_tens, ones = (_DIGITS.find(one or "零") for one in found.groups())
    tens = (tens or 1) if has_tens else 0
    return Decimal(thousands * 1000 + hundreds * 100 + tens * 10 + ones)


def _digit_by_digit(digits: str) -> str:
    return "".join(str(_DIGITS.index(digit)) for digit in digits)
