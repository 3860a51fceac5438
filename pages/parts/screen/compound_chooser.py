"""The list from which the user selects a compound; it sets the scope, like the scope bar."""

from __future__ import annotations

import streamlit as st

from data.schema import UNFILLED, UNMATCHED
from pages.parts.asking.choices import choices, findable
from pages.parts.asking.scope_state import change
from pages.parts.words.language import _
from queries import Scope

_KEY = "compound-chooser"


def chosen_compound(scope: Scope) -> str:
    """The compound in the scope; empty for none, several, or 未填写 and 未匹配."""
    names = scope.compounds or ()
    return names[0] if len(names) == 1 and names[0] not in (UNFILLED, UNMATCHED) else ""


def compound_chooser(scope: Scope) -> None:
    """Draw the list; the user can type a name or the initials of its pinyin."""
    offered = [
        name
        for name in choices().names_for("compounds", scope.communities)
        if name not in (UNFILLED, UNMATCHED)
    ]
    chosen = chosen_compound(scope) or None
    if st.session_state.get(_KEY) != chosen or _KEY not in st.session_state:
        st.session_state[_KEY] = chosen
    st.selectbox(
        _("看哪个小区"),
        offered,
        index=None,
        format_func=findable,
        filter_mode="contains",
        placeholder=_("选一个小区看画像，可打拼音首字母"),
        key=_KEY,
        on_change=_choose,
        width=320,
        label_visibility="collapsed",
    )


def _choose() -> None:
    name = st.session_state[_KEY]
    change(compounds=(name,) if name else ())
