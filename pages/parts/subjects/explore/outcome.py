"""What the groups of a plan show: the reading by the rules of their measure, and which groups it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.cards import target_of
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import against
from pages.parts.findings.contribution import EQUAL, Against, contribution, contribution_reading
from pages.parts.findings.extremes import composition_reading
from pages.parts.findings.false_discovery import Group
from pages.parts.findings.reading import Reading
from pages.parts.subjects.explore.answers import compared_scope, groups_of, kept_question
from pages.parts.subjects.explore.choice import Extra
from pages.parts.subjects.explore.offers import Plan
from pages.parts.subjects.explore.readings import rate_reading, rate_sides, untested_reading
from pages.parts.subjects.service_requests.place_readings import per_thousand_reading
from queries import Scope
from queries.dimensions import DIMENSIONS
from queries.measure import Kind
from queries.measures import MEASURES

_PLACES = ("community", "compound")


@dataclass(frozen=True)
class Outcome:
    """What was found.

    Attributes:
        reading: Title and reading.
        sides: Group -> +1 where it is named as higher, −1 as lower.
        before: The same groups in the window of comparison, as ``answers.groups_of``; None without one.
        earlier: Name of that window.
        than: How that window relates to this one.
    """

    reading: Reading
    sides: Mapping[str, int] = field(default_factory=dict)
    before: pd.DataFrame | None = None
    earlier: str = ""
    than: Against = EQUAL


def family_of(dimension: str) -> Group:
    """The family of tests against a target to which the groups of a dimension belong."""
    return Group.UNIT if dimension == "responsible_unit" else Group.TARGET


def rows_outcome(plan: Plan, scope: Scope, served: Snapshot) -> Outcome:
    """What the rows of a plan show, all of them judged together, whether they are drawn or not."""
    frame = groups_of(plan.measure, (plan.rows,), scope).rename(columns={plan.rows: "name"})
    before = _before(plan, scope, served)
    earlier = earlier_name(scope, served.as_of) if before is not None else ""
    than = EQUAL if before is None else against(kept_question(plan.measure), scope, served)
    asks = Extra.COMPARISON in plan.extras and scope.comparison is not None
    told, sides = _reading(plan, frame, before, earlier, than, asks_comparison=asks)
    return Outcome(told, sides, before, earlier, than)


def _reading(
    plan: Plan,
    frame: pd.DataFrame,
    before: pd.DataFrame | None,
    earlier: str,
    than: Against,
    *,
    asks_comparison: bool,
) -> tuple[Reading, dict[str, int]]:
    """The reading by the kind of the measure, and the groups that it names as higher or lower."""
    measure, noun = MEASURES[plan.measure], DIMENSIONS[plan.rows].label
    small = settings().small_sample
    if measure.kind is Kind.COUNT and before is not None:
        moves = contribution(frame, before, "name", "value", against=than)
        told = contribution_reading(moves, noun, earlier=earlier, unit=measure.unit)
        return told, dict.fromkeys(moves.rising_names, 1)
    if measure.kind is Kind.COUNT:
        told = composition_reading(
            frame, "name", noun, value="value", unit=measure.unit,
            asks_comparison=asks_comparison,
        )  # fmt: skip
        return told, {}
    if measure.kind is Kind.RATE:
        target, family = target_of(MEASURES[plan.measure]), family_of(plan.rows)
        told = rate_reading(frame, measure, noun, target=target, small=small, group=family)
        return told, rate_sides(frame, target, small, family)
    if measure.kind is Kind.RATIO and plan.rows in _PLACES:
        named = {"part": "request_count", "whole": "households", "value": plan.measure}
        return per_thousand_reading(frame.rename(columns=named), by="name", noun=noun), {}
    return untested_reading(frame, measure, noun, small), {}


def _before(plan: Plan, scope: Scope, served: Snapshot) -> pd.DataFrame | None:
    """The rows in the window of comparison; None without one."""
    other = compared_scope(plan.measure, scope, served) if Extra.COMPARISON in plan.extras else None
    if other is None:
        return None
    return groups_of(plan.measure, (plan.rows,), other).rename(columns={plan.rows: "name"})
