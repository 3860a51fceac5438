"""The head of the page: what is compared, both sides with their facts, and what makes it fair."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.snapshots.store import Snapshot
from pages.parts.html.markup import unbroken_html
from pages.parts.subjects.compare.choosing import other_side_form, preset_bar, swap_button
from pages.parts.subjects.compare.fairness import Fact, fairness
from pages.parts.subjects.compare.sides import Pair, Side
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import count, is_number
from queries import Scope


def head(a: Scope, b: Scope, pair: Pair | None, served: Snapshot, notes: Sequence[str]) -> None:
    """Draw the head.

    Args:
        a: The scope of side A.
        b: The scope of side B.
        pair: Both sides; None where they are the same.
        served: Snapshot that answers.
        notes: What could not be read of the address.
    """
    for note in notes:
        st.html(f'<p class="scope-note" role="status">{escape(note)}</p>')
    with st.container(key="compare-presets"):
        preset_bar(a, served)
    with st.container(key="compare-sides"):
        left, middle, right = st.columns([10, 3, 10], vertical_alignment="bottom", gap="small")
        with left:
            st.html(letter_html("A"))
            st.html(box_html(pair.a if pair else None, a))
        with middle:
            swap_button(a, b)
        with right:
            with st.container(horizontal=True, horizontal_alignment="distribute", key="compare-b"):
                st.html(letter_html("B"))
                other_side_form(a, b)
            st.html(box_html(pair.b if pair else None, b))
    if pair is not None:
        st.html(fairness_html(fairness(pair, served)))


def letter_html(letter: str) -> str:
    """HTML: the letter of a side, with its dot."""
    return f'<div class="side-letter"><i class="dot-{letter.lower()}"></i>{letter}</div>'


def box_html(side: Side | None, scope: Scope) -> str:
    """HTML: the box of a side with its name, its dates and its households."""
    name = side.name if side else _("与另一边相同")
    facts = [dates(scope.date_from, scope.date_to)]
    if side is not None and is_number(side.households):
        facts.append(count(side.households, mark("户")))
    said = " · ".join(fact for fact in facts if fact != name)
    return f'<div class="side"><b>{unbroken_html(name)}</b><span>{unbroken_html(said)}</span></div>'


def fairness_html(facts: Sequence[Fact]) -> str:
    """HTML: the line of facts, those that remain unlike in amber."""
    parts = "".join(
        f'<span class="{"late" if fact.is_unlike else ""}">{unbroken_html(fact.text)}</span>'
        for fact in facts
    )
    return f'<div class="fair"><b>{escape(_("这样比才公平"))}</b>{parts}</div>'
