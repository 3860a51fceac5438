"""The answers from which events are found: of all places and categories, up to the end of a week."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from data.settings import Settings, settings
from data.snapshots.store import Snapshot
from data.weeks import WEEK, week_start
from pages.parts.asking.fetch import answer_from, fetch_all
from pages.parts.asking.notebook import Notebook, new_limits_from, notebook
from pages.parts.asking.windows import all_time
from pages.parts.findings.events.cells import Cell
from pages.parts.findings.events.history import WEEKS, Answers, signals_by_week
from pages.parts.findings.events.rules import EventSignal
from queries import Scope
from queries.dimensions import FIELDS
from queries.subjects import subject_of
from queries.windows import day_after

REQUESTS = "signals/count_by_cell_week"
#: Dimensions that make a cell.
_CELLS = ("community", "compound", "category")
#: What counts from the first row of its ledger on.
_ALL_TIME = (
    "signals/overdue_by_cell_week",
    "signals/answers_by_compound_week",
    "signals/on_time_by_unit_week",
)


@dataclass(frozen=True)
class EventWeeks:
    """What was a signal in which week.

    Attributes:
        end: The day after the last week.
        asked: The answers.
        signals: Week -> cell -> signals.
    """

    end: date
    asked: Answers
    signals: dict[int, dict[Cell, list[EventSignal]]]

    def start_of(self, week: int) -> date:
        """The first day of a week."""
        return self.end + (week - 1) * WEEK


def end_of_last_week(scope: Scope, served: Snapshot) -> date:
    """The day after the last whole week that the window reaches and the data have."""
    end = min(scope.date_to or day_after(served.as_of), day_after(served.as_of))
    return week_start(end, settings().week_start)


def every_place(scope: Scope) -> Scope:
    """All times, places and categories, with the conditions of a scope on anything else."""
    kept = tuple(each for each in scope.conditions if each.dimension not in _CELLS)
    every = dict.fromkeys(FIELDS[name] for name in _CELLS)
    return scope.replace(**every, conditions=kept, comparison=None, date_from=None, date_to=None)


def event_weeks(scope: Scope, served: Snapshot) -> EventWeeks:
    """The signals of the weeks up to the last whole one of a window, among all places and categories."""
    end = end_of_last_week(scope, served)
    every = every_place(scope).replace(date_to=end, grain=Scope().grain)
    return _event_weeks(served, every, end, settings(), notebook(served))


@functools.lru_cache(maxsize=24)
def _event_weeks(
    served: Snapshot, every: Scope, end: date, chosen: Settings, _written: Notebook
) -> EventWeeks:
    begin = end - WEEKS * WEEK
    with answer_from(served):
        requests, overdue, answers, on_time = fetch_all(
            [(REQUESTS, every.replace(date_from=begin)), *((name, every) for name in _ALL_TIME)]
        )
        kept = all_time(REQUESTS, every, served).date_from
        anew = [day for day in new_limits_from(subject_of(REQUESTS).ledger, every, served) if day < end]
    from_day = max([begin, *anew, *([kept] if kept else [])])
    asked = Answers(
        requests, overdue, answers, on_time, kept_from=1 - (end - from_day) // WEEK,
        mostly_weight=chosen.mostly_satisfied_weight, satisfaction_target=chosen.satisfaction_target,
        on_time_target=chosen.on_time_target, small_sample=chosen.small_sample,
    )  # fmt: skip
    return EventWeeks(end, asked, signals_by_week(asked))
