"""The weekly series of an event, with what is usual and the limit as they were when it began."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.parts.findings.cell_chances import EARLIER_WEEKS, RECENT_WEEKS
from pages.parts.findings.event import EventKind
from pages.parts.findings.events.cells import Cell, WeeklyCounts, sums_of, weekly_counts
from pages.parts.findings.events.gathering_rules import RATE_WEEKS, rates
from pages.parts.findings.events.history import WEEKS, Answers
from pages.parts.findings.events.rules import upper_limit
from pages.parts.findings.events.runs import Run


@dataclass(frozen=True, slots=True)
class EventSeries:
    """What an event tells of each week.

    Attributes:
        values: One value a week up to the last one, oldest first; None where nothing is known.
        expected: The usual value, or the target.
        upper: The limit.
    """

    values: tuple[float | None, ...]
    expected: float
    upper: float

    @property
    def last(self) -> float:
        """The value of the last week; NaN where nothing is known."""
        value = self.values[-1]
        return math.nan if value is None else value


def series_of(run: Run, cause: str, of: Answers, weeks: int) -> EventSeries:
    """The last weeks of an event.

    Args:
        run: The event.
        cause: Its cause; empty where it is about all of its category.
        of: The answers.
        weeks: How many weeks, fewer where the ledger is younger.
    """
    first, values = run.first_of(run.kind), _values(run, cause, of)
    expected, upper = first.expected, first.upper
    if math.isnan(expected):
        expected = _mean_before(values, run.since)
        upper = upper_limit(expected, expected)
    return EventSeries(tuple(values[-weeks:]), expected, upper)


def _values(run: Run, cause: str, of: Answers) -> Sequence[float | None]:
    cell = run.cell
    if run.kind is EventKind.TARGET_MISSED:
        if cell.unit:
            return rates(of.on_time_of("closed_on_time_count"), of.on_time_of("due_count"), cell)
        return rates(of.satisfied, of.answers_of("rated_count", "community"), cell)
    if run.kind is EventKind.DISSATISFIED:
        counts = of.answers_of("dissatisfied_count", "community", "compound")
        return [float(value) for value in sums_of(counts.of(cell)[None, :], RATE_WEEKS)[0]]
    if run.kind is EventKind.OVERDUE:
        return [float(value) for value in of.stock.of(cell)]
    made = requests_of(cell, cause, of)
    kept = max(WEEKS - 1 + of.kept_from, 0)
    return [None if at < kept else float(value) for at, value in enumerate(made)]


def requests_of(cell: Cell, cause: str, of: Answers) -> np.ndarray:
    """The requests of a cell in each week, of one cause where there is one."""
    fields = [name for name in ("community", "compound", "category") if getattr(cell, name)]
    frame = of.requests
    if cause:
        frame = frame[frame["subcategory"].astype(str) == cause]
    counts: WeeklyCounts = weekly_counts(frame, tuple(fields), weeks=WEEKS)
    return counts.of(cell)


def _mean_before(values: Sequence[float | None], since: int) -> float:
    """The mean of the half year that ends four weeks before an event begins; 0 without one."""
    end = len(values) - 1 + since - RECENT_WEEKS
    known = [value for value in values[max(end - EARLIER_WEEKS, 0) : max(end, 0)] if value is not None]
    return sum(known) / len(known) if known else 0.0
