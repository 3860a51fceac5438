"""The buttons right under the head of every page: 对比…, 看明细 where it is narrowed, the saved views."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts.asking.fetch import snapshot
from pages.parts.asking.other_side import compare_address
from pages.parts.asking.page_list import list_of_page
from pages.parts.asking.saved_views import view_shelf
from pages.parts.asking.scope_state import current_scope, speak
from pages.parts.screen.html_clicks import open_rows
from pages.parts.screen.view_dialogs import ask_save, list_views, tell_done
from pages.parts.words.language import _
from pages.parts.words.literal import literal

_COMPARE = "compare"


@st.fragment
def head_actions(page: str) -> None:
    """Draw the buttons of a page; a click opens its dialog without computing the page again.

    Args:
        page: Address of the page.
    """
    speak()  # a fragment runs without the shell, which sets the language
    tell_done()
    served = snapshot()
    shelf = view_shelf(served.home)
    with st.container(horizontal=True, horizontal_alignment="right", key="head-actions"):
        if page != _COMPARE:
            address = escape(compare_address(current_scope()))
            st.html(
                f'<a class="compare-link" href="{address}" target="_self">{escape(_("对比…"))}</a>',
                width="content",
            )
        if found := list_of_page(page, current_scope(), served):
            rows_address, number = found
            if st.button(literal(_("看明细 {n}").format(n=number)), key="head-rows"):
                open_rows(rows_address)
        if st.button(_("保存视图"), key="view-save"):
            ask_save(page, served)
        if (shelf.views or shelf.fault) and st.button(
            _("视图 {n}").format(n=len(shelf.views)), key="view-list"
        ):
            list_views(page, served)
