"""Parses numbers as exports write them: units, commas, currency and percent signs, 万, Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

from data.notation.numerals import SIGNS, read_numeral
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
_NUMERAL = re.compile(f"[{SIGNS}]{{1,40}}")
_WITH_THOUSAND = ("米", "克", "瓦", "卡", "赫", "伏")
#: Words that make the number approximate, so it is not read.
_ABOUT = re.compile("[余多来几约近超左右上下]|不足")


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
    one = _factor(found["unit"] or "", unit)
    if one is None:
        return None
    digits = found["digits"].replace(",", "").replace(" ", "")
    number = Decimal(digits + (found["power"] or "")) * one
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
        if number is not None and (one := _factor_in_words(text[end:], unit)) is not None:
            return number * one
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
    known = factor(unit, text)
    if known is not None or unit or _ABOUT.search(text):
        return known
    measure = _MEASURE.fullmatch(text)
    return factor("", measure["multiple"] or "") if measure else None
