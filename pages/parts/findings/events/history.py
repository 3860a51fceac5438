"""The signals of every week of some months, from the answers about cells and weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from pages.parts.findings.events.cells import Cell, WeeklyCounts, weekly_counts
from pages.parts.findings.events.gathering_rules import (
    dissatisfied_signals,
    overdue_signals,
    target_signals,
)
from pages.parts.findings.events.joining import joined_signals
from pages.parts.findings.events.rules import SPAN, EventSignal, count_signals, repeated_signals
from pages.parts.findings.false_discovery import Group

#: For so many weeks back it is known what was an event: longer than any run of counts, as what lasts for half
#: a year has become the usual.
HORIZON = 48
#: Weeks of requests that are asked for.
WEEKS = SPAN + HORIZON
_PLACE = ("community", "compound", "category")


@dataclass(frozen=True)
class Answers:
    """What was asked, weeks counted back from one end.

    Attributes:
        requests: ``signals/count_by_cell_week``.
        overdue: ``signals/overdue_by_cell_week``.
        answers: ``signals/answers_by_compound_week``.
        on_time: ``signals/on_time_by_unit_week``.
        kept_from: First week of which there are requests: 0 for the last, negative before it.
        mostly_weight: What 基本满意 counts.
        satisfaction_target, on_time_target: The targets, 0 to 1.
        small_sample: With fewer no rate is judged.
    """

    requests: pd.DataFrame
    overdue: pd.DataFrame
    answers: pd.DataFrame
    on_time: pd.DataFrame
    kept_from: int
    mostly_weight: float
    satisfaction_target: float
    on_time_target: float
    small_sample: int

    @cached_property
    def by_compound(self) -> WeeklyCounts:
        """Requests by compound and category."""
        return weekly_counts(self.requests, _PLACE, weeks=WEEKS)

    @cached_property
    def by_community(self) -> WeeklyCounts:
        """Requests by community and category, those of no known compound too."""
        return weekly_counts(self.requests, ("community", "category"), weeks=WEEKS)

    @cached_property
    def by_category(self) -> WeeklyCounts:
        """Requests by category, of all places."""
        return weekly_counts(self.requests, ("category",), weeks=WEEKS)

    @cached_property
    def missed_deadlines(self) -> WeeklyCounts:
        """Requests that missed their deadline in each week, by community and category."""
        return self._all_time(self.overdue, ("community", "category"), "entered_count")

    @cached_property
    def stock(self) -> WeeklyCounts:
        """What was past its deadline and open at the end of each week, of the same cells."""
        left = self._all_time(self.overdue, ("community", "category"), "left_count")
        return WeeklyCounts(left.cells, np.cumsum(self.missed_deadlines.counts - left.counts, axis=1))

    def answers_of(self, column: str, *by: str) -> WeeklyCounts:
        """A count of answers by place."""
        return self._all_time(self.answers, by, column)

    @cached_property
    def satisfied(self) -> WeeklyCounts:
        """Satisfied answers by community, 基本满意 weighted."""
        whole = self.answers_of("satisfied_count", "community")
        mostly = self.answers_of("mostly_satisfied_count", "community")
        return WeeklyCounts(whole.cells, whole.counts + self.mostly_weight * mostly.counts)

    def on_time_of(self, column: str) -> WeeklyCounts:
        """A count of deadlines by responsible unit."""
        return self._all_time(self.on_time.rename(columns={"responsible_unit": "unit"}), ("unit",), column)

    def _all_time(self, frame: pd.DataFrame, by: tuple[str, ...], column: str) -> WeeklyCounts:
        weeks = int(frame["weeks_back"].max()) + 1 if len(frame) else 1
        return weekly_counts(frame, by, weeks=weeks, column=column)


def signals_by_week(of: Answers) -> dict[int, dict[Cell, list[EventSignal]]]:
    """Week (0 for the last, negative before it) -> cell -> its signals, joined."""
    weeks: dict[int, list[EventSignal]] = defaultdict(list)
    for one in (*_of_requests(of), *_gathered(of)):
        weeks[one.week].append(one)
    return {week: joined_signals(weeks[week]) for week in sorted(weeks)}


def _of_requests(of: Answers) -> Iterator[EventSignal]:
    for counts, level in (
        (of.by_compound, Group.BUSY_CELL),
        (of.by_community, Group.COMMUNITY_CATEGORY),
        (of.by_category, Group.CATEGORY),
    ):
        for week in range(1 - HORIZON, 1):
            yield from count_signals(counts, level, week, of.kept_from)
    yield from repeated_signals(of.requests, HORIZON)


def _gathered(of: Answers) -> Iterator[EventSignal]:
    """What gathers: overdue, dissatisfied, targets missed; since the first row of their ledgers."""
    place, small = ("community", "compound"), of.small_sample
    yield from overdue_signals(of.stock, of.missed_deadlines)
    yield from dissatisfied_signals(
        of.answers_of("dissatisfied_count", *place), of.answers_of("rated_count", *place)
    )
    rated = of.answers_of("rated_count", "community")
    yield from target_signals(of.satisfied, rated, of.satisfaction_target, Group.TARGET, small)
    on_time, due = of.on_time_of("closed_on_time_count"), of.on_time_of("due_count")
    yield from target_signals(on_time, due, of.on_time_target, Group.UNIT, small)
