"""Each place or category of a period question with its series, limits and the state of its last period."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.fetch import fetch
from pages.parts.asking.ledger_gaps import missing_weeks
from pages.parts.asking.notebook import new_limits_from
from pages.parts.asking.series import Nature, Series, side_by_side
from pages.parts.asking.windows import all_time, begins_late
from pages.parts.findings.case import Case, Facts
from pages.parts.findings.judgement_reasons import Judgement, judge
from pages.parts.findings.part import Part
from pages.parts.findings.states import State
from pages.parts.words.dates import dates
from queries import Scope
from queries.measures import MEASURES
from queries.subjects import subject_of

#: Column of the parts -> the field of a scope that selects one of them.
FIELDS = {"community": "communities", "category": "categories"}


def judged_parts(
    question: str, by: str, scope: Scope, served: Snapshot, measure: str = "request_count"
) -> tuple[list[date], dict[str, Part]]:
    """First days of the periods up to the end of the window, and name -> part.

    A part has the same limits as the page has when that part alone is selected.
    """
    frame = fetch(question, all_time(question, scope, served))
    if frame.empty:
        return [], {}
    grid = frame.assign(**{by: frame[by].astype(str)}).pivot_table(
        index="period_start", columns=by, values=measure, aggfunc="sum", fill_value=0
    )
    known = (
        grid if scope.date_to is None else grid[pd.DatetimeIndex(grid.index) < pd.Timestamp(scope.date_to)]
    )
    runs = side_by_side(
        known, grain=scope.grain, as_of=served.as_of, nature=Nature.COUNT,
        begins_late=begins_late(question, frame, served),
        missing=missing_weeks(subject_of(question).ledger, served),
        new_limits_from={
            str(name): new_limits_from(subject_of(question).ledger, within(scope, by, str(name)), served)
            for name in known
        },
    )  # fmt: skip
    starts = [pd.Timestamp(start).date() for start in known.index]
    return starts, {name: part(name, run, scope.date_to, measure) for name, run in runs.items()}


def within(scope: Scope, by: str, name: str) -> Scope:
    """The scope of one part alone: of a community, or of a category."""
    return scope.replace(**{FIELDS[by]: (name,)})


def part(name: str, run: Series, date_to: date | None, measure: str) -> Part:
    """A part up to the end of the window, with the state of its last finished period."""
    judged = run.until(date_to)
    return Part(name, run.points[: len(judged.states)], judged, latest(run, date_to, measure))


def latest(run: Series, date_to: date | None, measure: str) -> Judgement:
    """The state of the last finished period that begins before a day."""
    states = run.until(date_to).states
    at = max((at for at, state in enumerate(states) if state is not State.INCOMPLETE), default=-1)
    if at < 0:
        return judge(
            Case(MEASURES[measure], Facts(), run=run.run(None, run.starts[0] if run.starts else None))
        )
    start, end = run.starts[at], period_end(run.starts[at], run.grain)
    point = run.points[at]
    now = Facts() if point is None else Facts(point)
    before = run.points[at - 1] if at else None
    return judge(
        Case(
            MEASURES[measure],
            now,
            None if before is None else Facts(before),
            run.run(start, end),
            small_sample=settings().small_sample,
            window=dates(start, end),
            earlier=dates(run.starts[at - 1], start) if at else "",
            earlier_name=dates(run.starts[at - 1], start) if at else "",
        )
    )
