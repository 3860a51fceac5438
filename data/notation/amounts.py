"""Parses numbers as exports write them: units, commas, currency and percent signs, 万, Chinese numerals.

Numerals are those of speech and of receipts: 三千, 十二万, 两万五, 三点五, 二〇一五, 壹仟贰佰.
"""

from __future__ import annotations

import re
from decimal import Decimal

from data.notation.units import factor, is_measure
from data.schema import plain

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d*)?|\.\d+"
_NUMBER = re.compile(
    rf"(?P<sign>[-+−])?\s?(?P<money>¥|人民币|RMB|CNY)?\s?(?P<after>[-+−])?"
    rf"(?P<digits>{_DIGITS})(?P<power>E[-+]?\d{{1,2}})?\s?(?P<unit>\D.*)?",
    re.IGNORECASE,
)
_MONEY = "元"
#: A longer text is not parsed as a number.
_LONGEST = 400
#: In a column without a unit any unit word may follow the number (3千米 is 3, counted in 千米).
_MEASURE = re.compile(r"(?P<multiple>万|亿)?(?P<word>[^\W\d_]{1,4}\d?)")
#: Prefix of an amount in words.
_WRITTEN_OUT = re.compile(r"^(?:¥|人民币|RMB|CNY)?(?:\(大写\)|大写)?:?", re.IGNORECASE)
_COIN = "[0-9零一二三四五六七八九壹贰貳叁叄肆伍陆陸柒捌玖]"
_COINS = re.compile(
    rf"(?:(?P<whole>.+?)[元圆圓块])?零?(?:(?P<tenths>{_COIN})(?:[角毛]|(?<=块.)$))?"
    rf"零?(?:(?P<hundredths>{_COIN})分)?[整正]?"
)
_WITH_THOUSAND = ("米", "克", "瓦", "卡", "赫", "伏")
#: Words that make the number approximate, so it is not read.
_ABOUT = re.compile("[余多来几约近超左右上下]|不足")
_HAN_DIGITS = "零一二三四五六七八九"
_CAPITAL = "壹贰貳叁叄參肆伍陆陸柒捌玖拾佰仟"
_TO_PLAIN = str.maketrans(f"{_CAPITAL}萬億〇○两兩", "一二二三三三四五六六七八九十百千万亿零零二二")
_MULTIPLES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
#: A text of these signs may be a numeral; 万 and 亿 may be units of their own.
BARE_SIGNS = f"{_HAN_DIGITS}十百千点半{_CAPITAL}〇○两兩"
SIGNS = f"{BARE_SIGNS}万亿萬億"
_NUMERAL = re.compile(f"[{SIGNS}]{{1,40}}")
_ONE = "[一二三四五六七八九]"
_SECTION = re.compile(rf"(?:({_ONE})千)?零?(?:({_ONE})百)?零?(?:({_ONE})?(十))?零?({_ONE})?")
#: One digit after a multiple stands for the next lower multiple: 三百五 is 350, 两万五 is 25,000.
_TAIL = re.compile(rf"(.*[^百千]|.*(?=[百千]))([百千万亿])({_ONE}|半)")
_FEWEST_BARE_DIGITS = 4


def read_number(text: str, unit: str) -> float | None:
    """The number in a text, in the column's unit; None if there is none, infinite if it exceeds a float.

    Args:
        text: As written: with thousands commas or spaces, its unit, a currency sign, a percent sign (35% is
            0.35), in units of ten thousand (3.5万元 is 35000), of 千元 or 公顷, with a power of ten, or in
            numerals (壹仟贰佰元伍角 is 1200.5).
        unit: Unit of the column, in Chinese; empty when it has none.
    """
    bare = " ".join(plain(text).split())
    if len(bare) > _LONGEST:
        return None
    number = _in_digits(bare, unit)
    if number is None:
        number = _in_words(bare.replace(" ", ""), unit)
    return None if number is None else round(float(number), 6)


def _in_digits(bare: str, unit: str) -> Decimal | None:
    found = _NUMBER.fullmatch(bare)
    if found is None or (found["money"] and unit != _MONEY) or (found["sign"] and found["after"]):
        return None
    multiplier = _factor(found["unit"] or "", unit)
    if multiplier is None:
        return None
    digits = found["digits"].replace(",", "").replace(" ", "")
    number = Decimal(digits + (found["power"] or "")) * multiplier
    is_negative = (found["sign"] or found["after"] or "+") != "+"
    return -number if is_negative else number


