"""The desk of 简报: period, place and size, the field of the advice, the preview of a picture.

The advice is saved by period and place while the user types. The preview is the document from which PNG and
PDF are drawn.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from data.errors import StoreError
from data.notation.persons import hide_persons
from data.notebook.briefing_choices import LONGEST_ADVICE, advice, plain, set_advice
from data.schema import UNFILLED
from pages.parts.asking.choices import choices
from pages.parts.asking.fetch import snapshot
from pages.parts.asking.scope_state import change
from pages.parts.briefing.desk_period import choose_period
from pages.parts.briefing.edition import advice_key
from pages.parts.briefing.period_words import words_of
from pages.parts.briefing.sheet import SIZES, Sheet
from pages.parts.briefing.sheet_document import document
from pages.parts.html import markup
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Scope

_PLACE, _SIZE = "briefing-place", "briefing-size"
_CHOSEN_SIZE = "briefing_size"
_LABELS = {"a4": mark("A4"), "slide": mark("16:9"), "phone": mark("长图")}
#: Key of the text -> why it could not be saved yet.
_UNSAVED = "briefing_unsaved"
_CAUTION = mark("好像写了人名、电话或证件号；简报会发出去，请只写单位和岗位。")
#: Height of the iframe of a long picture, in CSS px: that of a phone.
_PHONE = 720


def band(scope: Scope, as_of: datetime) -> str:
    """The selected size; draws the controls, which set the scope like the scope bar."""
    with st.container(horizontal=True, vertical_alignment="top", key="briefing-band"):
        choose_period(scope, as_of)
        _choose_place(scope)
        return _choose_size()


def _choose_place(scope: Scope) -> None:
    names = [name for name in choices().communities if name != UNFILLED]
    chosen = scope.communities or ("",)
    is_one = len(chosen) == 1 and scope.compounds is None
    _show(_PLACE, chosen[0] if is_one and chosen[0] in ("", *names) else None)
    st.selectbox(
        _("社区"),
        ["", *names],
        index=None,
        format_func=lambda name: name or _("全街道"),
        placeholder=_("自选范围"),
        filter_mode="contains",
        key=_PLACE,
        on_change=_place_chosen,
        width=190,
    )


def _place_chosen() -> None:
    if (name := st.session_state[_PLACE]) is not None:
        change(communities=(name,) if name else (), compounds=())


def _choose_size() -> str:
    _show(_SIZE, st.session_state.setdefault(_CHOSEN_SIZE, next(iter(SIZES))))

    def keep_size() -> None:
        if st.session_state[_SIZE]:  # a click on the selected size deselects it: the size stays
            st.session_state[_CHOSEN_SIZE] = st.session_state[_SIZE]

    st.segmented_control(
        _("版式"),
        list(SIZES),
        format_func=lambda size: _(_LABELS[size]),
        key=_SIZE,
        on_change=keep_size,
        width=210,
    )
    size: str = st.session_state[_CHOSEN_SIZE]
    return size


def _show(key: str, value: object) -> None:
    """Set the value that a widget shows, if it differs."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def advice_box(scope: Scope) -> str:
    """The text as the briefing prints it; draws the field.

    Raises:
        StoreError: The office's saved choices are damaged.
    """
    days, place = advice_key(scope)
    key = f"advice-{days}-{place}"
    title = _(words_of(scope).advice)
    unsaved: dict[str, str] = st.session_state.setdefault(_UNSAVED, {})
    kept = advice(snapshot().home, days, place)
    if key not in unsaved and st.session_state.get(key) != kept:
        st.session_state[key] = kept  # another user may have changed it since
    asked = (days, place, key)
    st.html(markup.block_head(title, _("按时段、按社区各存一份，离开输入框即保存")))
    st.text_area(
        title,
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


def _save(days: str, place: str, key: str) -> None:
    unsaved: dict[str, str] = st.session_state[_UNSAVED]
    try:
        set_advice(snapshot().home, days, place, st.session_state[key])
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


def preview(sheet: Sheet, size: str) -> None:
    """Draw the sheet at its exact size, scaled down where there is less room."""
    wanted = SIZES[size]
    with st.container(key=f"preview-{size}"):
        st.iframe(
            document(sheet, size),
            width=wanted.width,
            height=wanted.height or _PHONE,
            alt=_("简报预览：{title}，{period}").format(title=sheet.title, period=sheet.period),
        )
