"""What can be done on 督办: write one, change, close, reopen and delete one, take the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from data.errors import StoreError
from data.notebook.follow_up import LONGEST, FollowUp
from data.notebook.follow_ups import (
    EarlierFollowUp,
    change_follow_up,
    delete_follow_up,
    follow_up_history,
    write_follow_up,
)
from data.snapshots.store import Snapshot
from pages.parts.asking.notebook import remember_writer, writer
from pages.parts.asking.scope_state import speak
from pages.parts.findings.event import Event
from pages.parts.findings.follow_up_outcome import FollowedMatter, Why
from pages.parts.html import markup
from pages.parts.screen.notebook_change import done_line, is_done
from pages.parts.subjects.follow_ups.form import follow_up_form
from pages.parts.subjects.follow_ups.readings import promise_words, why_not_closable
from pages.parts.words.dates import moment, short_day
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.literal import literal
from pages.parts.words.numbers import DASH

_TOLD = "follow_up_told"
#: Counts the follow-ups written in this session: each gets an empty form.
_WRITTEN = "follow_ups_written"
_ACTIONS = {
    "changed": mark("修改前"),
    "closed": mark("销号前"),
    "reopened": mark("重新打开前"),
    "deleted": mark("删除前"),
}
_FREE = ""


def confirm_change() -> None:
    """Draw the line that confirms the last change, once."""
    if message := st.session_state.pop(_TOLD, ""):
        st.html(done_line(message))


def new_follow_up(served: Snapshot, events: Sequence[Event], *, is_open: bool) -> None:
    """Draw the form of a new follow-up, of an event of this week or of another matter.

    Args:
        served: The snapshot that is served.
        events: The events that can be chosen.
        is_open: Whether the form is open from the start.
    """
    number = st.session_state.get(_WRITTEN, 0)
    with st.container(key="ask-follow-up-new"), st.expander(_("写一项督办"), expanded=is_open):
        chosen = _chosen_event(events)
        about = "free" if chosen is None else str(events.index(chosen))
        new = follow_up_form(f"follow-up-new-{number}-{about}", served, event=chosen)
        if new is not None and is_done(
            lambda: write_follow_up(served.home, new), _TOLD, _("督办已保存；数字由台账核对。")
        ):
            st.session_state[_WRITTEN] = number + 1
            st.rerun()


def _chosen_event(events: Sequence[Event]) -> Event | None:
    if not events:
        return None
    names = {event.id: event.name for event in events}
    found = st.selectbox(
        _("哪件事"),
        [*names, _FREE],
        format_func=lambda each: names.get(each) or _("名单以外的事项"),
        key="follow-up-event",
    )
    return next((event for event in events if event.id == found), None)


def ask_follow_up(event: Event, served: Snapshot) -> None:
    """Open the form of a new follow-up of an event in a dialog; the page is drawn anew when it is saved."""

    @st.dialog(_("填写本周督办"))
    def form() -> None:
        speak()
        st.html(markup.as_written(event.name))
        new = follow_up_form(f"follow-up-event-{event.id}", served, event=event)
        if new is not None and is_done(
            lambda: write_follow_up(served.home, new), _TOLD, _("督办已保存；数字由台账核对。")
        ):
            st.rerun()

    form()


def change_one(listed: Sequence[FollowedMatter], served: Snapshot) -> None:
    """Draw the choice of one follow-up and what can be done with it; nothing without any."""
    if not listed:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="ask-follow-up-change"):
        at = st.selectbox(
            _("改动哪一项"),
            range(len(listed)),
            format_func=lambda each: f"{each + 1} {listed[each].follow_up.name}",
            key="follow-up-chosen",
        )
        matter = listed[at]
        actions: dict[str, tuple[str, Callable[[FollowedMatter, Snapshot], None]]] = {
            "change": (_("修改"), _ask_change),
            "close": (_("销号"), _ask_close) if matter.follow_up.is_open else (_("重新打开"), _reopen),
            "delete": (_("删除"), _ask_delete),
        }
        for name, (label, act) in actions.items():
            if st.button(literal(label), key=f"follow-up-{name}"):
                act(matter, served)


def _ask_change(matter: FollowedMatter, served: Snapshot) -> None:
    one = matter.follow_up

    @st.dialog(_("修改督办"))
    def form() -> None:
        speak()
        st.html(markup.as_written(one.name))
        new = follow_up_form(f"follow-up-old-{one.id}-{one.revision}", served, shown=one)
        if new is not None and is_done(lambda: change_follow_up(served.home, new), _TOLD, _("督办已修改。")):
            st.rerun()

    form()


def _ask_close(matter: FollowedMatter, served: Snapshot) -> None:
    one = matter.follow_up

    @st.dialog(_("销号"))
    def confirm() -> None:
        speak()
        st.html(markup.as_written(one.name))
        if reason := why_not_closable(matter):
            st.warning(literal(reason))
            return
        st.caption(literal(_close_note(matter)))
        with st.form(f"follow-up-close-{one.id}", border=False):
            day = st.date_input(_("销号日期"), value=served.as_of.date(), format="YYYY-MM-DD")
            text = st.text_input(_("办理说明"), one.outcome, max_chars=LONGEST["outcome"])
            by = st.text_input(_("填写人"), writer(one.written_by), max_chars=LONGEST["written_by"])
            if not st.form_submit_button(_("销号"), type="primary"):
                return
        remember_writer(by)
        if matter.outcome.why is Why.NO_PROMISE and not text.strip():
            st.error(_("没有写承诺的，请在办理说明里写明结果，还没有销号。"))
            return
        closed = replace(one, closed_on=day, outcome=text, written_by=by)
        if is_done(lambda: change_follow_up(served.home, closed), _TOLD, _("已销号；以后四周继续核对。")):
            st.rerun()

    confirm()


def _close_note(matter: FollowedMatter) -> str:
    if matter.outcome.why is Why.NO_PROMISE:
        return _("没有写承诺，没有超期未结；请写明结果再销号。")
    text = _("承诺（{promise}）已达到，没有超期未结；销号后四周继续核对是否反弹。")
    return text.format(promise=promise_words(matter.follow_up))


def _reopen(matter: FollowedMatter, served: Snapshot) -> None:
    again = replace(matter.follow_up, closed_on=None, written_by=writer(matter.follow_up.written_by))
    if is_done(lambda: change_follow_up(served.home, again), _TOLD, _("已重新打开。")):
        st.rerun()


def _ask_delete(matter: FollowedMatter, served: Snapshot) -> None:
    one = matter.follow_up

    @st.dialog(_("删除督办"))
    def confirm() -> None:
        speak()
        st.html(markup.as_written(one.name))
        st.caption(_("原来的内容留在改动和删除的记录里。"))
        if st.button(_("删除"), type="primary", key="follow-up-confirm") and is_done(
            lambda: delete_follow_up(served.home, one, writer()), _TOLD, _("督办已删除。")
        ):
            st.rerun()

    confirm()


def past_changes(served: Snapshot) -> None:
    """Draw what changed, closed and deleted follow-ups said before; nothing without any."""
    try:
        earlier = follow_up_history(served.home)
    except StoreError as error:
        st.error(literal(error))
        return
    if earlier:
        with (
            st.container(key="ask-follow-up-past"),
            st.expander(_("改动和删除的记录 {n} 条").format(n=len(earlier))),
        ):
            st.html("".join(map(_earlier_html, earlier)))


def _earlier_html(each: EarlierFollowUp) -> str:
    note = sentences(moment(each.done_at), each.done_by or DASH, _(_ACTIONS[each.action]))
    return (
        f'<div class="alias"><span class="m">{escape(note)}</span>{escape(_in_words(each.follow_up))}</div>'
    )


def _in_words(one: FollowUp) -> str:
    due = _("期限 {day}").format(day=short_day(one.due_on))
    return sentences(one.name, one.responsible_unit, due, one.decision, promise_words(one), one.outcome)
