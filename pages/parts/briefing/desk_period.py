"""The choice of the period of the briefing: its kind, one of the last ones, a step back or forth."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from data.weeks import DAY
from pages.parts.asking.scope_state import change
from pages.parts.briefing.period_words import period_title
from pages.parts.briefing.periods import (
    KINDS,
    Period,
    kind_of,
    last_whole,
    period_with,
    recent,
    running,
    shift_period,
)
from pages.parts.screen.scope_widget import shows
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries import Grain, Scope
from queries.windows import day_after

#: Kind -> number of whole periods in the list; earlier ones are reached by steps, or by dates in the sidebar.
OFFERED = {Grain.WEEK: 60, Grain.MONTH: 36, Grain.QUARTER: 16}
_NAMES = {Grain.WEEK: mark("周"), Grain.MONTH: mark("月"), Grain.QUARTER: mark("季")}


def choose_period(scope: Scope, as_of: datetime) -> None:
    """Draw the controls, which set dates and grain of the scope like the scope bar."""
    shown = scope.bounds
    kind = kind_of(*shown)

    def take_kind(chosen: Grain | None) -> None:
        if chosen is not None:  # a click on the selected kind deselects it: the kind stays
            _take(of_kind(shown, chosen, as_of), chosen)

    st.segmented_control(
        _("周期"),
        KINDS,
        format_func=lambda one: _(_NAMES[one]),
        **shows("briefing-kind", kind, take_kind),
    )
    _choose_one(shown, kind or KINDS[0], as_of, is_period=kind is not None)
    if kind is not None:
        with st.container(horizontal=True, width="content", key="briefing-steps"):
            _step("back", _("‹ 上一期"), shift_period(shown, kind, -1), kind)
            later = shift_period(shown, kind, 1)
            _step("forth", _("下一期 ›"), later, kind, is_off=later[0] >= day_after(as_of))


def of_kind(shown: Period, kind: Grain, as_of: datetime) -> Period:
    """The period of a kind in which the shown dates end; the last whole one where that is not over."""
    return min(period_with(shown[1] - DAY, kind), last_whole(as_of, kind))


def _choose_one(shown: Period, kind: Grain, as_of: datetime, *, is_period: bool) -> None:
    open_one = running(as_of, kind)
    offered = [*recent(as_of, kind, OFFERED[kind]), *([open_one] if open_one else [])]
    if is_period and shown not in offered:
        offered.append(shown)

    def take(chosen: Period | None) -> None:
        if chosen is not None:
            _take(chosen, kind)

    st.selectbox(
        _("期次"),
        offered,
        index=None,
        format_func=lambda one: (
            period_title(one[0], one[1], kind) + (_(" · 未结束") if one == open_one else "")
        ),
        placeholder=_("自选时段"),
        width=330 if kind is Grain.WEEK else 250,
        **shows("briefing-period", shown if is_period else None, take),
    )


def _step(name: str, label: str, period: Period, kind: Grain, *, is_off: bool = False) -> None:
    st.button(
        literal(label),
        key=f"briefing-{name}",
        type="tertiary",
        disabled=is_off,
        on_click=partial(_take, period, kind),
    )


def _take(period: Period, kind: Grain) -> None:
    change(date_from=period[0], date_to=period[1], grain=kind)
