"""Setting ``theme_indicators``: by which indicators each theme of 一区一策一主题 is looked at."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from data.translatable import mark

#: The indicators that ledgers can tell, in the order of pages. ``queries/scope/theme_row.sql`` counts each.
INDICATORS = (
    mark("化解率"),
    mark("邻里纠纷"),
    mark("法律咨询"),
    mark("投诉"),
    mark("按期办结率"),
    mark("满意率"),
    mark("议事议题"),
    mark("活动人次"),
    mark("志愿活动"),
    mark("法律咨询活动"),
    mark("服务单"),
    mark("微心愿"),
    mark("老年服务单"),
)
#: The value for judging no theme.
NO_THEME = "无"
_ENTRIES = re.compile(r"[;\n]+")
_BETWEEN = re.compile(r"[、,/+]|\s+")
_QUOTES = "“”\"'「」《》 "


@functools.lru_cache(maxsize=8)
def theme_indicators(written: str) -> Mapping[str, tuple[str, ...]]:
    """Theme -> its indicators, of a text such as ``法治：化解率、法律咨询；邻里：邻里纠纷``.

    Raises:
        ValueError: It cannot be read; the message names the entry, what is wrong and what to write.
    """
    if _plain(written) == NO_THEME:
        return MappingProxyType({})
    found: dict[str, tuple[str, ...]] = {}
    entries = [entry for entry in _ENTRIES.split(_plain(written)) if entry.strip()]
    for place, entry in enumerate(entries, start=1):
        theme, indicators = _entry(f"第 {place} 项“{entry.strip()}”", entry)
        if theme in found:
            raise ValueError(f"第 {place} 项的主题“{theme}”前面已经写过，请并成一项")
        found[theme] = indicators
    return MappingProxyType(found)


def themes_of(written: object) -> tuple[str, ...]:
    """The themes that a cell of the register names, ``法治、养老`` two of them; empty without any."""
    if not isinstance(written, str):
        return ()
    names = (theme_name(part) for part in re.split(r"[、,;/+]", _plain(written)))
    return tuple(dict.fromkeys(name for name in names if name))


def theme_name(written: str) -> str:
    """A theme without quotes and without 主题 behind it: “法治”主题 is 法治."""
    bare = _plain(written).strip(_QUOTES)
    return bare.removesuffix("主题").strip(_QUOTES) or bare


def _entry(where: str, entry: str) -> tuple[str, tuple[str, ...]]:
    theme, colon, rest = entry.partition(":")
    name = theme_name(theme)
    if not colon or not name:
        raise ValueError(f"{where}没有写成“主题：指标”的样子，如“邻里：邻里纠纷”")
    if len(themes_of(theme)) > 1:
        raise ValueError(f"{where}一项只写一个主题，几个主题请分成几项")
    indicators = tuple(dict.fromkeys(part for part in _BETWEEN.split(rest) if part))
    unknown = [part for part in indicators if part not in INDICATORS]
    if unknown or not indicators:
        said = f"没有叫“{unknown[0]}”的指标" if unknown else "没有写指标"
        raise ValueError(f"{where}{said}，可用的有 {'、'.join(INDICATORS)}")
    return name, indicators


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
