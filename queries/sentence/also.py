"""Other questions that may be meant: near to one that is understood, by one change each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.translatable import mark
from queries.sentence.corrections import Read, is_as_clear, is_same_question
from queries.sentence.lists import LISTS_OF
from queries.sentence.understood import Field, Part, Target, Understood

MOST = 3
_PLACES = ("community", "compound")


@dataclass(frozen=True, slots=True)
class Also:
    """A question that may be meant too.

    Attributes:
        question: The question.
        change: What is different in it, a message key.
        word: The asker's word that the change speaks of; empty for none.
    """

    question: str
    change: str
    word: str = ""


def also_meant(understood: Understood, read: Read) -> tuple[Also, ...]:
    """At most three other questions, each answered as clearly and asking for something else.

    Args:
        understood: The question.
        read: Understands a question by the same words.
    """
    found: list[Also] = []
    for also in _changes(understood):
        other = read(also.question)
        if is_as_clear(other, understood) and not is_same_question(other, understood):
            found.append(also)
        if len(found) == MOST:
            break
    return tuple(found)


def _changes(understood: Understood) -> Iterator[Also]:
    """The changes that fit the target, the likeliest first; none while a word has several meanings."""
    if understood.target is Target.NOTHING:
        return
    parts = {part.field: part for part in understood.parts}
    if condition := _narrowest(understood):
        yield Also(understood.without(condition), mark("不限“{word}”"), understood.words(condition))
    if understood.target is not Target.EXPLORE:
        return
    yield from _other_comparison(understood, parts.get(Field.COMPARISON))
    is_of_places = any(name in _PLACES for name in understood.dimensions)
    measure = parts[Field.MEASURE]
    if is_of_places and measure.name == "request_count":
        yield Also(understood.saying(measure, "千户诉求量"), mark("按每千户算"))
    if not understood.dimensions:
        yield Also(f"{understood.text} 各社区", mark("分社区看"))
    if not understood.has_periods and understood.ranking is None:
        yield Also(f"{understood.text} 按月走势", mark("看每月走势"))
    if measure.name in LISTS_OF and understood.ranking is None:
        yield Also(f"{understood.text} 清单", mark("看清单"))


def _narrowest(understood: Understood) -> Part | None:
    """The condition that is likeliest said by the way: 投诉 is often said for 诉求; else the last."""
    conditions = [part for part in understood.said_parts if part.field is Field.CONDITION]
    types = [part for part in conditions if part.name == "request_type"]
    return next(iter((*types, *reversed(conditions))), None)


def _other_comparison(understood: Understood, comparison: Part | None) -> Iterator[Also]:
    """The other comparison; the same time of last year where there is none."""
    if comparison is None:
        yield Also(f"{understood.text} 同比", mark("与上年同期比"))
    elif comparison.name == "year":
        yield Also(understood.saying(comparison, "环比"), mark("与前一段比"))
    elif comparison.name in ("previous", "before"):
        yield Also(understood.saying(comparison, "同比"), mark("与上年同期比"))
