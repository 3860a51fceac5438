"""Converts units of numbers as cells and headers write them into the column's own unit.

万元 is 10,000 元 because 元 is a name of the unit and 万 a general multiple; units that are no multiple of a
name (公顷, 十分制) are listed in a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

_MULTIPLES: Mapping[str, int] = MappingProxyType(
    {
        "": 1,
        "十": 10,
        "百": 100,
        "千": 1_000,
        "万": 10_000,
        "十万": 100_000,
        "百万": 1_000_000,
        "千万": 10_000_000,
        "亿": 100_000_000,
        "万亿": 1_000_000_000_000,
    }
)
#: Unit of a column -> its names in exports.
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "元": ("元", "圆", "圓", "块", "块钱", "元人民币", "人民币", "人民币元", "rmb", "cny", "¥"),
        # A header is split at each slash: of 元/㎡·月 only 元 remains.
        "元/㎡·月": (
            "元",
            "元/m2·月",
            "元/m2/月",
            "元/m2.月",
            "元/平方米·月",
            "元/平方米/月",
            "元/平米/月",
            "元/月/m2",
            "元/月·平方米",
        ),
        "平方米": ("平方米", "平米", "平方", "平", "m2"),
        "户": ("户", "家"),
        "人": ("人", "名", "位", "口", "人次"),
        "人次": ("人次", "人", "名", "位", "次"),
        "件": ("件", "个", "条", "起", "宗", "项", "处", "例", "次"),
        "次": ("次", "回", "遍"),
        "分": ("分", "百分制", "满分100分"),
        "星": ("星", "颗星", "颗", "星级", "五星制", "满分5星"),
        "年": ("年", "年份"),
        "小时": ("小时", "个小时", "时", "钟头", "h", "hour", "hours", "人时", "工时", "人·小时"),
    }
)
#: Unit of a column -> other unit -> factor to the column's unit.
_OTHERS: Mapping[str, Mapping[str, Decimal]] = MappingProxyType(
    {
        "平方米": MappingProxyType(
            {
                "公顷": Decimal(10_000),
                "ha": Decimal(10_000),
                "hm2": Decimal(10_000),
                "亩": Decimal(2000) / 3,
                "万亩": Decimal(20_000_000) / 3,
                "平方公里": Decimal(1_000_000),
                "平方千米": Decimal(1_000_000),
                "km2": Decimal(1_000_000),
            }
        ),
        "小时": MappingProxyType(dict.fromkeys(("分钟", "分", "min", "mins", "minutes"), Decimal(1) / 60)),
        "分": MappingProxyType({"十分制": Decimal(10), "10分制": Decimal(10), "满分10分": Decimal(10)}),
        "": MappingProxyType({"%": Decimal("0.01"), "百分比": Decimal("0.01"), "‰": Decimal("0.001")}),
    }
)
#: Symbol of a unit -> its name: as typed, and as folding of full-width signs changes it.
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("㎡", "m2", "m²", "M2"), "平方米"),
        **dict.fromkeys(("㎥", "m3", "m³", "M3"), "立方米"),
    }
)
#: Measure words for pieces of work, besides the names of units.
_MEASURES = frozenset(
    (
        "米",
        "公里",
        "千米",
        "盏",
        "台",
        "套",
        "部",
        "棵",
        "株",
        "只",
        "栋",
        "幢",
        "张",
        "份",
        "本",
        "辆",
        "扇",
        "根",
        "座",
    )
    + ("场", "期", "面", "吨", "公斤", "斤", "车", "袋", "桶", "立方米", "延米", "单元", "层", "公顷", "亩")
)
#: Brackets after a name; those in front or around the whole header hold no unit.
_BRACKETED = re.compile(
    r"(?<=[^\s(\[{【〔〖<《「*])[(\[{【〔〖<《「]([^()\[\]{}【】〔〕〖〗<>《》「」]*)[)\]}】〕〗>》」]"
)
_PARTS = re.compile(r"[\s,、;:/|]+")
_LONGEST_UNIT = 20
_NO_UNIT = re.compile("(?:计量)?单位|必填|选填|可选|可空|非空|必须.*|自动.*|系统.*|整数|数字|数值|")


def factor(unit: str, spelling: str) -> Decimal | None:
    """The factor from a spelling of a unit to the column's unit; None if the spelling is unknown.

    Args:
        unit: Unit of the column; empty if it has none (then 万 and % are known).
        spelling: The text after a number or in a header.
    """
    name = "".join(unicodedata.normalize("NFKC", spelling).split()).casefold()
    other_units = _OTHERS.get(unit, {})
    if name in other_units:
        return other_units[name]
    for own in (*_NAMES.get(unit, (unit,) if unit else ()), ""):
        if name.endswith(own) and name[: len(name) - len(own)] in _MULTIPLES:
            return Decimal(_MULTIPLES[name[: len(name) - len(own)]])
    return None


def is_measure(word: str) -> bool:
    """Whether a word counts or measures things."""
    return word in _MEASURES or any(word in names for names in _NAMES.values())


def header_unit(unit: str, header: str) -> tuple[str, Decimal | None]:
    """The unit in a header, and the factor from it to the column's unit.

    Returns:
        The text of the unit and its factor; the factor is None if the brackets hold an
        unknown unit; an empty text and 1 if the header names no unit.
    """
    text = unicodedata.normalize("NFKC", header).strip()
    texts = [
        part
        for inner in _BRACKETED.findall(text)
        for part in _PARTS.split(inner)
        if not _NO_UNIT.fullmatch(part)
    ]
    known_units = [(part, multiplier) for part in texts if (multiplier := factor(unit, part)) is not None]
    if known_units:
        return known_units[0]
    bare = _BRACKETED.sub("", text).rstrip()
    scaled = [
        (bare[start:], multiplier)
        for start in range(1, len(bare))
        if (multiplier := factor(unit, bare[start:])) not in (None, 1) and _is_spelled_out(bare[start:])
    ]
    if scaled:
        return scaled[0]
    return (texts[0], None) if texts else ("", Decimal(1))


def with_units(headers: Sequence[str], below: Sequence[str]) -> tuple[list[str], bool]:
    """The headers with the units of the row below appended in brackets, and whether that row holds units."""
    filled = [cell for cell in below if cell.strip()]
    if not filled or not all(map(_is_unit, filled)):
        return list(headers), False
    units = [*(cell.strip() for cell in below), *[""] * len(headers)]
    pairs = zip(headers, units, strict=False)
    return [f"{header}({unit})" if header.strip() and unit else header for header, unit in pairs], True


def _is_unit(cell: str) -> bool:
    if len(cell) > _LONGEST_UNIT:
        return False  # a cell may be very long, and every unit would scan it again
    bare = cell.strip().strip("()（）")
    return any(factor(unit, bare) is not None for unit in (*_NAMES, ""))


def _is_spelled_out(spelling: str) -> bool:
    """Whether the text at the end of a header is more than a sign that may also end a name."""
    return len(spelling) > 1 or spelling in ("%", "‰", "亩")
