"""The list of follow-ups: as a table of the page and of paper, and as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from pages.parts.asking.follow_up_weeks import SHOWN_WEEKS
from pages.parts.findings.event import Event, EventState
from pages.parts.findings.follow_up_outcome import FollowedMatter, FollowUpState
from pages.parts.html.decision_line import decision_line
from pages.parts.html.markup import tag, unbroken_html
from pages.parts.subjects.follow_ups.readings import (
    LOOKS,
    bare_value,
    days_words,
    measure_words,
    promise_words,
    value_words,
    why_words,
)
from pages.parts.words.column_names import Kind, ReadableTable
from pages.parts.words.dates import short_day
from pages.parts.words.language import _
from pages.parts.words.numbers import DASH
from pages.parts.words.value_names import in_words

_COLOURS = {FollowUpState.MISSED: "red", FollowUpState.MET: "good"}


def follow_up_table(matters: Sequence[FollowedMatter], first_number: int, events: Mapping[str, Event]) -> str:
    """HTML of the rows of one section.

    Args:
        matters: In the order in which they are listed.
        first_number: Number of the first; the numbers go on from section to section.
        events: The events of this week by their ``id``.
    """
    heads = [
        _("事项"), _("责任单位"), _("定于"), _("期限"), _("决定与承诺"), _("定时 → 现在"),
        _("走势，近 {n} 周").format(n=SHOWN_WEEKS), _("结果"),
    ]  # fmt: skip
    number = f'<th class="s" scope="col"><span class="vh">{escape(_("编号"))}</span></th>'
    head = number + "".join(f'<th class="s" scope="col">{escape(text)}</th>' for text in heads)
    rows = "".join(_row(at, each, events) for at, each in enumerate(matters, start=first_number))
    return (
        f'<div class="fu-list"><table class="tb follow-ups"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(number: int, matter: FollowedMatter, events: Mapping[str, Event]) -> str:
    one = matter.follow_up
    promise, name = promise_words(one), f"<b>{unbroken_html(one.name)}</b>"
    promised = unbroken_html(_("承诺 {promise}").format(promise=promise)) if promise else ""
    decision = f'{unbroken_html(one.decision)}<span class="nn">{promised}</span>'
    cells = (
        ("no", f'<span class="ring">{number}</span>'),
        ("name", f'{name}<span class="nn">{_about(matter, events)}</span>'),
        ("unit", f"<b>{escape(one.responsible_unit)}</b>"),
        ("agreed", short_day(one.agreed_on)),
        ("due", f"{short_day(one.due_on)}{_days(matter)}"),
        ("decision", decision),
        ("change", _change(matter)),
        ("line", _line(matter)),
        ("outcome", state_html(matter) + f'<span class="nn">{escape(why_words(matter))}</span>'),
    )
    body = "".join(f'<td class="s {kind}">{html}</td>' for kind, html in cells)
    return f"<tr>{body}</tr>"


def _about(matter: FollowedMatter, events: Mapping[str, Event]) -> str:
    """Tag and state of the event of this week; else the place and the category, or how long it lasted."""
    one = matter.follow_up
    if event := events.get(one.event):
        return f"{tag(event.tag, event.reason)} {escape(event_state(event))}"
    if one.event and events:
        over = escape(_(EventState.OVER))
        return f'<span class="tag t-flat">{over}</span>'
    place = one.compound or one.community or _("全街道")
    about = filter(None, (place, one.cause or one.category, measure_words(one)))
    return unbroken_html(in_words(" · ".join(about)))


def event_state(event: Event) -> str:
    """State of an event and since when: ``持续 · 第 2 周，自 10-10 起``."""
    since = _("自 {day} 起").format(day=short_day(event.since))
    if event.state is EventState.LASTING:
        return _("持续 · 第 {n} 周，{since}").format(n=event.weeks, since=since)
    return _("{state}，{since}").format(state=_(event.state), since=since)


def _days(matter: FollowedMatter) -> str:
    colour = " c-red" if matter.outcome.is_overdue else ""
    return f'<span class="nn{colour}">{escape(days_words(matter))}</span>'


def _change(matter: FollowedMatter) -> str:
    one, found = matter.follow_up, matter.outcome
    colour = _COLOURS.get(found.state, "ink")
    now = f'<b class="c-{colour}">{escape(value_words(found.now, one.unit))}</b>'
    return f"{escape(bare_value(found.then, one.unit))} → {now}"


def _line(matter: FollowedMatter) -> str:
    one, series, found = matter.follow_up, matter.series, matter.outcome
    end = len(series.starts)
    if not one.is_open and found.now_week in series.starts:
        end = series.starts.index(found.now_week) + 1
    shown = slice(max(0, end - SHOWN_WEEKS), end)
    alt = _("{name}，近 {n} 周走势").format(name=one.name, n=len(series.starts[shown]))
    look = LOOKS[found.state][1]
    return decision_line(
        series.starts[shown], series.weekly[shown], one.agreed_on,
        alt=alt, promise=one.promise_value, state=look,
    )  # fmt: skip


def state_html(matter: FollowedMatter) -> str:
    """The word of the outcome as a tag."""
    state = matter.outcome.state
    return f'<span class="tag t-{LOOKS[state][0]}">{escape(_(state))}</span>'


def follow_up_file(matters: Sequence[FollowedMatter]) -> ReadableTable:
    """All follow-ups for a file, one row each, in the order given."""
    columns: tuple[tuple[str, Kind], ...] = (
        (_("编号"), Kind.COUNT), (_("事项"), Kind.TEXT), (_("社区"), Kind.TEXT), (_("小区"), Kind.TEXT),
        (_("类别"), Kind.TEXT), (_("事由"), Kind.TEXT), (_("责任单位"), Kind.TEXT), (_("定于"), Kind.DAY),
        (_("期限"), Kind.DAY), (_("逾期或剩余"), Kind.TEXT), (_("决定"), Kind.TEXT),
        (_("承诺的数"), Kind.TEXT), (_("定时"), Kind.TEXT), (_("现在"), Kind.TEXT), (_("结果"), Kind.TEXT),
        (_("判断依据"), Kind.TEXT), (_("办理说明"), Kind.TEXT), (_("销号"), Kind.DAY),
        (_("填写人"), Kind.TEXT),
    )  # fmt: skip
    rows = [_file_row(at, each) for at, each in enumerate(matters, start=1)]
    headers, kinds = zip(*columns, strict=True)
    return ReadableTable(pd.DataFrame(rows, columns=list(headers)), headers, kinds)


def _file_row(number: int, matter: FollowedMatter) -> tuple[object, ...]:
    one, found = matter.follow_up, matter.outcome
    return (
        number, one.name, one.community, one.compound, one.category, one.cause, one.responsible_unit,
        one.agreed_on, one.due_on, days_words(matter), one.decision, promise_words(one) or DASH,
        value_words(found.then, one.unit), value_words(found.now, one.unit), _(found.state),
        why_words(matter), one.outcome, one.closed_on, one.written_by,
    )  # fmt: skip
