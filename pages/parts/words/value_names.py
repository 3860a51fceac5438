"""Values of ledgers in an English sentence: English name or pinyin, and the Chinese once in brackets."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pypinyin import lazy_pinyin

from data.ledgers import LEDGERS
from data.notation.amounts import read_numeral
from pages.parts.words.language import catalogue, language
from pages.parts.words.numbers import NBSP
from pages.parts.words.usual_values import USUAL

#: Ends of names that say what kind of place it is: their pinyin would mean nothing to an English reader.
_KINDS = ("社区", "小区")
#: A longer text (in characters) is a title, not a name: its pinyin would not be readable.
_LONGEST = 12
_VALUE = r"[0-9A-Za-z]*[\u4e00-\u9fff](?:[\u4e00-\u9fff0-9A-Za-z·、（）]|-(?=[\u4e00-\u9fff0-9]))*"
#: Values next to one another share one bracket.
_VALUES = re.compile(rf"{_VALUE}(?:,? {_VALUE})*")
#: One value after the other, as the names of a cell stand.
_VALUES_APART = re.compile(
    r"[0-9A-Za-z]*[\u4e00-\u9fff](?:[\u4e00-\u9fff0-9A-Za-z（）]|-(?=[\u4e00-\u9fff0-9]))*"
)
#: 一网格, 南门第三网格: the number of a grid is said as a number.
_GRID = re.compile(
    r"(?P<place>.*?)(?:社区)?第?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})网格(?P<rest>.*)"
)
#: 三公街9号至43号, 胜利路46号院: house numbers.
_STRETCH = re.compile(r"(?P<street>\D+?)(?P<first>\d+)号至(?P<last>\d+)号")
_YARD = re.compile(r"(?P<street>\D+?)(?P<house>\d+)号(?P<is_yard>院)?")
_STREETS = {"街": "St", "路": "Rd", "巷": "Lane"}
_LONGEST_STREET = 5
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+")


def in_words(text: str) -> str:
    """A sentence with its values in the reader's language; a Chinese sentence is returned unchanged.

    In English a value is given by its English name or its pinyin, with the Chinese in brackets after it
    the first time. Calling it again on the result changes nothing.
    """
    if language() != "en" or text.isascii():
        return text
    seen: set[str] = set()
    return _VALUES.sub(lambda found: _english_words(found, seen), text)


def _english_words(found: re.Match[str], seen: set[str]) -> str:
    values = found[0].replace(",", "").split(" ")
    said = re.sub(_VALUE, lambda value: english(value[0]), found[0].replace(", ", " ").replace(" ", ", "))
    before = found.string[: found.start()].lower()
    if before.endswith(f"{said} (".lower()):
        seen.update(values)
        return found[0]
    if seen.issuperset(values):
        return said
    seen.update(values)
    return said if said == found[0] else f"{said} ({found[0]})"


def reader_name(value: object) -> str:
    """A value on an axis or in a table: in English its English name or its pinyin, a long text as it is."""
    text = str(value)
    if language() != "en" or text.isascii():
        return text
    return _VALUES_APART.sub(lambda found: _at_start(english(found[0]), found), text.replace("、", ", "))


def _at_start(name: str, found: re.Match[str]) -> str:
    """A name with a capital where it begins the text."""
    return name[:1].upper() + name[1:] if not found.string[: found.start()].strip(" （(：:·、,") else name


@functools.lru_cache(maxsize=4096)
def english(value: str) -> str:
    """A value by the English name of its declaration, in lower case, else in pinyin: ``Qingyun Shoufu``.

    A name that ends in a known name has both parts: ``Longkai party-mass service point``.
    """
    if value in _named_values():
        name = catalogue("en")[value]
        return name if name[1:] != name[1:].lower() else name[:1].lower() + name[1:]
    if numbered := _with_number(value):
        return numbered
    known = max((end for end in _named_values() if len(end) > 2 and value.endswith(end)), key=len, default="")
    if known and not value.removesuffix(known).endswith("社区"):
        return f"{english(value.removesuffix(known))} {english(known)}"
    if of_kind := _of_kind(value):
        return of_kind
    community, ends, rest = value.partition("社区")
    if community and ends and rest:
        return f"{english(community + ends)}, {english(rest)}"
    return value if len(value) > _LONGEST else " ".join(_pinyin_words(value))


def _with_number(value: str) -> str:
    """A grid, a house or houses of a street by their numbers; empty for other names."""
    if found := _GRID.fullmatch(value):
        number = int(found["number"]) if found["number"].isdecimal() else read_numeral(found["number"])
        place, rest = (english(found[name]) if found[name] else "" for name in ("place", "rest"))
        return (
            " ".join(filter(None, (place, f"grid{NBSP}{number:.0f}" if number else "", rest)))
            if number
            else ""
        )
    if found := _STRETCH.fullmatch(value):
        return f"{english(found['street'])} {found['first']}–{found['last']}"
    if found := _YARD.fullmatch(value):
        return f"{english(found['street'])} {found['house']}{' yard' if found['is_yard'] else ''}"
    return ""


def _of_kind(value: str) -> str:
    """A street or a firm by its kind: 文化路 is Wenhua Rd, 安居物业 Anju Property; empty for other names."""
    if value.endswith("物业") and len(value) > len("物业"):
        return f"{english(value.removesuffix('物业'))} Property"
    kind = _STREETS.get(value[-1:]) if 3 <= len(value) <= _LONGEST_STREET else None
    return f"{' '.join(_pinyin_words(value[:-1]))} {kind}" if kind else ""


def has_english_name(value: str) -> bool:
    """Whether a value has an English name of its own, and not only its pinyin."""
    return value in _named_values()


@functools.cache
def _named_values() -> frozenset[str]:
    """The values that have an English name: the declared ones, and the usual ones of many offices."""
    declared = {
        value for ledger in LEDGERS.values() for column in ledger.columns for value in column.allowed or ()
    }
    return frozenset((declared | set(USUAL)) & catalogue("en").keys())


def _pinyin_words(name: str) -> Iterator[str]:
    """The words of a name in pinyin, two or three syllables each, without an ending that names its kind."""
    kind = next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind) + 1), "")
    for part in _CHARACTERS.findall(name.removesuffix(kind)):
        if not "\u4e00" <= part[0] <= "\u9fff":
            yield part
            continue
        syllables = lazy_pinyin(part)  # of the whole part: neighbours decide how a character is read
        first = len(part) if len(part) <= 3 else 3 if len(part) % 2 else 2
        ends = [0, first, *range(first + 2, len(part) + 1, 2)]
        for start, end in zip(ends, ends[1:], strict=False):
            yield "".join(syllables[start:end]).capitalize()
