"""The field of 下周建议: its text is saved by week and place while the user types."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.errors import StoreError
from data.notation.persons import hide_persons
from data.snapshots.briefing_choices import LONGEST_ADVICE, advice, plain, set_advice
from pages.parts.briefing.edition import advice_key
from pages.parts.html import markup
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Scope

#: Key of the text -> why it could not be saved yet.
_UNSAVED = "briefing_unsaved"
_CAUTION = mark("好像写了人名、电话或证件号；简报会发出去，请只写单位和岗位。")


def advice_box(scope: Scope) -> str:
    """The text as the briefing prints it; draws the field.

    Raises:
        StoreError: The office's saved choices are damaged.
    """
    week, place = advice_key(scope)
    key = f"advice-{week}-{place}"
    unsaved: dict[str, str] = st.session_state.setdefault(_UNSAVED, {})
    kept = advice(week, place)
    if key not in unsaved and st.session_state.get(key) != kept:
        st.session_state[key] = kept  # another user may have changed it since
    asked = (week, place, key)
    st.html(markup.block_head(_("下周建议"), _("按周、按社区各存一份，离开输入框即保存")))
    st.text_area(
        _("下周建议"),
        key=key,
        on_change=_save,
        args=asked,
        height=176,
        max_chars=LONGEST_ADVICE,
        placeholder=_("一行一条：谁，做什么，何时完成。\n例：南门社区会同城管大队，11-30 前查夜间施工。"),
        label_visibility="collapsed",
    )
    text = plain(st.session_state[key])
    st.html(_length_note(text))
    if key in unsaved:
        st.error(literal(unsaved[key]))
        st.button(_("再存一次"), key="advice-again", on_click=_save, args=asked)
    return text


def _save(week: str, place: str, key: str) -> None:
    unsaved: dict[str, str] = st.session_state[_UNSAVED]
    try:
        set_advice(week, place, st.session_state[key])
        unsaved.pop(key, None)
    except StoreError as error:
        unsaved[key] = str(error)


def _length_note(text: str) -> str:
    """HTML: length of the text, and a warning where it seems to contain personal data."""
    counted = _("{n} / {most} 字").format(n=len(text), most=LONGEST_ADVICE)
    html = f'<p class="m">{escape(counted)}</p>'
    if hide_persons(text) == text:
        return html
    return html + f'<p class="caution">{escape(_(_CAUTION))}</p>'
