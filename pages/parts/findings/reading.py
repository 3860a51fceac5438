"""A finding in words: the title of a chart block and the one sentence under its figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.words.language import _, language, listing, mark
from pages.parts.words.value_names import in_words

#: Values that are not a place or category: counted and shown, last and grey, never named in a finding.
NOT_NAMED = (mark("未填写"), mark("未匹配"), mark("其他"))


@dataclass(frozen=True, slots=True)
class Reading:
    """Title and reading of one chart block.

    Attributes:
        title: The finding with its number, at most about 28 characters; a neutral noun phrase when
            nothing was found.
        reading: One sentence with one clause marked ``**bold**``: what to do, or what not to conclude.
        is_finding: Whether the title states a finding.
    """

    title: str
    reading: str
    is_finding: bool = False

    def __post_init__(self) -> None:
        """Translate ledger values into the language; begin both sentences with a capital in English."""
        if language() == "en":
            object.__setattr__(self, "title", capital(in_words(self.title)))
            object.__setattr__(self, "reading", capital(in_words(self.reading)))


def word(text: str) -> str:
    """A noun or a label (a message key) for use inside a sentence: lower case in English."""
    said = _(text)
    return said[:1].lower() + said[1:]


def capital(text: str) -> str:
    """The text with a capital first letter, also after ``**``; Chinese text is returned unchanged."""
    stars = len(text) - len(text.lstrip("*"))
    return text[:stars] + text[stars : stars + 1].upper() + text[stars + 1 :]


def short(name: str) -> str:
    """A community without its suffix, as titles and axes write it: ``南门社区`` -> ``南门``."""
    name = str(name)
    if name in NOT_NAMED:
        return _(name)
    return name[:-2] if language() == "zh" and name.endswith("社区") and len(name) >= 4 else name


def name_as_written(name: object) -> str:
    """A ledger value unchanged; only the placeholders 未填写, 未匹配 and 其他 are translated."""
    return _(str(name)) if str(name) in NOT_NAMED else str(name)


def is_named(name: object) -> bool:
    """Whether a name stands for a real place or category, not for 未填写, 未匹配 or 其他."""
    return str(name) not in NOT_NAMED


def named_rows(frame: pd.DataFrame, column: str) -> pd.Series:
    """For each row whether the column holds the name of a real place or category."""
    return ~frame[column].astype(str).isin(NOT_NAMED)


def some(names: Sequence[str], most: int = 2) -> str:
    """Names for a title: all of them up to ``most``, else the first ones and the number of all."""
    shown = listing(short(name) for name in names[:most])
    return shown if len(names) <= most else _("{names}等 {n} 个").format(names=shown, n=len(names))


def names_mentioned(reading: Reading, names: Iterable[object]) -> list[str]:
    """The names that a title or reading contains, in full or short: the chart must draw them."""
    text = reading.title + reading.reading
    return [name for name in dict.fromkeys(map(str, names)) if name in text or short(name) in text]


def nothing(title: str) -> Reading:
    """The reading of a block without rows: its neutral title, and a note that there is nothing to judge."""
    return Reading(title, _("所选范围内没有记录，**暂不作判断**。"))


#: Greatest width of a title or headline, in Chinese characters.
TITLE_WIDTH = 28
_BRACKETED = re.compile(r" \([^()]*[\u4e00-\u9fff][^()]*\)")
HEADLINE_WIDTH = 40


def width(text: str) -> float:
    """Width of a text in Chinese characters; Latin letters, digits and spaces take half of one."""
    return sum(0.5 if ord(letter) < 0x2E80 else 1.0 for letter in text)


def fit(*candidates: str, most: float = TITLE_WIDTH) -> str:
    """The first of the texts that is narrow enough, else the last; English may be wider by three quarters.

    Chinese in brackets after an English name does not count: it repeats the name.
    """
    room = most if language() == "zh" else 1.75 * most
    chosen = next((text for text in candidates if width(_BRACKETED.sub("", text)) <= room), candidates[-1])
    return capital(chosen) if language() == "en" else chosen
