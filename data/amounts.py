"""Numbers as exports write them: with units, commas, signs of money and percent, in units of ten thousand."""

from __future__ import annotations

import re
from decimal import Decimal

from data.schema import plain
from data.units import factor

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d*)?|\.\d+"
_NUMBER = re.compile(
    rf"(?P<sign>[-+−])?\s?(?P<money>¥|人民币|RMB|CNY)?\s?(?P<after>[-+−])?"
    rf"(?P<digits>{_DIGITS})(?P<power>E[-+]?\d{{1,2}})?\s?(?P<unit>\D.*)?",
    re.IGNORECASE,
)
_MONEY = "元"
#: A longer text is no number.
_LONGEST = 400
#: In a column that has no unit of its own any word of measure may follow the number (3千米 are 3 of 千米).
_MEASURE = re.compile(r"(?P<multiple>万|亿)?(?P<word>[^\W\d_]{1,4}\d?)")
#: These say that the number is none.
_ABOUT = re.compile("[余多来几约近超左右上下]|不足")


def read_number(text: str, unit: str) -> float | None:
    """The number a text names, in its column's unit; None for no number, infinite for one without end.

    Args:
        text: As written: with thousands commas or spaces, its unit, a sign of money, a percent sign (35% is
            0.35), in units of ten thousand (3.5万元 is 35000), of 千元 or 公顷, or with a power of ten.
        unit: Unit of the column, in Chinese; empty when it has none.
    """
    bare = " ".join(plain(text).split())
    found = _NUMBER.fullmatch(bare) if len(bare) <= _LONGEST else None
    if found is None or (found["money"] and unit != _MONEY) or (found["sign"] and found["after"]):
        return None
    one = _factor(found["unit"] or "", unit)
    if one is None:
        return None
    digits = found["digits"].replace(",", "").replace(" ", "")
    number = Decimal(digits + (found["power"] or "")) * one
    is_negative = (found["sign"] or found["after"] or "+") != "+"
    return round(float(-number if is_negative else number), 6)


def _factor(said: str, unit: str) -> Decimal | None:
    """How many of the column's unit one of what stands behind a number is; None when it is no unit."""
    if unit == _MONEY:
        said = said.removesuffix("整").removesuffix("正")
    known = factor(unit, said)
    if known is not None or unit or _ABOUT.search(said):
        return known
    measure = _MEASURE.fullmatch(said)
    return factor("", measure["multiple"] or "") if measure else None
