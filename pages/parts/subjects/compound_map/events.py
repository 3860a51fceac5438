"""The map by events: what a compound's tile, its hover and its row say, and what all of them come to."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.compound_states import JudgedCompound
from pages.parts.findings.event import Event
from pages.parts.findings.reading import Reading, fit, some
from pages.parts.subjects.compound_map.asked import events_at
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import is_missing, plain, with_unit

#: An event with its number on 本周.
Numbered = tuple[int, Event]
_RATE = "%"


def numbered_events(judged: JudgedCompound, events: Sequence[Event]) -> list[Numbered]:
    """The events of a compound with their numbers on 本周, the worst first."""
    own = {each.id for each in events_at(judged, events)}
    return [(number, each) for number, each in enumerate(events, start=1) if each.id in own]


def event_value(own: Sequence[Numbered]) -> str:
    """What stands on the tile: the number of its worst event; empty without one."""
    return _amount(own[0][1]) if own else ""


def event_lines(own: Sequence[Numbered]) -> list[str]:
    """The lines of the hover: number, name, how much against how much is usual."""
    return [f"{number} {event.name}{_('，')}{event_words(event)}" for number, event in own]


def event_words(event: Event) -> str:
    """How much an event is against how much is usual: ``29 件，正常 0–3``."""
    if event.unit == _RATE:
        return _("{n}，目标 {goal}%").format(n=_amount(event), goal=plain(event.expected))
    amount = with_unit(event.count, event.unit, 0)
    if is_missing(event.upper):
        return _("{n}，平常 {usual}").format(n=amount, usual=plain(event.expected, 1))
    return _("{n}，正常 0–{upper}").format(n=amount, upper=plain(event.upper))


def _amount(event: Event) -> str:
    return f"{plain(event.count, 1)}%" if event.unit == _RATE else plain(event.count)


def events_reading(judged: Sequence[JudgedCompound], events: Sequence[Event]) -> Reading:
    """Title and reading of the compounds by their events.

    Args:
        judged: The compounds.
        events: All events, those of wider places too.
    """
    own = {each: numbered_events(each, events) for each in judged}
    found = sorted((place for place in judged if own[place]), key=lambda place: own[place][0][0])
    wide = len(events) - sum(map(len, own.values()))
    rest = _("另有 {n} 件不在一个小区，见“本周”").format(n=wide) if wide else ""
    if not found:
        title = _("{n} 个小区都没有事件").format(n=len(judged))
        return Reading(title, _("{text}。").format(text=rest or _("最近一整周没有超出正常的事")))
    said = {"n": len(judged), "m": len(found), "names": some([place.compound for place in found])}
    texts = (_("{n} 个小区中 {m} 个有事件：{names}"), _("{n} 个小区中 {m} 个有事件"))
    _number, first = own[found[0]][0]
    worst = _("{name} {words}，**先看它的明细**").format(name=first.name, words=event_words(first))
    text = _("{text}。").format(text=sentences(worst, rest))
    return Reading(fit(*(text.format(**said) for text in texts)), text, is_finding=True)
