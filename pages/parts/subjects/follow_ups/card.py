"""What stands beside an event: what was decided before and became of it, and this week's decision."""

from __future__ import annotations

from html import escape

from data.snapshots.store import Snapshot
from data.weeks import week_start
from pages.parts.asking.follow_up_weeks import follow_ups
from pages.parts.findings.follow_up_outcome import FollowedMatter, FollowUpState
from pages.parts.html.markup import unbroken_html
from pages.parts.subjects.follow_ups.readings import (
    bare_value,
    days_words,
    promise_words,
    value_words,
    why_words,
)
from pages.parts.words.dates import short_day
from pages.parts.words.language import _

_CLASSES = {FollowUpState.MISSED: "c-red", FollowUpState.MET: "c-good"}


def follow_ups_of(event_id: str, served: Snapshot) -> tuple[list[FollowedMatter], list[FollowedMatter]]:
    """The follow-ups of an event: those of before this week, and those of this week, the newest first.

    The week of the meeting is the one in which the last day of the ledgers lies.
    """
    monday = week_start(served.as_of.date())
    own = [each for each in follow_ups(served).matters if each.follow_up.event == event_id and event_id]
    own.sort(key=lambda each: (each.follow_up.agreed_on, each.follow_up.id), reverse=True)
    earlier = [each for each in own if each.follow_up.agreed_on < monday]
    return earlier, [each for each in own if each.follow_up.agreed_on >= monday]


def follow_up_html(event_id: str, served: Snapshot) -> str:
    """The part 督办 of the card of an event: 上周督办 with its outcome, and 本周督办.

    Of several decisions the last one of each stands there; 督办 lists all. Every text is escaped.
    """
    earlier, current = follow_ups_of(event_id, served)
    parts = [_part(_("上周督办"), earlier[0], has_outcome=True)] if earlier else []
    if current:
        parts.append(_part(_("本周督办"), current[0], has_outcome=False))
    else:
        empty = f'<p class="fu-empty">{escape(_("填写责任单位、期限、决定"))}</p>'
        parts.append(f'<div class="fu-part"><h4>{escape(_("本周督办"))}</h4>{empty}</div>')
    return f'<div class="fu-card">{"".join(parts)}</div>'


def _part(title: str, matter: FollowedMatter, *, has_outcome: bool) -> str:
    one, promise = matter.follow_up, promise_words(matter.follow_up)
    due = _("期限 {day}").format(day=short_day(one.due_on))
    late = f' <span class="c-red">{escape(days_words(matter))}</span>' if matter.outcome.is_overdue else ""
    lines = [
        f"<p><b>{escape(one.responsible_unit)}</b> {escape(due)}{late}</p>",
        f"<p>{unbroken_html(one.decision)}</p>",
    ]
    if promise:
        lines.append(f"<p>{unbroken_html(_('承诺 {promise}').format(promise=promise))}</p>")
    if has_outcome:
        lines.append(f"<p><i>{escape(_('结果'))}</i> {_outcome_html(matter)}</p>")
    return f'<div class="fu-part"><h4>{escape(title)}</h4>{"".join(lines)}</div>'


def _outcome_html(matter: FollowedMatter) -> str:
    """From then to now, and what it means: ``23 → 29 件，未达到``; without both numbers the reason."""
    one, found = matter.follow_up, matter.outcome
    state = f'<b class="{_CLASSES.get(found.state, "c-ink")}">{escape(_(found.state))}</b>'
    if found.now is None or found.then is None:
        return f"{state}{escape(_('，'))}{escape(why_words(matter))}"
    change = f"{bare_value(found.then, one.unit)} → {value_words(found.now, one.unit)}"
    return f"{escape(change)}{escape(_('，'))}{state}"
