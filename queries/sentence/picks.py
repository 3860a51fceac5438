"""Words to pick from in place of one that no list has: near names by sign and by sound; none is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queries.dimensions import DIMENSIONS
from queries.measures import MEASURES
from queries.sentence.corrections import Read, is_as_clear
from queries.sentence.meaning import Kind, Meaning
from queries.sentence.spelling import folded, in_letters
from queries.sentence.understood import Span, Understood, Why
from queries.sentence.vocabulary import Vocabulary

#: Most words that are offered for one.
MOST = 8
#: Two words are near where so much of the longer one would have to be changed, at most.
_NEAR = 0.4
#: The same of an unknown word together with known words that touch it, which it would take with it.
_NEARER = 0.25
#: What may be meant; of words as near, places come first.
_KINDS = (Kind.PLACE, Kind.CONDITION, Kind.MEASURE)


@dataclass(frozen=True, slots=True)
class Pick:
    """A word that may stand in place of an unknown one.

    Attributes:
        meaning: What it says.
        words: The word.
        question: The question with it.
    """

    meaning: Meaning
    words: str
    question: str


def picks(understood: Understood, read: Read, vocabulary: Vocabulary) -> dict[Span, tuple[Pick, ...]]:
    """For each unknown word the words near to it that its question understands, the nearest first.

    Args:
        understood: The question.
        read: Understands a question by the same words.
        vocabulary: These words.
    """
    unknown = [unused.span for unused in understood.unused if unused.why is Why.UNKNOWN]
    return {span: tuple(_picks_of(span, understood, read, vocabulary)) for span in unknown}


def _picks_of(span: Span, understood: Understood, read: Read, vocabulary: Vocabulary) -> Iterator[Pick]:
    found = 0
    for meaning, (start, end) in _near_meanings(span, understood, vocabulary).items():
        for words in _spellings(meaning):
            question = f"{understood.text[:start]}{words}{understood.text[end:]}"
            if _is_understood(read(question), understood, meaning):
                yield Pick(meaning, words, question)
                found += 1
                break
        if found == MOST:
            return


def _is_understood(other: Understood, understood: Understood, meaning: Meaning) -> bool:
    """Whether the question with the word is as clear as without it, and says what the word means."""
    said = any(
        part.name == meaning.name and set(meaning.values) <= set(part.values) for part in other.said_parts
    )
    return said and is_as_clear(other, understood)


def _near_meanings(span: Span, understood: Understood, vocabulary: Vocabulary) -> dict[Meaning, Span]:
    """The meanings of all words near to an unknown one, the nearest first -> what they would replace."""
    found: dict[Meaning, tuple[float, int, Span]] = {}
    for window in _windows(span, understood):
        word = understood.word(window)
        near = _NEAR if window == span else _NEARER
        for written, meanings in vocabulary.entries.items():
            named = [meaning for meaning in meanings if meaning.kind in _KINDS]
            if not named or (written.isascii() and not word.isascii()):
                continue
            distance = min(_distance(folded(word), written), _distance(_sound(word), _sound(written)))
            for meaning in named if distance <= near else ():
                known = (distance, window[0] - window[1], window)
                found[meaning] = min(known, found.get(meaning, known))
    order = sorted(
        found, key=lambda each: (*found[each][:2], _KINDS.index(each.kind), each.values, each.name)
    )
    return {meaning: found[meaning][2] for meaning in order}


def _windows(span: Span, understood: Understood) -> Iterator[Span]:
    """Where an unknown word stands, alone and with the words that touch it: 停车 is known in 停车官理."""
    spans = [piece.span for piece in understood.pieces]
    at = spans.index(span)
    before = spans[at - 1][0] if at and _is_word(understood.word(spans[at - 1])) else span[0]
    behind = spans[at + 1][1] if at + 1 < len(spans) and _is_word(understood.word(spans[at + 1])) else span[1]
    yield from dict.fromkeys((span, (before, span[1]), (span[0], behind), (before, behind)))


def _is_word(text: str) -> bool:
    """Whether a piece is a word and no space or mark."""
    return text.isalnum()


def _sound(word: str) -> str:
    """The pinyin of a word; letters and figures as they are."""
    return next(iter(in_letters(word)), word)


def _distance(one: str, other: str) -> float:
    """What part of the longer word has to be changed to have the other: 0 for the same word, at most 1."""
    longer = max(len(one), len(other))
    if longer * (1 - _NEAR) > min(len(one), len(other)):  # too short to be near
        return 1.0
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, start=1):
        before, row[0] = row[0], at
        for place, there in enumerate(other, start=1):
            kept = before + (sign != there)
            before, row[place] = row[place], min(kept, row[place] + 1, row[place - 1] + 1)
    return row[-1] / longer


def _spellings(meaning: Meaning) -> tuple[str, ...]:
    """How a meaning is written, with the name of its dimension where that is needed."""
    if meaning.kind is Kind.MEASURE:
        return (MEASURES[meaning.name].label,)
    if len(meaning.values) != 1 or meaning.name.startswith("not_"):
        return ()
    (value,) = meaning.values
    return value, DIMENSIONS[meaning.name].label + value
