"""The block of a plan, by its chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.subjects.explore import by_rows, cells, over_time
from pages.parts.subjects.explore.choice import Chart
from pages.parts.subjects.explore.offers import Plan
from pages.parts.subjects.explore.pair import scatter
from pages.parts.subjects.explore.panels import panels
from queries import Scope


def _lines(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    return (over_time.several_lines if plan.rows else over_time.one_line)(plan, scope, served)


def _bars(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    return (cells.stacked if plan.columns else by_rows.bars)(plan, scope, served)


#: Most bars of a small picture, and the height of a small scatter in px.
_MOST_IN_PREVIEW, _PREVIEW_HEIGHT = 5, 340
_MAKERS: Mapping[Chart, Callable[[Plan, Scope, Snapshot], Block]] = {
    Chart.LINE: _lines,
    Chart.RUNNING: over_time.running,
    Chart.HEAT: cells.heat_map,
    Chart.PANELS: panels,
    Chart.PIVOT: cells.pivot,
    Chart.STACKED: cells.stacked,
    Chart.SHARE: cells.stacked,
    Chart.BARS: _bars,
    Chart.RANKED: by_rows.ranked,
    Chart.SPREAD: by_rows.spread,
    Chart.SCATTER: scatter,
}


def result(plan: Plan, scope: Scope, served: Snapshot) -> list[Block]:
    """The blocks that answer a plan: panels have their table below them."""
    found = [_MAKERS[plan.chart](plan, scope, served)]
    return [*found, cells.table_below(plan, scope, served)] if plan.chart is Chart.PANELS else found


def small_result(plan: Plan, scope: Scope, served: Snapshot) -> Block:
    """The block of a plan as a small picture."""
    if plan.chart is Chart.BARS:
        return by_rows.bars(plan, scope, served, most=_MOST_IN_PREVIEW)
    if plan.chart is Chart.SCATTER:
        return scatter(plan, scope, served, height=_PREVIEW_HEIGHT)
    return _MAKERS[plan.chart](plan, scope, served)
