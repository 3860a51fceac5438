"""The events up to the last whole week of a window: found among all places, shown where the scope lies."""

from __future__ import annotations

import functools
from collections.abc import Hashable
from datetime import date

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import WEEK
from pages.parts.asking.event_weeks import EventWeeks, event_weeks, every_place
from pages.parts.asking.fetch import answer_from, fetch
from pages.parts.asking.fetch import snapshot as source
from pages.parts.asking.notebook import notebook
from pages.parts.findings.event import Event, EventKind
from pages.parts.findings.events.cells import Cell
from pages.parts.findings.events.gathering_rules import RATE_WEEKS
from pages.parts.findings.events.joining import COUNTED, cause_of
from pages.parts.findings.events.runs import Run, event_id, runs, sort_key
from pages.parts.findings.events.series import series_of
from pages.parts.findings.events.texts import Reporters, measure_of, name_of, reason_of
from pages.parts.findings.reading import is_named
from pages.parts.words.language import language
from queries import Scope
from queries.conditions import NOT
from queries.dimensions import FIELDS

#: Weeks of a sparkline.
SHOWN_WEEKS = 26
_MOST_HANDLERS = 3


def events(scope: Scope, served: Snapshot) -> list[Event]:
    """The events as of the last whole week that the window reaches, worst first, those that are over last.

    Args:
        scope: What the page shows: an event is found among all places and categories, so it is one in every
            scope or in none, and returned where the scope has its place and category.
        served: Snapshot that answers.
    """
    known = _event_cache(source().id, served.id, scope, language(), settings(), notebook(served))
    if not known:
        with answer_from(served):
            found = event_weeks(scope, served)
            chosen = sorted(
                (run for run in runs(found.signals, 0) if _is_shown(run.cell, scope)), key=sort_key
            )
            known.append(tuple(_event(run, found, scope) for run in chosen))
    return list(known[0])


@functools.lru_cache(maxsize=64)
def _event_cache(*_of: Hashable) -> list[tuple[Event, ...]]:
    # Cards, headline, map and 督办 of one page need the same events.
    return []


def _is_shown(cell: Cell, scope: Scope) -> bool:
    """Whether the scope has the place and the category of a cell; what is about all shows only in all."""
    for dimension in ("community", "compound", "category"):
        name, chosen = getattr(cell, dimension), getattr(scope, FIELDS[dimension])
        if chosen is not None and name not in chosen:
            return False
        left_out = scope.condition(f"{NOT}{dimension}")
        if left_out and name in left_out.values:
            return False
    return True


def scope_of(event: Event, scope: Scope) -> Scope:
    """The scope of the requests of an event since it began, up to the end of its last week.

    Args:
        event: The event.
        scope: What the page shows; its conditions on what is neither place nor category stay.
    """
    asked = _at(
        Cell(event.community, event.compound, event.category, event.responsible_unit), event.cause, scope
    )
    return asked.replace(
        date_from=_first_day(event.since, event.starts[-1], event.kinds[0]), date_to=event.end
    )


def _first_day(since: date, last_start: date, kind: EventKind) -> date:
    """Since when its requests are looked at: a rate is one of twelve weeks."""
    is_rate = kind in (EventKind.TARGET_MISSED, EventKind.DISSATISFIED)
    return min(since, last_start + WEEK - RATE_WEEKS * WEEK) if is_rate else since


def _at(cell: Cell, cause: str, scope: Scope) -> Scope:
    asked = every_place(scope).replace(
        communities=(cell.community,) if cell.community else None,
        compounds=(cell.compound,) if cell.compound else None,
        categories=(cell.category,) if cell.category else None,
    )
    if cause:
        asked = asked.with_condition("subcategory", (cause,))
    return asked.with_condition("responsible_unit", (cell.unit,)) if cell.unit else asked


def _event(run: Run, found: EventWeeks, scope: Scope) -> Event:
    cell, since = run.cell, found.start_of(run.since)
    cause = cause_of(found.asked.requests, cell, -run.since)
    told = series_of(run, cause, found.asked, SHOWN_WEEKS)
    first = _first_day(since, found.start_of(0), run.kind)
    asked = _at(cell, cause, scope).replace(date_from=first, date_to=found.end)
    # What is past its deadline may have come in long before it is too much.
    left = fetch("signals/left_of_requests", _with_backlog(asked, run)).iloc[0]
    reporters = (
        Reporters(int(left["told_count"]), int(left["reporter_count"])) if left["told_count"] else None
    )
    measure, unit = measure_of(cell, run.kind)
    return Event(
        id=event_id(since, cell, cause), name=name_of(cell, cause, run.kind), kinds=_kinds(run, reporters),
        tag=run.tag, state=run.state, community=cell.community, compound=cell.compound,
        category=cell.category, cause=cause, responsible_unit=cell.unit, since=since, weeks=1 - run.since,
        measure=measure, count=told.last, expected=told.expected, upper=told.upper, unit=unit,
        open_count=int(left["open_count"]), overdue_count=int(left["overdue_count"]),
        handlers=_handlers(asked), reporter_count=reporters.different if reporters else None,
        reason=reason_of(run, told.upper, told.expected, reporters), values=told.values,
        starts=tuple(found.start_of(week) for week in range(1 - len(told.values), 1)),
    )  # fmt: skip


def _with_backlog(asked: Scope, run: Run) -> Scope:
    return asked.replace(date_from=None) if run.kind is EventKind.OVERDUE else asked


def _kinds(run: Run, reporters: Reporters | None) -> tuple[EventKind, ...]:
    """The rules that found it; 多人同诉 where it is many requests of as many reporters."""
    is_many = reporters is not None and reporters.is_many and not set(COUNTED).isdisjoint(run.kinds)
    held = {*run.kinds, *([EventKind.MANY_REPORTERS] if is_many else [])}
    return tuple(kind for kind in EventKind if kind in held)


def _handlers(asked: Scope) -> tuple[tuple[str, int], ...]:
    """The named units with most of the requests."""
    units = fetch("service_requests/on_time_by_unit", asked)
    made = [
        (str(name), int(number))
        for name, number in zip(units["responsible_unit"], units["request_count"], strict=True)
        if is_named(name) and number
    ]
    return tuple(sorted(made, key=lambda one: (-one[1], one[0]))[:_MOST_HANDLERS])
