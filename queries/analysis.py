"""A free question: some measures, by some dimensions and perhaps by period, as one SELECT.

Only declared measures and dimensions can be combined, and only those that belong together; why not is said.
The statement is built from the declarations over the scoped relations; no text of a user stands in it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from queries import runner
from queries.analysis_statement import Group, Keys, select_of
from queries.conditions import Condition, unbound
from queries.derived_relations import source_of
from queries.dimension import Dimension
from queries.dimensions import DIMENSIONS
from queries.measure import Aggregate
from queries.measures import AGGREGATES, MEASURES
from queries.scope import Scope
from queries.statement import Question, Statement, question_of, statement_of

#: Name of the column with the first day of a period.
PERIOD = "period_start"
#: Most dimensions of one question: more are no table that a person reads.
MOST_DIMENSIONS = 4


class AnalysisError(ValueError):
    """Measures and dimensions that cannot be asked for together: the message says in Chinese why."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A free question.

    Attributes:
        measures: Names of the measures, at least one.
        dimensions: Names of the dimensions by which the rows are grouped.
        has_periods: Whether they are grouped by the periods of the scope's grain too.
    """

    measures: tuple[str, ...]
    dimensions: tuple[str, ...] = ()
    has_periods: bool = False

    def __post_init__(self) -> None:
        """Check that all of it can be asked for together.

        Raises:
            AnalysisError: A name is unknown or said twice, or the dimensions are not of all measures.
        """
        for name in self.measures:
            askable(name)
        for name in self.dimensions:
            if name not in DIMENSIONS:
                raise AnalysisError(f"没有“{name}”这个维度；可用的有 {_known_dimensions()}")
            if reason := why_not(name, self.measures):
                raise AnalysisError(reason)
        if not self.measures:
            raise AnalysisError("至少要选一个指标")
        if len({*self.measures, *self.dimensions}) < len(self.measures) + len(self.dimensions):
            raise AnalysisError("同一个指标或维度写了两次")
        if len(self.dimensions) > MOST_DIMENSIONS:
            raise AnalysisError(f"维度最多 {MOST_DIMENSIONS} 个")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its answer: the dimensions, ``period_start``, the measures."""
        return (*self.dimensions, *([PERIOD] if self.has_periods else []), *self.measures)


def askable(name: str) -> Aggregate:
    """How a measure is computed for any group of rows.

    Raises:
        AnalysisError: There is no such measure, or it has an answer of its own only.
    """
    if name in AGGREGATES:
        return AGGREGATES[name]
    known = "、".join(f"{MEASURES[each].label}（{each}）" for each in AGGREGATES)
    if name in MEASURES:
        raise AnalysisError(f"“{MEASURES[name].label}”只在它自己的页面上有；可以自由组合的有 {known}")
    raise AnalysisError(f"没有“{name}”这个指标；可用的有 {known}")


def _known_dimensions() -> str:
    return "、".join(f"{each.label}（{name}）" for name, each in DIMENSIONS.items())


def why_not(dimension: str, measures: Iterable[str]) -> str:
    """Why a dimension cannot group these measures, in Chinese; empty if it can."""
    chosen: Dimension = DIMENSIONS[dimension]
    for name in measures:
        relation = askable(name).relation
        if chosen.expression(relation) is None:
            title = LEDGERS[source_of(relation)].title
            return f"{chosen.label}：不在{title}里，{MEASURES[name].label}没有这一项"
    return ""


def statement(analysis: Analysis, scope: Scope, *, with_parts: bool = False) -> Statement:
    """The question as one SELECT over the scoped relations, ready to run.

    Args:
        analysis: The question.
        scope: Its conditions shape the relations; their values are bound later.
        with_parts: Whether numerators and denominators of rates stand beside them.
    """
    is_by_compound = scope.compounds is not None
    return _statement(analysis, unbound(scope.conditions), is_by_compound, with_parts)


@functools.lru_cache(maxsize=1_024)
def _statement(
    analysis: Analysis, conditions: tuple[Condition, ...], is_by_compound: bool, with_parts: bool
) -> Statement:
    return statement_of(_question(analysis, is_by_compound, with_parts), conditions)


@functools.lru_cache(maxsize=1_024)
def _question(analysis: Analysis, is_by_compound: bool, with_parts: bool) -> Question:
    # Kept: building one takes as long as the engine takes to answer it over a hundred thousand rows.
    groups = [
        Group(relation, tuple((MEASURES[name], AGGREGATES[name]) for name in names))
        for relation, names in _by_relation(analysis).items()
    ]
    keys = Keys(analysis.dimensions, analysis.has_periods, is_by_compound)
    return question_of(lambda: select_of(groups, keys, analysis.measures, with_parts=with_parts))


def _by_relation(analysis: Analysis) -> dict[tuple[str, str, bool], list[str]]:
    """Relation, date and kind of computation -> the measures computed from it together."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for name in analysis.measures:
        how = AGGREGATES[name]
        found.setdefault((how.relation, how.moment, how.is_curve), []).append(name)
    return found


def answer(
    analysis: Analysis, scope: Scope, *, snapshot: Snapshot | None = None, with_parts: bool = False
) -> pa.Table:
    """The answer: one row a group that has anything to count, ordered by dimensions, then by period.

    Args:
        analysis: The question.
        scope: Window, places, conditions and grain.
        snapshot: The snapshot; the current one if None.
        with_parts: Whether numerators and denominators of rates stand beside them, under the names that the
            measures declare.

    Returns:
        Columns as ``analysis.columns``. Counts are whole numbers, rates 0 to 1 and null without cases, days
        and hours decimal.
    """
    asked = statement(analysis, scope, with_parts=with_parts)
    return runner.ask(asked.sql, asked.bound, scope, snapshot=snapshot)
