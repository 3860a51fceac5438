"""What is compared often, ready to be chosen: side A and the parameters of B of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.day_kinds import HOLIDAY, WORKDAY
from pages.parts.asking.fetch import fetch, fetch_analysis
from pages.parts.asking.other_side import PREFIX, relative
from pages.parts.asking.windows import kept_since
from pages.parts.findings.reading import capital, is_named, named_rows
from pages.parts.words.language import _, mark
from pages.parts.words.value_names import in_words
from queries import Comparison, Scope
from queries.analysis import Analysis
from queries.dimensions import GRID
from queries.windows import YEAR_OF_DAYS, day_after

_EVENTS = "compounds/events"
#: The kinds of events of which the day is known.
_KINDS = (mark("物业进驻"), mark("民生实事"), mark("阵地启用"))
_PERIODS = "service_requests/volume_by_period"
_COUNT = "request_count"
#: Fewer days on both sides of an event are no before and after.
LEAST_DAYS = 28


@dataclass(frozen=True, slots=True)
class Preset:
    """One ready comparison.

    Attributes:
        name: Its name in the session.
        label: What a reader sees.
        a: The scope of side A.
        b: The parameters of B.
    """

    name: str
    label: str
    a: Scope
    b: dict[str, list[str]]


def presets(scope: Scope, served: Snapshot) -> list[Preset]:
    """The ready comparisons of a scope; those that it has no rows for are left out."""
    plain = scope.with_condition("day_kind", ())
    found = [
        *_two_places(scope, "compound", "compounds", _("两个小区")),
        *_two_places(scope, "community", "communities", _("两个社区")),
        *_two_values(scope, GRID, _("两个网格")),
        Preset("previous", capital(_("上期")), scope, relative(Comparison.PREVIOUS)),
        Preset("year", _("去年同期"), scope, relative(Comparison.YEAR)),
        Preset(
            "days", _("节假日与工作日"), plain.with_condition("day_kind", (HOLIDAY,)),
            {f"{PREFIX}day_kind": [WORKDAY]},
        ),
        *_two_values(scope, "channel", _("两个渠道")),
    ]  # fmt: skip
    return [*found, *_around_events(scope, served)]


def _two_places(scope: Scope, dimension: str, field: str, label: str) -> list[Preset]:
    """The chosen place against the one with most requests beside it; the two largest without one."""
    chosen = [name for name in getattr(scope, field) or () if is_named(name)][:2]
    wide = scope.replace(communities=None, compounds=None)
    others = [name for name in _largest(wide, dimension) if name not in chosen]
    names = [*chosen, *others][:2]
    if len(names) < 2:
        return []
    a = wide.replace(**{field: (names[0],)})
    return [Preset(f"two-{dimension}", label, a, {f"{PREFIX}{dimension}": [names[1]]})]


def _two_values(scope: Scope, dimension: str, label: str) -> list[Preset]:
    """The two values of a dimension with most requests."""
    names = _largest(scope.with_condition(dimension, ()), dimension)[:2]
    if len(names) < 2:
        return []
    return [
        Preset(
            f"two-{dimension}", label, scope.with_condition(dimension, names[:1]),
            {f"{PREFIX}{dimension}": [names[1]]},
        )
    ]  # fmt: skip


def _largest(scope: Scope, dimension: str) -> list[str]:
    """The values of a dimension, those with most requests first."""
    frame = fetch_analysis(Analysis((_COUNT,), (dimension,)), scope)
    named = frame[named_rows(frame, dimension)]
    order = named.sort_values([_COUNT, dimension], ascending=[False, True])
    return [str(name) for name in order[dimension]]


def _around_events(scope: Scope, served: Snapshot) -> Iterator[Preset]:
    """After and before the latest event of each kind in the one compound of the scope, equally long."""
    if len(scope.compounds or ()) != 1:
        return
    answer = fetch(_EVENTS, scope.history())
    known = answer[answer["event_kind"].isin(_KINDS)]
    since, until = kept_since(_PERIODS), day_after(served.as_of)
    for row in known.drop_duplicates("event_kind", keep="last").iloc[::-1].itertuples(index=False):
        when = pd.Timestamp(row.event_on).date()
        length = min(until - when, when - (since or when), YEAR_OF_DAYS)
        if length.days >= LEAST_DAYS:
            label = _("{event}前后：{name} {day}").format(
                event=_(row.event_kind), name=_(row.event_name), day=when
            )
            yield before_and_after(scope, when, length, in_words(label))


def before_and_after(scope: Scope, when: date, length: timedelta, label: str) -> Preset:
    """The time after a day as side A, as many days before it as side B."""
    b = {f"{PREFIX}from": [str(when - length)], f"{PREFIX}to": [str(when)]}
    return Preset(f"event-{when}", label, scope.replace(date_from=when, date_to=when + length), b)
