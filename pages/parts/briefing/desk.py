"""The desk of 每周简报: week, place and size, the field of 下周建议, the preview of a picture.

The advice is saved by week and place while the user types. The preview is the document from which PNG and PDF
are drawn.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from data.errors import StoreError
from data.notation.persons import hide_persons
from data.schema import UNFILLED
from data.snapshots.briefing_choices import LONGEST_ADVICE, advice, plain, set_advice
from data.weeks import DAY
from pages.parts.asking.choices import choices
from pages.parts.asking.scope_state import change
from pages.parts.briefing.edition import advice_key
from pages.parts.briefing.sheet import SIZES, Sheet
from pages.parts.briefing.sheet_document import document
from pages.parts.briefing.weeks import Week, is_week, number_of, recent_weeks, running_week
from pages.parts.html import markup
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Scope

#: Number of whole weeks in the list; for earlier weeks the user sets the dates in the scope bar.
OFFERED = 60
_WEEK, _PLACE, _SIZE = "briefing-week", "briefing-place", "briefing-size"
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
        _choose_week(scope, as_of)
        _choose_place(scope)
        return _choose_size()


def week_name(week: Week) -> str:
    """Number and days of a week: ``2026 年第 46 周（11-09 至 11-15）``."""
    year, number = number_of(week[0])
    return _("{year} 年第 {number} 周（{first} 至 {last}）").format(
        year=year, number=number, first=short_day(week[0]), last=short_day(week[1] - DAY)
    )


def issue_name(scope: Scope) -> str:
    """Year and number of the issue, or its dates when it is no week."""
    first, end = scope.bounds
    if not is_week(first, end):
        return _("简报（{dates}）").format(dates=dates(first, end))
    year, number = number_of(first)
    return _("{year} 年第 {number} 期").format(year=year, number=number)


def _choose_week(scope: Scope, as_of: datetime) -> None:
    running = running_week(as_of)
    weeks = [*recent_weeks(as_of, OFFERED), *([running] if running else [])]
    shown = (scope.date_from, scope.date_to)
    _show(_WEEK, shown if shown in weeks else None)
    st.selectbox(
        _("周"),
        weeks,
        index=None,
        format_func=lambda week: week_name(week) + (_(" · 未结束") if week == running else ""),
        placeholder=_("自选时段"),
        key=_WEEK,
        on_change=_week_chosen,
        width=330,
    )


def _week_chosen() -> None:
    if (week := st.session_state[_WEEK]) is not None:
        change(date_from=week[0], date_to=week[1])


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
