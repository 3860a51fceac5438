"""How long an event lasts, its state against the week before, and by what it is known.

The weeks of an event are those of one run of signals in one cell. Up to two weeks without one it eases,
then it is over; what comes later is another event. The week in which a run begins, with its cell and its
cause, is what an event is known by: the same in all weeks of the run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pages.parts.findings.comparison import Tag
from pages.parts.findings.event import EventKind, EventState
from pages.parts.findings.events.cells import Cell
from pages.parts.findings.events.joining import COUNTED, is_within
from pages.parts.findings.events.rules import EventSignal

#: So many weeks without a signal do not end an event.
QUIET_WEEKS = 2
#: An event that is over is still told for so many weeks: long enough to see whether it comes back.
TOLD_WEEKS = 6
#: Of the last three weeks so many beyond the limits are 预警.
_ALARM, _OF = 2, 3


@dataclass(frozen=True, slots=True)
class Run:
    """The signals of one cell without a longer pause, up to some week.

    Attributes:
        cell: Where and what.
        found: Week -> its signals; weeks in order.
        now: The week as of which it is told.
    """

    cell: Cell
    found: Mapping[int, Sequence[EventSignal]]
    now: int

    @property
    def since(self) -> int:
        """The first week."""
        return min(self.found)

    @property
    def last(self) -> int:
        """The last week with a signal."""
        return max(self.found)

    @property
    def kinds(self) -> tuple[EventKind, ...]:
        """The rules that found it, in the order of ``EventKind``."""
        held = {one.kind for ones in self.found.values() for one in ones}
        return tuple(kind for kind in EventKind if kind in held)

    @property
    def kind(self) -> EventKind:
        """The rule whose numbers are told."""
        return self.kinds[0]

    def first_of(self, kind: EventKind) -> EventSignal:
        """Its first signal of a kind: what is usual is told as it was when the event began."""
        return next(one for week in sorted(self.found) for one in self.found[week] if one.kind is kind)

    @property
    def latest(self) -> tuple[EventSignal, ...]:
        """The signals of its last week."""
        return tuple(self.found[self.last])

    @property
    def weight(self) -> float:
        """How far out of the ordinary it was in its last week."""
        return max(one.weight for one in self.latest)

    @property
    def beyond_running(self) -> int:
        """How many of its last weeks in a row were beyond the limits."""
        week = self.last
        while any(one.kind is EventKind.FREQUENT for one in self.found.get(week, ())):
            week -= 1
        return self.last - week

    @property
    def state(self) -> EventState:
        """What became of it since the week before."""
        quiet = self.now - self.last
        if quiet:
            return EventState.EASING if quiet <= QUIET_WEEKS else EventState.OVER
        return EventState.NEW if self.since == self.now else EventState.LASTING

    @property
    def tag(self) -> Tag:
        """预警 when two of three weeks were beyond the limits, 未达标, else 关注; 好转 when it eases."""
        if self.state is EventState.EASING:
            return Tag.BETTER
        if self.state is EventState.OVER:
            return Tag.NORMAL
        beyond = [
            week
            for week in range(self.now - _OF + 1, self.now + 1)
            if any(one.kind is EventKind.FREQUENT for one in self.found.get(week, ()))
        ]
        if len(beyond) >= _ALARM:
            return Tag.ALARM
        return Tag.MISSED if EventKind.TARGET_MISSED in self.kinds else Tag.WATCH


def runs(by_week: Mapping[int, Mapping[Cell, Sequence[EventSignal]]], now: int) -> list[Run]:
    """The last run of each cell up to a week, without those that have long been over or that another tells.

    Args:
        by_week: Week -> cell -> signals, as ``joined_signals`` returns them.
        now: The week as of which they are told; later ones are not looked at.
    """
    of: dict[Cell, dict[int, Sequence[EventSignal]]] = {}
    for week in sorted(week for week in by_week if week <= now):
        for cell, ones in by_week[week].items():
            known = of.setdefault(cell, {})
            if known and week - max(known) > QUIET_WEEKS + 1:
                known.clear()
            known[week] = ones
    found = [
        Run(cell, weeks, now) for cell, weeks in of.items() if now - max(weeks) <= TOLD_WEEKS + QUIET_WEEKS
    ]
    return [run for run in found if not any(_tells(other, run) for other in found)]


def _tells(narrow: Run, wide: Run) -> bool:
    """Whether the event of a part has taken the place of that of the whole, which is quiet."""
    is_counted = set(wide.kinds) <= set(COUNTED) and set(narrow.kinds) & set(COUNTED)
    follows = wide.since <= narrow.last and narrow.since <= wide.last + QUIET_WEEKS + 1
    return bool(is_counted and follows and narrow.last > wide.last and is_within(narrow.cell, wide.cell))


def event_id(since: date, cell: Cell, cause: str) -> str:
    """What an event is known by: ``20251010-a1b2c3``."""
    text = "|".join((*cell, cause))
    return f"{since:%Y%m%d}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


#: Order of events by their tags.
ORDER = (Tag.ALARM, Tag.MISSED, Tag.WATCH, Tag.BETTER, Tag.NORMAL)


def sort_key(run: Run) -> tuple[int, float, Cell]:
    """Worst first: by tag, then by distance from the ordinary, then by place."""
    return ORDER.index(run.tag), -round(run.weight, 6), run.cell
