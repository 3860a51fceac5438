"""The measures of the whole scope: their questions for the window, the comparisons and all periods."""

from __future__ import annotations

from data.snapshots.store import Snapshot
from pages.parts.asking.cards import Row, Windows
from pages.parts.asking.fetch import fetch
from pages.parts.asking.series import Series
from pages.parts.asking.windows import (
    all_time,
    comparison_scope,
    earlier_scope,
    history,
    window_names,
    windows,
)
from pages.parts.findings.case import FLOWS
from pages.parts.words.language import _
from queries import Comparison, Scope
from queries.measures import MEASURES

REQUESTS, CASES, RESPONSES = "service_requests/summary", "mediation_cases/summary", "satisfaction/summary"
VOLUME, OUTCOMES = "service_requests/volume_by_period", "mediation_cases/outcome_by_period"
RATED, ON_TIME = "satisfaction/rate_by_period", "service_requests/on_time_by_period"
BACKLOG = "service_requests/overdue_by_period"
#: Measure -> the question of its window, and the question and column of its periods.
_ASKED = {
    "request_count": (REQUESTS, VOLUME, "request_count"),
    "per_thousand_households": (REQUESTS, VOLUME, "request_count"),
    "on_time_rate": (REQUESTS, ON_TIME, "on_time_rate"),
    "repeat_rate": (REQUESTS, ON_TIME, "repeat_rate"),
    "satisfaction_rate": (RESPONSES, RATED, "satisfaction_rate"),
    "settlement_rate": (CASES, OUTCOMES, "settlement_rate"),
}
#: Measures whose value carries over from period to period.
STOCKS = ("overdue_open_count",)
#: The cards of 本周 in their order, and those of 诉求量 that have a state.
OFFICE = (
    "request_count", "on_time_rate", "satisfaction_rate", "settlement_rate", "repeat_rate",
    "overdue_open_count",
)  # fmt: skip
OF_REQUESTS = ("request_count", "on_time_rate", "repeat_rate", "overdue_open_count")


def office(name: str, scope: Scope, served: Snapshot) -> tuple[Windows, Series]:
    """A measure in the window and in the windows of comparison, and its series over all periods.

    Raises:
        KeyError: The name is none of these measures.
    """
    if name in STOCKS:
        run = history(BACKLOG, name, scope, served)
        return stock(run, scope, served), run
    summary, periods, column = _ASKED[name]
    return windows(summary, scope, served), history(periods, column, scope, served)


def stock(run: Series, scope: Scope, served: Snapshot) -> Windows:
    """A stock (超期未结) at the end of the window and at the ends of the windows of comparison."""
    flows = fetch(BACKLOG, all_time(BACKLOG, scope, served))[list(FLOWS)]

    def at_end(asked: Scope | None) -> Row | None:
        if asked is None:
            return None
        end = run.upto(asked.date_to)
        moved = flows.iloc[end - run.count(asked.date_from, asked.date_to) : end].sum()
        return {"overdue_open_count": run.points[end - 1] if end else 0.0, **moved}

    previous, year = (
        at_end(comparison_scope(BACKLOG, scope, served, comparison)) for comparison in Comparison
    )
    return Windows(
        at_end(scope) or {}, previous, year, scope.date_from, scope.date_to,
        is_compared=scope.comparison is not None,
        before=at_end(earlier_scope(BACKLOG, scope, served)), **window_names(scope, served),
    )  # fmt: skip


def label_of(name: str) -> str:
    """Label of a measure on its card; that of a stock says when it is counted."""
    label = _(MEASURES[name].label)
    return _("{label} · 期末").format(label=label) if name in STOCKS else label
