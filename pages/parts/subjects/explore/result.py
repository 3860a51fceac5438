"""The block of a result: its table with the declared names, the command that asks the same, its words."""

from __future__ import annotations

import shlex

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.block import Block, Rows, rows_behind
from pages.parts.findings.comparison import wilson
from pages.parts.subjects.explore.choice import PERIOD
from pages.parts.subjects.explore.offers import Plan
from pages.parts.subjects.explore.outcome import Outcome
from pages.parts.words.column_names import ASK
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_small
from queries import Grain, Scope
from queries.measure import Kind
from queries.measures import AGGREGATES, MEASURES

#: Key of the block, and of its figure.
KEY = "explore"
GRAIN_WORDS = {
    Grain.DAY: mark("日"),
    Grain.WEEK: mark("周"),
    Grain.MONTH: mark("月"),
    Grain.QUARTER: mark("季"),
    Grain.YEAR: mark("年"),
}
#: Measure -> the question that lists the rows it counts, and the column of an answer that counts them.
_LISTS = {
    "request_count": ("service_requests/counted_rows", "part"),
    "case_count": ("mediation_cases/rows", "part"),
    "satisfaction_rate": ("satisfaction/rated_rows", "whole"),
}


def command_of(plan: Plan, scope: Scope) -> str:
    """The command that asks the question of a plan, without the conditions of the scope."""
    by = [name for name in (plan.rows, plan.columns) if name not in ("", PERIOD)]
    words = [f"--measure {name}" for name in plan.measures] + [f"--by {shlex.quote(name)}" for name in by]
    words += [f"--grain {scope.grain.value}"] if plan.has_periods else []
    return f"{ASK}{' '.join(words)} --parts"


def decimals_of(measure: str) -> int:
    """Decimals with which a value that is no rate is printed."""
    return 0 if MEASURES[measure].kind is Kind.COUNT else 1


def unit_words(measure: str) -> str:
    """The unit of a measure in the user's language."""
    return _(MEASURES[measure].unit)


def answer_table(frame: pd.DataFrame, plan: Plan, names: dict[str, str]) -> pd.DataFrame:
    """An answer under declared names: value, numerator, denominator, interval of a rate.

    Args:
        frame: ``value``, ``part``, ``whole`` and the columns of the groups.
        plan: The plan.
        names: Column of a group in the frame -> its dimension or ``period_start``.
    """
    measure = MEASURES[plan.measure]
    found = frame[list(names)].rename(columns=names)
    found = found.assign(**{measure.name: frame["value"]})
    if AGGREGATES[plan.measure].is_curve:
        return found.assign(timed_count=frame["whole"])
    if not measure.denominator:
        return found
    found = found.assign(**{measure.numerator: frame["part"], measure.denominator: frame["whole"]})
    if measure.kind is not Kind.RATE:
        return found
    ends = [
        (float("nan"),) * 2 if is_small(whole, 1) else wilson(part, whole)
        for part, whole in zip(frame["part"], frame["whole"], strict=True)
    ]
    return found.assign(
        interval_low=[low for low, _high in ends], interval_high=[high for _low, high in ends]
    )


def result_block(
    plan: Plan,
    scope: Scope,
    outcome: Outcome,
    subtitle: str,
    table: pd.DataFrame,
    figure: go.Figure | None = None,
    html: str = "",
) -> Block:
    """The block of a result."""
    return Block(
        key=KEY,
        reading=outcome.reading,
        subtitle=subtitle,
        table=table,
        question=command_of(plan, scope),
        measures=plan.measures,
        figure=figure,
        html=html,
        earlier=outcome.earlier,
    )


def rows_of(plan: Plan, scope: Scope, frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The list of the rows that an answer counts, where a question lists them."""
    if plan.measure not in _LISTS or scope.conditions:
        return ()
    question, column = _LISTS[plan.measure]
    return rows_behind(question, scope, frame[column])
