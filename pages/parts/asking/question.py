"""The question in the box 问一句: kept in the address, understood by the words of the current snapshot."""

from __future__ import annotations

import streamlit as st

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.words.navigation import TITLES
from queries.sentence.names import vocabulary_of
from queries.sentence.understand import understand
from queries.sentence.understood import Understood

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


def understood_question(text: str, served: Snapshot) -> Understood:
    """What a question means.

    Args:
        text: The question.
        served: The snapshot whose names it may use, and from whose last day times are counted.

    Raises:
        StoreError: The store is damaged.
    """
    pages = {title: address for address, title in TITLES.items()}
    return understand(text, vocabulary_of(served, pages), served.as_of, settings().coming_holidays)