def _in_words(text: str, unit: str) -> Decimal | None:
    """The number of a text in Chinese numerals, or of an amount in 元, 角 and 分."""
    if text.startswith("百分之") and not unit:
        share = _in_digits_or_words(text.removeprefix("百分之"), unit)
        return None if share is None else share / 100
    if unit != _MONEY:
        return _of_numeral(text, unit)
    text = _WRITTEN_OUT.sub("", text, count=1)
    coins = _COINS.fullmatch(text)
    if coins is None or not (coins["tenths"] or coins["hundredths"]):
        return _of_numeral(text, unit)
    number = Decimal(0) if coins["whole"] is None else _in_digits_or_words(coins["whole"], unit)
    tenths, hundredths = (_in_digits_or_words(coins[name] or "0", "") for name in ("tenths", "hundredths"))
    if number is None or tenths is None or hundredths is None:
        return None
    return number + tenths / 10 + hundredths / 100


def _in_digits_or_words(text: str, unit: str) -> Decimal | None:
    number = _in_digits(text, unit)
    return _of_numeral(text, unit) if number is None else number


def _of_numeral(text: str, unit: str) -> Decimal | None:
    """The number of a numeral with its unit: the longest numeral whose remainder is a unit."""
    run = _NUMERAL.match(text)
    if run and not unit and run[0][-1] in "千仟" and text[run.end() :] in _WITH_THOUSAND:
        return None  # 三千米 may be 3 kilometres
    for end in range(run.end(), 0, -1) if run else ():
        number = read_numeral(text[:end])
        if number is not None and (multiplier := _factor_in_words(text[end:], unit)) is not None:
            return number * multiplier
    return None


def _factor_in_words(text: str, unit: str) -> Decimal | None:
    """As ``_factor``, but a word after a numeral must be a unit of measure: 一般 is not a number."""
    if unit:
        return _factor(text, unit)
    return factor("", text) or (Decimal(1) if is_measure(text) else None)


def _factor(text: str, unit: str) -> Decimal | None:
    """The factor from the unit after a number to the column's unit; None if it is not a unit."""
    if unit == _MONEY:
        text = text.removesuffix("整").removesuffix("正")
    multiplier = factor(unit, text)
    if multiplier is not None or unit or _ABOUT.search(text):
        return multiplier
    measure = _MEASURE.fullmatch(text)
    return factor("", measure["multiple"] or "") if measure else None


def read_numeral(text: str) -> Decimal | None:
    """The number of a numeral; None if it is not a numeral, or can be read in two ways.

    二三 may be two or three, 壹佰伍 may lack its 零: both give None.
    """
    bare = text.translate(_TO_PLAIN)
    integral, point, decimals = bare.partition("点")
    if point:
        before = _whole(integral) if decimals and not decimals.strip(_HAN_DIGITS) else None
        return None if before is None else before + Decimal(f"0.{_digit_by_digit(decimals)}")
    if bare == "半":
        return Decimal("0.5")
    if not bare.strip(_HAN_DIGITS) and ("零" in bare or len(bare) >= _FEWEST_BARE_DIGITS):
        return Decimal(_digit_by_digit(bare)) if bare else None
    tail = _TAIL.fullmatch(bare)
    if tail is None:
        return _whole(bare)
    head = None if set(text) & set(_CAPITAL) else _whole(bare[:-1])
    digit = 5 if tail[3] == "半" else _HAN_DIGITS.index(tail[3])
    return None if head is None else head + digit * _MULTIPLES[tail[2]] // 10


def _whole(text: str) -> Decimal | None:
    """The number of a numeral without a shortened end."""
    if not text or re.search(f"[百千万亿]{_ONE}$", text):
        return None
    for multiple in "亿万":
        high, is_there, low = text.rpartition(multiple)
        if is_there:
            most, low_number = _whole(high), _whole(low) if low else Decimal(0)
            return None if most is None or low_number is None else most * _MULTIPLES[multiple] + low_number
    found = _SECTION.fullmatch(text)
    if found is None:
        return None
    thousands, hundreds, tens, has_tens, ones = (_HAN_DIGITS.find(digit or "零") for digit in found.groups())
    tens = (tens or 1) if has_tens else 0
    return Decimal(thousands * 1000 + hundreds * 100 + tens * 10 + ones)


def _digit_by_digit(digits: str) -> str:
    return "".join(str(_HAN_DIGITS.index(digit)) for digit in digits)
