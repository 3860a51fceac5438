"""Conditions in the words of a reader: the name of a condition, and its values."""

from __future__ import annotations

import re

from pages.parts.words.language import _, listing
from pages.parts.words.value_names import has_english_name
from queries.conditions import NOT, Condition
from queries.dimensions import DIMENSIONS, KINDS

#: Most values that are said by name where room is short; of more their number is said.
_NAMED = 2
_DECLARED = frozenset(value for dimension in DIMENSIONS.values() for value in dimension.values)
_DECADE = re.compile(r"(\d{4}) 年代")


def condition_name(key: str) -> str:
    """The name of a condition by its key of an address: ``诉求类型``; of an exclusion ``类别不含``."""
    label = _(DIMENSIONS[key.removeprefix(NOT)].label)
    return _("{name}不含").format(name=label) if key.startswith(NOT) else label


def value_words(value: str) -> str:
    """A value of a dimension: in English by its English name, or as it was written where it has none."""
    if decade := _DECADE.fullmatch(value):
        return _("{year} 年代").format(year=decade[1])
    return _(value) if value in _DECLARED or has_english_name(value) else value


def value_in_sentence(value: str) -> str:
    """The value as ``value_words`` says it, with the Chinese in brackets where that is another text."""
    words = value_words(value)
    return words if words == value else f"{words} ({value})"


def values_in_short(condition: Condition) -> str:
    """The values of a condition for a narrow place: by name, or how many there are."""
    values = condition.values
    if len(values) <= _NAMED:
        return listing(map(value_words, values))
    return _("{n} 个").format(n=len(values))


def condition_in_short(condition: Condition) -> str:
    """A condition for a narrow place: ``噪声扰民``, ``诉求类型投诉``, ``类别不含其他``."""
    values = values_in_short(condition)
    if condition.key in KINDS and len(condition.values) <= _NAMED:
        return values
    return _("{name}{values}").format(name=condition_name(condition.key), values=values)
