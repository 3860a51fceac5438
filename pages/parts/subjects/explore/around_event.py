"""前后对比: the latest change of a property company in the scope, with the requests around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.fetch import fetch
from pages.parts.asking.other_side import address_of_sides
from pages.parts.asking.windows import kept_since
from pages.parts.findings.reading import named_rows
from pages.parts.subjects.compare.presets import LEAST_DAYS, before_and_after
from pages.parts.subjects.compound.before_after import latest_event_block
from pages.parts.subjects.compound.history import VOLUME, story
from pages.parts.words.language import _
from queries import Scope
from queries.windows import YEAR_OF_DAYS, day_after

KEY = "start-around"
_EVENTS, _ARRIVAL = "compounds/events", "物业进驻"


@dataclass(frozen=True, slots=True)
class AroundEvent:
    """The requests of a compound around an event.

    Attributes:
        block: Its months before and after.
        address: Address of 对比 with the time after the event as side A and that before it as side B.
    """

    block: Block
    address: str


def around_event(scope: Scope, served: Snapshot) -> AroundEvent | None:
    """The start of the scope; None without a change that has enough days on both sides.

    The event is the latest one of a year ago and more, which has a year on both sides; else the latest one
    with the least days that are compared.
    """
    answer = fetch(_EVENTS, scope.without_conditions().replace(date_from=None, date_to=None))
    known = answer[(answer["event_kind"] == _ARRIVAL) & named_rows(answer, "compound")]
    since, until = kept_since(VOLUME), day_after(served.as_of)
    days = [pd.Timestamp(day).date() for day in known["event_on"]]
    room = known.assign(day=days, days=[min((until - day).days, (day - (since or day)).days) for day in days])
    for least in (YEAR_OF_DAYS.days, LEAST_DAYS):
        fitting = room[room["days"] >= least]
        if len(fitting):
            event = fitting.iloc[-1]
            return _of_compound(str(event["community"]), str(event["compound"]), event["day"], scope, served)
    return None


def _of_compound(community: str, compound: str, day: date, scope: Scope, served: Snapshot) -> AroundEvent:
    own = scope.replace(communities=(community,), compounds=(compound,), comparison=None)
    block = latest_event_block(story(own, served))
    length = min(day_after(served.as_of) - day, day - (kept_since(VOLUME) or day), YEAR_OF_DAYS)
    sides = before_and_after(own, day, length, compound)
    subtitle = _("{compound}：{subtitle}").format(compound=compound, subtitle=block.subtitle)
    return AroundEvent(replace(block, key=KEY, subtitle=subtitle), address_of_sides(sides.a, sides.b))
