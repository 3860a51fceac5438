"""The screen of 自助分析: the strip, the controls beside the result, or the starts as live blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from pages.parts.asking.block import Block, View
from pages.parts.asking.own_rows import OwnRows
from pages.parts.html import markup
from pages.parts.screen.frame import draw, lay_out
from pages.parts.screen.recent_views import recent_views
from pages.parts.subjects.explore.around_event import around_event
from pages.parts.subjects.explore.blocks import small_result
from pages.parts.subjects.explore.choice import Choice
from pages.parts.subjects.explore.choice_state import change_choice, choose
from pages.parts.subjects.explore.controls import controls, measures
from pages.parts.subjects.explore.offers import Plan, plan_of
from pages.parts.subjects.explore.starts import (
    BY_KEY,
    OWN,
    OWN_LABEL,
    STARTS,
    USUAL_MEASURES,
    Start,
    start_of,
)
from pages.parts.subjects.explore.statement_fold import fold
from pages.parts.words.language import _
from pages.parts.words.literal import literal
from queries.measures import MEASURES

#: Relative widths of controls and result.
_WIDTHS = (232, 836)


def strip(choice: Choice) -> None:
    """Draw the pills of the starts; the one that is shown is marked."""
    names = [*BY_KEY, OWN]
    key, shown = "explore-start", start_of(choice) if choice.measures else None
    if st.session_state.get(key) != shown or key not in st.session_state:
        st.session_state[key] = shown
    with st.container(key="explore-strip"):
        st.pills(
            _("从一个问题开始"),
            names,
            format_func=lambda name: _(OWN_LABEL if name == OWN else BY_KEY[name].label),
            key=key,
            on_change=_take_start,
        )


def _take_start() -> None:
    chosen = st.session_state["explore-start"]
    choose(BY_KEY[chosen].choice if chosen in BY_KEY else Choice())


def workspace(choice: Choice, plan: Plan, view: View, blocks: Sequence[Block]) -> None:
    """Draw the strip, and the controls beside the result."""
    strip(choice)
    with st.container(key="explore-body"):
        left, right = st.columns(_WIDTHS, gap="medium")
        with left:
            controls(choice, plan, view.scope)
        with right:
            lay_out([[block] for block in blocks], view)
            fold(plan, view.scope, view.snapshot, len(blocks[0].table))


def start_page(view: View) -> None:
    """Draw the starts as live blocks, two a row, 前后对比, and below them the choice of one's own."""
    own = OwnRows(view)
    with st.container(key="explore-starts"):
        for pair in (STARTS[:2], STARTS[2:]):
            for place, start in zip(st.columns(2, gap="large"), pair, strict=True):
                with place:
                    _live_start(start, own)
        _around_event(own)
    recent_views(view.address)
    _own()


def _live_start(start: Start, own: OwnRows) -> None:
    drawn = own.as_drawn(preview(start, own.view))
    draw(st.container(), drawn, kind=_(start.label))
    st.button(
        literal(_(start.link)),
        key=f"take-{start.key}",
        type="tertiary",
        on_click=choose,
        args=(start.choice,),
    )


def _around_event(own: OwnRows) -> None:
    """Draw 前后对比 with the way to both sides; nothing where the scope has no change to look at."""
    found = around_event(own.view.scope, own.view.snapshot)
    if found is None:
        return
    draw(st.container(), own.as_drawn(found.block), kind=_("前后对比"))
    link = _("对比前后各项指标，或另选一件大事 →")
    st.html(f'<a class="text-link" href="{escape(found.address)}" target="_self">{escape(link)}</a>')


def previews(view: View) -> Iterator[Block]:
    """The blocks of all starts, computed one by one."""
    yield from (preview(start, view) for start in STARTS)
    found = around_event(view.scope, view.snapshot)
    if found is not None:
        yield found.block


def preview(start: Start, view: View) -> Block:
    """The block of a start under a key of its own."""
    block = small_result(plan_of(start.choice), view.scope, view.snapshot)
    return replace(block, key=f"start-{start.key}")


def _own() -> None:
    """Draw 自己选: only the measure is open, the usual ones are one click away."""
    st.html(markup.block_head(_(OWN_LABEL), _("先选指标；能与它搭配的随后列出，配不上的会写明为什么")))
    with st.container(key="explore-own"):
        measures(Choice())
        st.pills(
            _("常用指标"),
            USUAL_MEASURES,
            format_func=lambda name: _(MEASURES[name].label),
            key="explore-usual",
            on_change=_take_measure,
        )


def _take_measure() -> None:
    change_choice(measures=(st.session_state["explore-usual"],))
