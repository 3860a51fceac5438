"""Which rows of 需办 an event tells already, and an event as a row: in the headline it comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pages.parts.findings.event import Event, EventKind, EventState
from pages.parts.findings.signals import Signal
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain, with_unit

#: A row about a wider place is told by an event that makes at least this share of what is above the usual.
_MOST_OF_IT = 0.5
_BRIEFS = {
    EventState.NEW: mark("{name} {n}"),
    EventState.LASTING: mark("{name} {n}，第 {weeks} 周"),
}


def present_events(events: Iterable[Event]) -> list[Event]:
    """The events that are not over, in their order."""
    return [event for event in events if event.state is not EventState.OVER]


def event_signals(events: Iterable[Event]) -> list[Signal]:
    """Events as rows for a headline: name, number, and in which week it is."""
    return [
        Signal(
            event.tag,
            f"**{event.name}**",
            clause=_(_BRIEFS.get(event.state, _BRIEFS[EventState.NEW])).format(
                name=event.name, n=_amount(event), weeks=event.weeks
            ),
            reason=event.reason,
        )
        for event in present_events(events)
    ]


def _amount(event: Event) -> str:
    return f"{plain(event.count, 1)}%" if event.unit == "%" else with_unit(event.count, event.unit, 0)


def rows_not_told(rows: Iterable[Signal], events: Sequence[Event]) -> list[Signal]:
    """The rows of 需办 that no event tells: those of other places and matters, and those of measures.

    A row of the same place and category is told, and one of a wider place or of the whole category where the
    event makes at least half of what is above the usual; a missed target only by the event of that target.
    """
    present = present_events(events)
    return [row for row in rows if not any(_is_told(row, event) for event in present)]


def _is_told(row: Signal, event: Event) -> bool:
    dimensions = ("community", "compound", "category", "responsible_unit")
    about = {(name, getattr(event, name)) for name in dimensions if getattr(event, name)}
    if not row.mark or not about.issuperset(row.mark):
        return False
    if EventKind.TARGET_MISSED in event.kinds:
        return about == set(row.mark) and not row.excess
    is_counted = EventKind.FREQUENT in event.kinds or EventKind.RISING in event.kinds
    if not is_counted:
        return False
    return about == set(row.mark) or 0 < _MOST_OF_IT * row.excess <= event.count - event.expected
