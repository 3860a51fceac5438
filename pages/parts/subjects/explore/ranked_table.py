"""The ranked table: value, n/N, interval, change and movement of rank; the worse end first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from pages.parts.findings.comparison import wilson
from pages.parts.findings.reading import named_rows
from pages.parts.html.markup import Cell, Heading, Table, unit_table
from pages.parts.subjects.explore.answers import TOTAL, groups_of
from pages.parts.subjects.explore.choice import Extra
from pages.parts.subjects.explore.offers import Plan, dimension_label
from pages.parts.subjects.explore.outcome import Outcome
from pages.parts.subjects.explore.table_cells import change_cells, dash, value_cell
from pages.parts.words.language import _
from pages.parts.words.numbers import interval, is_small
from queries import Scope
from queries.measure import Kind, Measure
from queries.measures import MEASURES

#: Most rows on the screen.
MOST = 20


@dataclass(frozen=True)
class Ranking:
    """Ranks of the groups of one window: 1 is best, for a neutral measure the highest."""

    ranks: dict[str, int]

    @classmethod
    def of(cls, frame: pd.DataFrame, measure: Measure) -> Ranking:
        """The ranks; groups of few cases and without a name have none."""
        kept = frame[named_rows(frame, "name") & frame["value"].notna()]
        if measure.kind is Kind.RATE:
            kept = kept[kept["whole"] >= settings().small_sample]
        places = kept["value"].rank(method="min", ascending=measure.polarity < 0)
        return cls(dict(zip(kept["name"].astype(str), places.astype(int), strict=True)))

    def words(self, name: str, before: Ranking | None) -> str:
        """The rank with its movement: ``第 3 ▲1``, ``—`` unchanged, ``新`` without an earlier rank."""
        if name not in self.ranks:
            return "—"
        now = _("第 {n}").format(n=self.ranks[name])
        if before is None:
            return now
        if name not in before.ranks:
            return f"{now} {_('新')}"
        moved = before.ranks[name] - self.ranks[name]
        return f"{now} {'▲' if moved > 0 else '▼'}{abs(moved)}" if moved else f"{now} —"


def ranked_table(plan: Plan, frame: pd.DataFrame, outcome: Outcome, scope: Scope) -> str:
    """HTML of the table.

    Args:
        plan: What is asked.
        frame: ``name``, ``value``, ``part``, ``whole`` of all groups.
        outcome: What was found, with the window of comparison.
        scope: The scope, for the totals and the second measure.
    """
    measure = MEASURES[plan.measure]
    now = Ranking.of(frame, measure)
    then = Ranking.of(outcome.before, measure) if outcome.before is not None else None
    second = _second(plan, scope)
    rows = [
        (
            Cell(now.words(str(row["name"]), then)),
            Cell(_(str(row["name"]))),
            *_values(row, plan, second),
            *_change(row, outcome, measure, len(frame)),
        )
        for row in shown_rows(_in_order(frame, measure)).to_dict("records")
    ]
    whole = groups_of(plan.measure, (), scope).assign(name=TOTAL)
    total = whole.to_dict("records")[0] if len(whole) else {"name": TOTAL, "value": float("nan")}
    ends = (Cell(""), Cell(_(TOTAL)), *_values(total, plan, second)) if len(whole) else ()
    change = tuple(Cell("") for _one in _headings(plan, outcome)[len(ends) :]) if ends else ()
    return unit_table(Table(_headings(plan, outcome), tuple(rows), (*ends, *change)))


def _headings(plan: Plan, outcome: Outcome) -> tuple[Heading, ...]:
    heads = [Heading(_("名次"), is_text=True), Heading(dimension_label(plan.rows), is_text=True)]
    heads += [Heading(_(MEASURES[name].label)) for name in plan.measures]
    if _has_interval(plan):
        heads.append(Heading(_("95% 区间（%）"), hide_on_phone=True))
    if outcome.before is not None:
        heads.append(change_heading(MEASURES[plan.measure], outcome.earlier))
        heads.append(Heading(_("判断"), is_text=True, hide_on_phone=True))
    return tuple(heads)


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


def _values(row: Mapping[str, Any], plan: Plan, second: Mapping[str, Mapping[str, Any]]) -> list[Cell]:
    cells = [value_cell(row, MEASURES[plan.measure])]
    if len(plan.measures) > 1:
        other = second.get(str(row["name"]))
        cells.append(value_cell(other, MEASURES[plan.measures[1]]) if other else dash())
    if _has_interval(plan):
        ends = wilson(row["part"], row["whole"])
        cells.append(dash() if is_small(row["whole"], settings().small_sample) else Cell(interval(*ends)))
    return cells


def change_heading(measure: Measure, earlier: str) -> Heading:
    """The heading of the changes: the window of comparison, and the unit of a rate."""
    than = _("较{window}").format(window=earlier)
    is_rate = measure.kind is Kind.RATE
    return Heading(_("{than} 百分点").format(than=than) if is_rate else than, breaks=True)


def _change(row: Mapping[str, Any], outcome: Outcome, measure: Measure, family: int) -> Sequence[Cell]:
    """The change, and whether chance may explain it; empty without a comparison."""
    if outcome.before is None:
        return ()
    found = outcome.before[outcome.before["name"] == row["name"]].to_dict("records")
    return change_cells(row, found[0] if found else None, outcome.than, measure, family)
