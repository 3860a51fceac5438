"""The events of the last week as cards: what happens where, against what is usual, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.snapshots.store import Snapshot
from pages.parts.findings.comparison import Tag
from pages.parts.findings.event import Event, EventState
from pages.parts.findings.events.told_rows import present_events
from pages.parts.html import markup
from pages.parts.html.markup import unbroken_html
from pages.parts.html.sparkline import sparkline
from pages.parts.subjects.follow_ups.card import follow_up_html
from pages.parts.subjects.follow_ups.room import ask_follow_up
from pages.parts.subjects.follow_ups.table import event_state
from pages.parts.words.dates import dates, short_day
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import count, is_missing, plain, unit_of
from pages.parts.words.value_names import reader_name

_RATE = "%"
_LOOKS = {Tag.ALARM: ("red", "alarm"), Tag.MISSED: ("red", "alarm"), Tag.BETTER: ("good", "good")}
_WATCHED = ("amber", "watch")
#: Measure -> what a number of it stands for, and what a point of its line does; the requests of a week else.
_SPANS = {
    "dissatisfied_count": (mark("近 12 周"), mark("近 {n} 周，每点为此前 12 周")),
    "overdue_open_count": (mark("周末超期未结"), mark("近 {n} 周，每点为周末")),
    "satisfaction_rate": (mark("近 12 周"), mark("近 {n} 周，每点为此前 12 周")),
    "on_time_rate": (mark("近 12 周"), mark("近 {n} 周，每点为此前 12 周")),
}
_WEEKLY = ("", mark("近 {n} 周，每周"))


def draw_events(events: Sequence[Event], served: Snapshot, *, most: int | None = None) -> None:
    """Draw a card for each event that is not over, with the way to its follow-up; those over in a line.

    Args:
        events: The events of one week, worst first.
        served: The snapshot that is served.
        most: Number of cards at most; without it all of them, and what is over too.
    """
    present = present_events(events)
    if not present and (most is not None or not events):
        return
    week = dates(events[0].starts[-1], events[0].end)
    note = _("同一地点、同类诉求、同一起因合为一件事；最近一整周 {week}；灰带为正常范围，虚线为目标")
    st.html(f'<div class="ev-head">{markup.block_head(events_title(present), note.format(week=week))}</div>')
    for number, event in enumerate(present[:most], start=1):
        with st.container(key=f"event-{event.id}"):
            st.html(event_card(number, event, follow_up_html(event.id, served)))
            if st.button(_("填写督办"), key=f"ask-event-{event.id}"):
                ask_follow_up(event, served)
    if most is not None and len(present) > most:
        st.html(markup.reading(_("另有 {n} 件，见督办。").format(n=len(present) - most)))
    over = [event.name for event in events if event.state is EventState.OVER]
    if over and most is None:
        st.html(markup.reading(_("近六周已平息 {n} 件：{names}。").format(n=len(over), names=listing(over))))


def events_title(present: Sequence[Event]) -> str:
    """How many events are to be seen to, and how many get better."""
    better = sum(event.state is EventState.EASING for event in present)
    if not present:
        return _("没有超出正常波动的事件")
    due = len(present) - better
    return sentences(
        _("事件 {n} 件要办").format(n=due) if due else "", _("{n} 件缓解").format(n=better) if better else ""
    )


def event_card(number: int, event: Event, follow_up: str) -> str:
    """HTML of one event.

    Args:
        number: Its number on the page.
        event: The event.
        follow_up: HTML of what was decided about it.
    """
    tag = markup.tag(event.tag, event.reason)
    name = f"<h3>{unbroken_html(event.name)}</h3>"
    head = f'<div class="ev-name"><span class="ring">{number}</span> {tag} {name}</div>'
    state = f'<span class="ev-state">{escape(event_state(event))}</span>'
    what = f'{head}<p class="ev-n"><span>{_amount(event)}</span> {state}</p>{_facts(event)}'
    return (
        f'<section class="ev"><div class="ev-what">{what}</div><div class="ev-line">{_line(event)}</div>'
        f"{follow_up}</section>"
    )


def _amount(event: Event) -> str:
    """Its number beside the usual one: ``29 件 对 正常 0–3``; of a rate, in per cent, beside the target."""
    colour, _state = _LOOKS.get(event.tag, _WATCHED)
    is_rate = event.unit == _RATE
    value = f'<b class="c-{colour}">{plain(event.count, 1 if is_rate else 0)}</b>'
    unit = _RATE if is_rate else f" {unit_of(event.count, event.unit)}"
    return f"{value}{escape(unit)} {escape(_against(event))}"


def _against(event: Event) -> str:
    span, _points = _SPANS.get(event.measure, _WEEKLY)
    if event.unit == _RATE:
        usual = _("对 目标 {goal}%").format(goal=plain(event.expected))
    elif is_missing(event.upper):
        usual = _("对 平常 {usual}").format(usual=plain(event.expected, 1))
    else:
        usual = _("对 正常 0–{upper}").format(upper=plain(event.upper))
    return _("{usual}，{span}").format(usual=usual, span=_(span).lower()) if span else usual


def _facts(event: Event) -> str:
    """Where, who handles it, what is open, why it is an event."""
    where = event.compound or event.community or event.responsible_unit or _("全街道")
    of = _("{unit} {n}")
    units = listing(of.format(unit=reader_name(unit), n=count(number)) for unit, number in event.handlers)
    late = _("其中超期 {n}").format(n=count(event.overdue_count)) if event.overdue_count else ""
    rows = (
        (_("在哪里"), "" if reader_name(where) in event.name else reader_name(where)),  # the name may say it
        (_("谁承办"), units),
        (_("未结"), sentences(count(event.open_count), late)),
        (_("判断理由"), event.reason),
    )
    body = "".join(f"<dt>{escape(name)}</dt><dd>{unbroken_html(text)}</dd>" for name, text in rows if text)
    return f"<dl>{body}</dl>"


def _line(event: Event) -> str:
    """The weeks with the band of what is usual (or the target), first day and last number below."""
    is_rate = event.unit == _RATE
    band = [] if is_rate or is_missing(event.upper) else [(0.0, event.upper)] * len(event.values)
    alt = _("{name}，近 {n} 周走势").format(name=event.name, n=len(event.values))
    target, state = (event.expected if is_rate else None), _LOOKS.get(event.tag, _WATCHED)[1]
    image = sparkline(event.values, alt=alt, band=band, target=target, state=state)
    about = _(_SPANS.get(event.measure, _WEEKLY)[1]).format(n=len(event.values))
    ends = f"<span>{short_day(event.starts[0])}</span><span>{short_day(event.starts[-1])}</span>"
    return f'<p class="ev-about">{escape(about)}</p>{image}<p class="ev-ends">{ends}</p>'
