"""The question in the box 问一句: kept in the address, understood by the words of the current snapshot."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.words.navigation import FORMER_TITLES, TITLES
from queries.sentence.also import Also, also_meant
from queries.sentence.corrections import Correction, corrections
from queries.sentence.names import vocabulary_of
from queries.sentence.picks import Pick, picks
from queries.sentence.understand import understand
from queries.sentence.understood import Span, Understood

#: Parameter of the address with the question.
QUESTION = "q"
#: Most signs of a question; what is longer is no question, and the address stays short.
MOST_SIGNS = 120
_IS_NEW = "question_is_new"


def current_question() -> str:
    """The question in the address; empty without one."""
    return (st.query_params.get(QUESTION) or "").strip()[:MOST_SIGNS]


def ask(text: str) -> None:
    """Put a question into the address; an empty one takes it out."""
    text = text.strip()[:MOST_SIGNS]
    if text:
        st.query_params[QUESTION] = text
        st.session_state[_IS_NEW] = True
    elif QUESTION in st.query_params:
        del st.query_params[QUESTION]


def has_just_come() -> bool:
    """Whether the question was asked by the action that caused this run; true once."""
    return bool(st.session_state.pop(_IS_NEW, False))


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered beside an understood question.

    Attributes:
        corrections: What each of its parts could say instead, in the order of the parts.
        also: Other questions that may be meant.
        picks: Where an unknown word stands -> the words to pick from in its place.
    """

    corrections: tuple[tuple[Correction, ...], ...]
    also: tuple[Also, ...]
    picks: Mapping[Span, tuple[Pick, ...]]


def understood_question(text: str, served: Snapshot) -> Understood:
    """What a question means.

    Args:
        text: The question.
        served: The snapshot whose names it may use, and from whose last day times are counted.

    Raises:
        StoreError: The store is damaged.
    """
    return understand(text, vocabulary_of(served, _pages()), served.as_of, settings().coming_holidays)


def offers_beside(understood: Understood, served: Snapshot) -> Offers:
    """What is offered beside an understood question; a hundred questions are read for it, once.

    Args:
        understood: The question.
        served: The snapshot by whose names it was understood.

    Raises:
        StoreError: The store is damaged.
    """
    return _offers(understood, served, settings().coming_holidays)


@functools.lru_cache(maxsize=32)
def _offers(understood: Understood, served: Snapshot, added: str) -> Offers:
    words = vocabulary_of(served, _pages())
    read = partial(understand, vocabulary=words, as_of=served.as_of, added=added)
    instead = tuple(corrections(part, understood, read, words) for part in understood.parts)
    return Offers(instead, also_meant(understood, read), picks(understood, read, words))


def _pages() -> dict[str, str]:
    """Title of a page, or one that it had -> its address."""
    return {title: address for address, title in TITLES.items()} | FORMER_TITLES
