"""What else a part of a question could say, each as a whole question that leaves the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.translatable import mark
from queries.dimensions import DIMENSIONS
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES
from queries.sentence.understood import Field, Part, Understood
from queries.sentence.vocabulary import Vocabulary

#: A question -> what is understood of it.
Read = Callable[[str], Understood]
_DURATIONS = (Kind.DAYS, Kind.HOURS)
#: Times that are offered.
_TIMES = (
    mark("本周"), mark("上周"), mark("本月"), mark("上月"), mark("本季"), mark("上季"),
    mark("近12周"), mark("近12月"), mark("今年"), mark("去年"),
)  # fmt: skip
#: Field of a part -> what is offered, where that is the same for every question.
_LISTED = {
    Field.TIME: _TIMES,
    Field.COMPARISON: ("环比", "同比"),
    Field.PERIODS: ("按日", "按周", "按月", "按季", "按年"),
}
#: Orders by kind of measure, and changes.
_ORDERS = {"count": ("最多", "最少"), "rate": ("最高", "最低"), "duration": ("最慢", "最快")}
_CHANGES = ("升得最快", "降得最多", "变化最大")


@dataclass(frozen=True, slots=True)
class Correction:
    """Something else that a part could say.

    Attributes:
        part: The part that says it.
        words: The words for it.
        understood: The whole question with these words.
    """

    part: Part
    words: str
    understood: Understood


def corrections(
    part: Part, understood: Understood, read: Read, vocabulary: Vocabulary
) -> tuple[Correction, ...]:
    """What else a part could say, each meaning once; none for a list or a page.

    Args:
        part: A part of the question.
        understood: The question.
        read: Understands a question by the same words.
        vocabulary: These words.
    """
    found: dict[tuple[object, ...], Correction] = {}
    for spellings in _spellings(part, understood, vocabulary):
        tried = (_correction(part, understood, words, read) for words in spellings)
        correction = next(filter(None, tried), None)
        if correction is not None:
            found.setdefault(_request(correction.understood), correction)
    return tuple(found.values())


def _correction(part: Part, understood: Understood, words: str, read: Read) -> Correction | None:
    """The question with other words for a part; None where they would change more than that."""
    other = read(understood.saying(part, words))
    if not is_as_clear(other, understood) or _request(other) == _request(understood):
        return None
    kept = {_meaning(each) for each in understood.said_parts if each != part}
    new = [each for each in other.said_parts if _meaning(each) not in kept]
    is_the_rest_kept = kept <= {_meaning(each) for each in other.said_parts}
    is_one = len(new) == 1 and new[0].field is part.field and _is_of_kind(new[0], part)
    return Correction(new[0], words, other) if is_the_rest_kept and is_one else None


def is_as_clear(other: Understood, understood: Understood) -> bool:
    """Whether another question is answered, with no word unused or ambiguous but those of the first."""
    return other.refusal is None and _unclear(other) <= _unclear(understood)


def _unclear(understood: Understood) -> set[str]:
    spans = [*(each.span for each in understood.unused), *(each.span for each in understood.choices)]
    return set(map(understood.word, spans))


def is_same_question(one: Understood, other: Understood) -> bool:
    """Whether two questions ask for the same."""
    return _request(one) == _request(other)


def _request(understood: Understood) -> tuple[object, ...]:
    """What is asked for, whatever the words."""
    each = understood
    return (
        each.scope, each.compared, each.measures, each.dimensions, each.has_periods,
        each.ranking, each.target, each.question, each.page,
    )  # fmt: skip


def _meaning(part: Part) -> tuple[Field, str, tuple[str, ...]]:
    return part.field, part.name, part.values


def _is_of_kind(one: Part, other: Part) -> bool:
    """Whether two parts of a field are about the same; a place can be any place."""
    return one.field is not Field.CONDITION or one.name == other.name


def _spellings(part: Part, understood: Understood, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Words for all that a part could say, each with those to try where the first are not understood."""
    is_beside = part.field is Field.COMPARISON
    if part.field is Field.PLACE or (is_beside and part.name in ("community", "compound")):
        yield from ((name,) for name in vocabulary.communities)
        yield from ((compound.name,) for compound in vocabulary.compounds)
    elif (is_beside or part.field is Field.CONDITION) and (name := _dimension(part)):
        label = DIMENSIONS[name].label
        yield from ((value, label + value) for value in vocabulary.values.get(name, ()))
    elif part.field is Field.MEASURE:
        yield from ((MEASURES[name].label,) for name in AGGREGATES)
    elif part.field is Field.GROUPING:
        yield from ((f"各{dimension.label}",) for dimension in DIMENSIONS.values())
    elif part.field is Field.RANKING:
        yield from ((words,) for words in _orders(part, understood))
    else:
        listed = Field.TIME if part.name == "beside" else part.field
        yield from ((words,) for words in _LISTED.get(listed, ()))


def _dimension(part: Part) -> str:
    """The dimension that a part is about; empty for none."""
    name = part.name.removeprefix("not_")
    return name if name in DIMENSIONS else ""


def _orders(part: Part, understood: Understood) -> Iterator[str]:
    """Words for orders of a measure, with as many rows as before."""
    kind = MEASURES[understood.measures[0]].kind
    named = "duration" if kind in _DURATIONS else "rate" if kind is Kind.RATE else "count"
    limit = f" 前{part.values[0]}个" if part.values else ""
    yield from (words + limit for words in (*_ORDERS[named], *_CHANGES))
