"""Numbers as exports write them: with units, commas, percent signs, in units of ten thousand."""

from __future__ import annotations

import re

from data.schema import plain

_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_POWER = re.compile(r"[-+]?\d+(?:\.\d+)?E[-+]?\d{1,2}", re.IGNORECASE)
_MULTIPLES = {"万": 10_000, "亿": 100_000_000}


def read_number(text: str, unit: str) -> float | None:
    """The number a text names, in its column's unit; None for no number.

    Args:
        text: As written: with thousands commas, its unit, a percent sign (35% is 0.35), in units of ten
            thousand (3.5万元 is 35000) or with a power of ten.
        unit: Unit of the column, in Chinese; empty when it has none.
    """
    bare = plain(text).removesuffix(plain(unit)).strip()
    share = bare.endswith("%")
    bare = bare.removesuffix("%").strip()
    factor = _MULTIPLES.get(bare[-1:], 1)
    bare = bare[:-1].strip() if factor > 1 else bare
    if not (_NUMBER.fullmatch(bare) or _POWER.fullmatch(bare)):
        return None
    number = float(bare.replace(",", ""))
    if factor > 1:
        return round(number * factor, 2)
    return round(number / 100, 6) if share else number
