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
#: Column of an answer -> the question that lists the rows it counts, as the header of that question says.
LISTED = {
    "request_count": "service_requests/counted_rows",
    "closed_count": "service_requests/closed_rows",
    "due_count": "service_requests/due_rows",
    "closed_on_time_count": "service_requests/on_time_rows",
    "overdue_open_count": "service_requests/overdue_rows",
    "repeat_count": "service_requests/repeat_rows",
    "timed_count": "service_requests/timed_rows",
    "case_count": "mediation_cases/rows",
    "succeeded_count": "mediation_cases/settled_rows",
    "rated_count": "satisfaction/rated_rows",
    "item_count": "deliberation/counted_rows",
    "order_count": "service_orders/counted_rows",
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


def counted_columns_of(measure: str) -> dict[str, str]:
    """Column of an answer that counts rows -> that of ``groups_of``: the denominator before the numerator."""
    declared, how = MEASURES[measure], AGGREGATES[measure]
    if how.is_curve:
        return {"timed_count": "whole"}
    if not declared.denominator:
        return {measure: "part"}
    return {declared.denominator: "whole", declared.numerator: "part"}


def rows_of(plan: Plan, scope: Scope, frame: pd.DataFrame, measure: str = "") -> tuple[Rows, ...]:
    """The lists of the rows that an answer counts, where questions list them.

    Args:
        plan: The plan.
        scope: Its scope.
        frame: ``part`` and ``whole`` of the groups whose sum is what is listed.
        measure: A further measure of the plan; empty: the first.
    """
    if scope.conditions:
        return ()
    found: list[Rows] = []
    for shown_as, column in counted_columns_of(measure or plan.measure).items():
        if shown_as in LISTED:
            found += rows_behind(LISTED[shown_as], scope, frame[column].rename(shown_as))
    return tuple(found)
