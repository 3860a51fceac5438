"""The head of a page on the screen: name, finding, scope sentence, conditions, and what every page offers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.asking.fetch import snapshot
from pages.parts.asking.saved_views import shown_view
from pages.parts.html import markup
from pages.parts.screen.chips import chips
from pages.parts.screen.head_actions import head_actions
from pages.parts.screen.view_words import shown_view_html


def page_head(
    page: str, name: str, headline: str, sentence: Sequence[str], *, is_narrowed: bool = True
) -> None:
    """Draw the head of a page.

    Args:
        page: Address of the page.
        name: Its name.
        headline: Its finding.
        sentence: The parts of the scope sentence.
        is_narrowed: Whether the conditions of the user have an effect on it: they are shown then.
    """
    shown = shown_view(page, snapshot())
    st.html(markup.page_head(name, headline, sentence, view="" if shown is None else shown_view_html(shown)))
    with st.container(horizontal=True, key="head-row"):
        with st.container(key="head-chips"):
            if is_narrowed:
                chips()
        head_actions(page)
