"""The controls of 每周简报: week, place and size."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data.schema import UNFILLED
from data.weeks import DAY
from pages.parts.asking.choices import choices
from pages.parts.asking.scope_state import change
from pages.parts.briefing.sheet_sizes import SIZES
from pages.parts.briefing.weeks import Week, is_week, number_of, recent_weeks, running_week
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, mark
from queries import Scope

#: Number of whole weeks in the list; for earlier weeks the user sets the dates in the scope bar.
OFFERED = 60
_WEEK, _PLACE, _SIZE = "briefing-week", "briefing-place", "briefing-size"
_CHOSEN_SIZE = "briefing_size"
_LABELS = {"a4": mark("A4"), "slide": mark("16:9"), "phone": mark("长图")}


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
