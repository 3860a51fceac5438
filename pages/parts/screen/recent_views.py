"""最近保存的视图: the block of the start page with the latest saved views, and the way to all of them."""

from __future__ import annotations

import streamlit as st

from pages.parts.asking.fetch import snapshot
from pages.parts.asking.saved_views import view_shelf
from pages.parts.asking.scope_state import speak
from pages.parts.html import markup
from pages.parts.screen.view_dialogs import list_views
from pages.parts.screen.view_words import view_row_html
from pages.parts.words.language import _

#: Most views of the block.
_SHOWN = 6


@st.fragment
def recent_views(page: str) -> None:
    """Draw the block; without a saved view it says how one comes about.

    Args:
        page: Address of the page on which it stands.
    """
    speak()  # a fragment runs without the shell, which sets the language
    served = snapshot()
    views = view_shelf(served.home).views
    note = (
        _("点名称打开，条件和图形与保存时一样") if views else _("还没有；任何一页右上的“保存视图”可以存一个")
    )
    st.html(markup.block_head(_("最近保存的视图"), note))
    if not views:
        return
    st.html(f'<div class="view-list">{"".join(map(view_row_html, views[:_SHOWN]))}</div>')
    if st.button(
        _("全部 {n} 个视图，改名、删除、设为默认页 →").format(n=len(views)), type="tertiary", key="views-all"
    ):
        list_views(page, served)
