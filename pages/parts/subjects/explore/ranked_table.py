"""The ranked table: value, n/N, interval, change and movement of rank; the worse end first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.findings.comparison import wilson
from pages.parts.findings.ranking import Ranking
from pages.parts.findings.reading import named_rows
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.explore.answers import TOTAL, groups_of
from pages.parts.subjects.explore.choice import Extra
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.outcome import Outcome
from pages.parts.subjects.explore.result import answer_table, counted_columns_of
from pages.parts.subjects.explore.table_cells import change_cells, dash, value_cell
from pages.parts.words.language import _
from pages.parts.words.numbers import interval, is_small, plain
from queries import Scope
from queries.measure import Kind, Measure
from queries.measures import AGGREGATES, MEASURES

#: Most rows on the screen.
MOST = 20


def ranked_table(plan: Plan, frame: pd.DataFrame, outcome: Outcome, scope: Scope) -> str:
    """HTML of the table.

    Args:
        plan: What is asked.
        frame: ``name``, ``value``, ``part``, ``whole`` of all groups.
        outcome: What was found, with the window of comparison.
        scope: The scope, for the totals and the second measure.
    """
    measure, values = MEASURES[plan.measure], ranked_values(plan, frame, outcome, scope)
    shown, small = shown_rows(_in_order(frame, measure)), settings().small_sample
    now = Ranking.of(frame, measure, small)
    then = Ranking.of(outcome.before, measure, small) if outcome.before is not None else None
    second = _second(plan, scope)
    whole = groups_of(plan.measure, (), scope).assign(name=TOTAL)
    total: dict[str, Any] = (
        whole.to_dict("records")[0] if len(whole) else {"name": TOTAL, "value": float("nan")}
    )
    rows = [
        (
            Cell(now.words(str(row["name"]), then)),
            Cell(_(str(row["name"]))),
            *_values(row, plan, second, total["value"]),
            *_change(row, outcome, measure, len(frame)),
        )
        for row in shown.to_dict("records")
    ]
    ends = (Cell(""), Cell(_(TOTAL)), *_values(total, plan, second, total["value"])) if len(whole) else ()
    change = tuple(Cell("") for _one in _headings(plan, outcome)[len(ends) :]) if ends else ()
    total_cells = (*ends, *change)
    return unit_table(Table(_headings(plan, outcome), tuple(rows), total_cells, values.loc[shown.index]))


def ranked_values(plan: Plan, frame: pd.DataFrame, outcome: Outcome, scope: Scope) -> pd.DataFrame:
    """The numbers of all groups in the order of the table, with the second measure and the change.

    Args:
        plan: What is asked.
        frame: ``name``, ``value``, ``part``, ``whole`` of all groups.
        outcome: What was found, with the window of comparison.
        scope: The scope, for the second measure.
    """
    rows = _in_order(frame, MEASURES[plan.measure])
    found = answer_table(rows, plan, {"name": plan.rows})
    names = rows["name"].astype(str)
    for measure in plan.measures[1:]:
        second = groups_of(measure, (plan.rows,), scope)
        values = dict(zip(second[plan.rows].astype(str), second["value"], strict=True))
        found[measure] = names.map(values).astype(float)
        for column, part in counted_columns_of(measure).items():  # n and N, whose rows can be listed
            if column not in found:
                counts = dict(zip(second[plan.rows].astype(str), second[part], strict=True))
                found[column] = names.map(counts).astype(float)
    if outcome.before is not None:
        then = dict(zip(outcome.before["name"].astype(str), outcome.before["value"], strict=True))
        factor = 100 if MEASURES[plan.measure].kind is Kind.RATE else 1
        found[change_column(MEASURES[plan.measure])] = factor * (
            rows["value"] - names.map(then).astype(float)
        )
    return found


def _headings(plan: Plan, outcome: Outcome) -> tuple[Heading, ...]:
    heads = [
        Heading(_("名次"), is_text=True),
        Heading(dimension_label(plan.rows), is_text=True, column=plan.rows),
    ]
    heads += [Heading(_(MEASURES[name].label), column=name) for name in plan.measures]
    if _has_share(plan):
        heads.append(Heading(_("占比（%）")))
    if _has_interval(plan):
        heads.append(Heading(_("95% 区间（%）"), hide_on_phone=True))
    if outcome.before is not None:
        heads.append(change_heading(MEASURES[plan.measure], outcome.earlier))
        heads.append(Heading(_("判断"), is_text=True, hide_on_phone=True))
    return tuple(heads)


def _has_share(plan: Plan) -> bool:
    """Whether the rows are counts, whose sum is the total that each is a share of."""
    return len(plan.measures) == 1 and AGGREGATES[plan.measure].is_additive


def _has_interval(plan: Plan) -> bool:
    return Extra.INTERVALS in plan.extras and MEASURES[plan.measure].kind is Kind.RATE


def _in_order(frame: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The worse end first, for a neutral measure the highest; few cases, then the unnamed last."""
    is_few = frame["whole"] < settings().small_sample if measure.kind is Kind.RATE else False
    keyed = frame.assign(_last=(~named_rows(frame, "name")) * 2 + is_few)
    ways = [True, measure.polarity > 0, True]
    return keyed.sort_values(["_last", "value", "name"], ascending=ways, kind="stable")


def shown_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The first rows, and those without a name; the others are in the table and in its files."""
    is_shown = pd.Series(range(len(rows)), rows.index) < MOST
    return rows[is_shown | ~named_rows(rows, "name")]


def _second(plan: Plan, scope: Scope) -> dict[str, Mapping[str, Any]]:
    """Name -> the answer of the second measure, with its total."""
    if len(plan.measures) < 2:
        return {}
    name = plan.measures[1]
    rows = groups_of(name, (plan.rows,), scope).rename(columns={plan.rows: "name"})
    whole = groups_of(name, (), scope).assign(name=TOTAL)
    return {str(row["name"]): row for row in pd.concat([rows, whole]).to_dict("records")}


def _values(
    row: Mapping[str, Any], plan: Plan, second: Mapping[str, Mapping[str, Any]], total: float
) -> list[Cell]:
    """The value, its share of the total of a count, the second measure, the interval of a rate."""
    cells = [value_cell(row, MEASURES[plan.measure])]
    if _has_share(plan):
        cells.append(Cell(plain(100 * row["value"] / total, 1)) if total else dash())
    if len(plan.measures) > 1:
        other = second.get(str(row["name"]))
        cells.append(value_cell(other, MEASURES[plan.measures[1]]) if other else dash())
    if _has_interval(plan):
        ends = wilson(row["part"], row["whole"])
        cells.append(dash() if is_small(row["whole"], settings().small_sample) else Cell(interval(*ends)))
    return cells


def change_column(measure: Measure) -> str:
    """The column of the changes of a measure: of rates in percentage points."""
    return "change_points" if measure.kind is Kind.RATE else "change"


def change_heading(measure: Measure, earlier: str) -> Heading:
    """The heading of the changes: the window of comparison, and the unit of a rate."""
    than = _("较{window}").format(window=earlier)
    is_rate = measure.kind is Kind.RATE
    text = _("{than} 百分点").format(than=than) if is_rate else than
    return Heading(text, breaks=True, column=change_column(measure))


def _change(row: Mapping[str, Any], outcome: Outcome, measure: Measure, family: int) -> Sequence[Cell]:
    """The change, and whether chance may explain it; empty without a comparison."""
    if outcome.before is None:
        return ()
    found = outcome.before[outcome.before["name"] == row["name"]].to_dict("records")
    return change_cells(row, found[0] if found else None, outcome.than, measure, family)
