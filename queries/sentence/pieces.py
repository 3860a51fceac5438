"""Cuts a question into pieces: words, signs between them, and what no list has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from queries.sentence.clock import Clock
from queries.sentence.meaning import Hit, Kind, Meaning
from queries.sentence.spelling import compact
from queries.sentence.time_words import time_hits
from queries.sentence.vocabulary import Vocabulary

_FUNCTION, _UNKNOWN = (Meaning(Kind.FUNCTION),), (Meaning(Kind.UNKNOWN),)


def pieces(text: str, vocabulary: Vocabulary, clock: Clock) -> tuple[Hit, ...]:
    """The pieces of a text, in order and without a gap: of all words the leftmost, of these the longest.

    Two words of the same signs are one piece with the meanings of both.
    """
    plain, places = compact(text)
    found = _together([*vocabulary.hits(plain), *time_hits(plain, clock)])
    found = [replace(hit, start=places[hit.start], end=places[hit.end - 1] + 1) for hit in found]
    cut: list[Hit] = []
    at = 0
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if hit.start < at:
            continue
        cut += [*_between(text, at, hit.start), hit]
        at = hit.end
    return (*cut, *_between(text, at, len(text)))


def _together(hits: Iterable[Hit]) -> list[Hit]:
    """The hits with the meanings of equal places in one."""
    found: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        before = found.get(hit.span)
        meanings = hit.meanings if before is None else tuple(dict.fromkeys((*before.meanings, *hit.meanings)))
        holiday = hit.holiday if before is None else before.holiday or hit.holiday
        found[hit.span] = Hit(hit.start, hit.end, _telling(meanings), holiday)
    return list(found.values())


def _telling(meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """The meanings without those that say nothing, where there are others."""
    silent = (Kind.FUNCTION, Kind.UNKNOWN)
    return tuple(each for each in meanings if each.kind not in silent) or meanings[:1]


def _between(text: str, start: int, end: int) -> Iterator[Hit]:
    """What no list has, in one piece, and the signs around it, which say nothing."""
    at = start
    while at < end:
        is_sign = _is_sign(text[at])
        stop = at
        while stop < end and _is_sign(text[stop]) == is_sign:
            stop += 1
        yield Hit(at, stop, _FUNCTION if is_sign else _UNKNOWN)
        at = stop


def _is_sign(sign: str) -> bool:
    """Whether a sign is a space, a mark or a control, no letter and no figure."""
    return unicodedata.category(sign)[0] in "PZSC"
