"""Reads which building of a compound an address names: 3幢2单元501, 3#楼, 三号楼, A座; never unit or room.

Only what is sure is read: one number with 栋, 幢 or 号楼 behind it. A house number of a road (文化路3号,
文化路3号楼), a floor (3楼), figures alone (3-2-501), a part of a compound (二期3栋, 东区3栋), a count (3栋楼)
and two buildings at once give none.
"""

from __future__ import annotations

import re
import unicodedata

from data.notation.amounts import read_numeral

_HAN = "一二三四五六七八九十"
#: Signs that may change what a number before 栋 means, taken whole: 12-3栋, 二期3栋, 东3栋, 几十栋, 3至5栋.
_RUN = rf"[0-9A-Z{_HAN}百零〇几数两多余第\-、,/~至到和与及期区东南西北中前后左右路街巷道弄]*"
_HOUSE = "[号#](?:住宅|居民|宿舍|公寓)?楼"
#: 3栋楼 may be three of them; 3栋楼下 is below one.
_BLOCK = "[号#]?[栋幢](?:楼[下道顶上前后梯旁侧底里内]?)?"
_MARKED = re.compile(f"{_RUN}(?:{_HOUSE}|{_BLOCK}|座)")
_NUMBER = rf"(?P<number>0*[1-9]\d{{0,2}}|[A-Z]0*[1-9]\d?|0*[1-9]\d?[A-Z]|[A-Z]|[{_HAN}]{{1,3}})"
_BEFORE = "区?[-/、,~至到和与及]?第?"
_SURE = tuple(
    re.compile(form)
    for form in (
        f"{_BEFORE}{_NUMBER}{_HOUSE}",
        f"[路街巷道弄]?{_BEFORE}{_NUMBER}[号#]?[栋幢](?:楼[下道顶上前后梯旁侧底里内])?",
        rf"[路街巷道弄]?{_BEFORE}(?P<number>[A-Z](?:0*[1-9]\d?)?)座",
    )
)
#: A word, no number: 楼栋, 整栋, 讲座.
_BARE = re.compile("[号#]?(?:[栋幢](?:楼.?)?|座)")
_CODE = re.compile(r"(?:.*\D[-_/·.])?0*(?P<number>[1-9]\d{0,2})")
_ZEROS = re.compile("(?<![0-9])0+")
#: For a database: the parts of an address that may name a building, with the signs before it.
FRAGMENT = "[^栋幢棟座]{0,8}(?:[号#＃][住宅居民宿舍公寓]{0,2} ?楼|[栋幢棟](?:楼.?)?|座)"


def read_building(text: str) -> str | None:
    """The number of the one building that an address, or its fragments, name: 3, 12, A, 3A.

    None where it names none, several, or one that is not sure.
    """
    parts = [part for part in _MARKED.findall(_bare(text)) if not _BARE.fullmatch(part)]
    numbers = {_number(part) for part in parts}
    return numbers.pop() if len(numbers) == 1 else None


def read_building_code(code: str) -> str | None:
    """The number of a building in its own number or name: 3栋, 03, 南门-汽运-03; None if that is not sure."""
    if named := read_building(code):
        return named
    found = _CODE.fullmatch(_bare(code))
    return found["number"] if found else None


def _bare(text: str) -> str:
    """The text in half width and upper case, without spaces."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    return plain.replace("棟", "栋").replace("—", "-").replace("–", "-")


def _number(part: str) -> str | None:
    """The number in a number with its mark; None if what stands before it makes it unsure."""
    found = next((found for form in _SURE if (found := form.fullmatch(part))), None)
    if found is None:
        return None
    written = found["number"]
    if written[0] not in _HAN:
        return _ZEROS.sub("", written)
    number = read_numeral(written)
    return None if number is None else str(int(number))
