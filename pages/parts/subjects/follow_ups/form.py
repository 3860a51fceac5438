"""The form of one follow-up: beside an event, for a matter that no rule found, or with what it says now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from data.notebook.follow_up import LONGEST, PER_CENT, FollowUp, FollowUpError, PromiseKind, promised_number
from data.snapshots.store import Snapshot
from data.weeks import WEEK
from pages.parts.asking.choices import choices, dimension_values
from pages.parts.asking.follow_up_weeks import weekly_values
from pages.parts.asking.notebook import remember_writer, writer
from pages.parts.findings.event import Event
from pages.parts.findings.follow_up_outcome import week_before
from pages.parts.screen.place_choice import place_choice
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from queries.measures import MEASURES

#: Measures by which a matter that no rule found can be checked.
CHECKED_BY = ("request_count", "overdue_open_count", "on_time_rate", "satisfaction_rate")
_PROMISES = {
    PromiseKind.NONE: mark("不写承诺"),
    PromiseKind.AT_MOST: mark("不超过"),
    PromiseKind.AT_LEAST: mark("不少于"),
}
_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)


def follow_up_form(
    key: str, served: Snapshot, *, event: Event | None = None, shown: FollowUp | None = None
) -> FollowUp | None:
    """Draw the form; returns what was entered when it is sent, not yet checked by the notebook.

    Args:
        key: Unique on the page.
        served: The snapshot whose ledgers say the value of the week before the decision.
        event: The event that is followed up; None for a matter whose place and category are chosen.
        shown: The follow-up to change; None for a new one.
    """
    before = shown or _new(served, event)
    with st.form(key, border=False, clear_on_submit=False):
        matter = before if event is not None or before.event else _matter(key, before)
        entered = _decision(key, matter)
        promise = _promise(key, before)
        outcome = _text(key, "outcome", _("办理说明（可不填；结果由台账核对）"), before.outcome)
        written_by = _text(key, "written_by", _("填写人"), writer(before.written_by))
        if not st.form_submit_button(_("保存督办"), type="primary", key=f"{key}-save"):
            return None
    remember_writer(written_by)
    try:
        number = promised_number(promise[1], entered.unit)
    except FollowUpError as error:
        st.error(literal(error))
        return None
    entered = replace(
        entered, promise_kind=promise[0], promise_value=number, outcome=outcome, written_by=written_by
    )
    return with_value_then(entered, served, shown)


def with_value_then(entered: FollowUp, served: Snapshot, before: FollowUp | None = None) -> FollowUp:
    """The follow-up with 定时, what the ledgers say of the week before its decision.

    What was written then stays while neither the matter nor the day of the decision changes.
    """
    if before is not None and _matter_and_day(before) == _matter_and_day(entered):
        return entered
    week = week_before(entered.agreed_on)
    value = weekly_values(entered, served).value_in(week)
    return replace(entered, value_then=value, week_then=None if value is None else week)


def _matter_and_day(one: FollowUp) -> tuple[object, ...]:
    return one.community, one.compound, one.category, one.cause, one.handler, one.measure, one.agreed_on


def _new(served: Snapshot, event: Event | None) -> FollowUp:
    """An empty follow-up, agreed on the last day of the ledgers and due a week later."""
    today = served.as_of.date()
    empty = FollowUp("", "", today, today + WEEK, "", unit=MEASURES["request_count"].unit)
    if event is None:
        return empty
    unit = event.handlers[0][0] if event.handlers else ""
    return replace(
        empty, name=event.name, responsible_unit=unit, event=event.id, community=event.community,
        compound=event.compound, category=event.category, cause=event.cause, measure=event.measure,
        handler=event.responsible_unit,
        unit=MEASURES[event.measure].unit if event.measure in MEASURES else event.unit,
    )  # fmt: skip


def _matter(key: str, before: FollowUp) -> FollowUp:
    """The matter: its name, place, category, smaller category and measure."""
    name = _text(key, "name", _("事项（地点和问题，如：青云首府夜间施工噪声）"), before.name)
    community, compound = place_choice(key, (before.community, before.compound))
    with st.container(horizontal=True):
        category = _choice(key, "category", _("类别"), choices().categories, before.category)
        cause = _choice(key, "cause", _("小类"), dimension_values("subcategory"), before.cause)
        measures = tuple(dict.fromkeys((*CHECKED_BY, before.measure)))
        measure = st.selectbox(
            _("按哪项核对"),
            measures,
            index=measures.index(before.measure),
            format_func=lambda each: _(MEASURES[each].label) if each in MEASURES else each,
            key=f"{key}-measure",
        )
    unit = MEASURES[measure].unit if measure in MEASURES else before.unit
    return replace(
        before, name=name, community=community, compound=compound, category=category, cause=cause,
        measure=measure, unit=unit,
    )  # fmt: skip


def _decision(key: str, matter: FollowUp) -> FollowUp:
    reach: dict[str, Any] = {"min_value": _FIRST, "max_value": _LAST, "format": "YYYY-MM-DD"}
    with st.container(horizontal=True):
        unit = _text(key, "responsible_unit", _("责任单位"), matter.responsible_unit)
        agreed = st.date_input(_("定于"), value=matter.agreed_on, key=f"{key}-agreed", **reach)
        due = st.date_input(_("期限"), value=matter.due_on, key=f"{key}-due", **reach)
    decision = _text(key, "decision", _("决定"), matter.decision)
    return replace(matter, responsible_unit=unit, agreed_on=agreed, due_on=due, decision=decision)


def _promise(key: str, before: FollowUp) -> tuple[PromiseKind, str]:
    kinds = tuple(_PROMISES)
    with st.container(horizontal=True):
        kind: PromiseKind = st.selectbox(
            _("承诺（可不填）"),
            kinds,
            index=kinds.index(before.promise_kind),
            format_func=lambda each: _(_PROMISES[each]),
            key=f"{key}-promise_kind",
        )
        number = st.text_input(
            _("承诺的数（每周件数，或百分率）"), _typed(before), max_chars=20, key=f"{key}-promise"
        )
    return kind, number


def _typed(one: FollowUp) -> str:
    """The promise as it would be typed: ``10``, ``85%``."""
    if one.promise_value is None:
        return ""
    return f"{100 * one.promise_value:g}%" if one.unit == PER_CENT else f"{one.promise_value:g}"


def _choice(key: str, name: str, label: str, names: tuple[str, ...], chosen: str) -> str:
    options = list(dict.fromkeys(("", *names, chosen)))
    found: str = st.selectbox(
        literal(label),
        options,
        index=options.index(chosen),
        format_func=lambda each: each or _("全部"),
        filter_mode="contains",
        key=f"{key}-{name}",
    )
    return found


def _text(key: str, name: str, label: str, text: str) -> str:
    return st.text_input(literal(label), text, max_chars=LONGEST[name], key=f"{key}-{name}")
