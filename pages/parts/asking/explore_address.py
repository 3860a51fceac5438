"""The address of 自助分析 that shows what a question asks for: the one place that knows its keys."""

from __future__ import annotations

from queries.sentence.understood import Target, Understood

#: Address of the page.
EXPLORE = "explore"
_PERIODS = "period"
#: The table of ranks and changes.
_RANKED = "ranked"


def explore_query(understood: Understood) -> dict[str, list[str]]:
    """The query part of the address: the scope, the measures, the rows, the columns and the chart.

    A window of comparison that no comparison of a scope names (the time before a holiday) cannot be said
    there; nor can more measures or dimensions than two.
    """
    rows, *further = (*understood.dimensions, "", "")
    columns = _PERIODS if understood.has_periods and not further[0] else further[0]
    chart = _RANKED if understood.ranking is not None and rows and not columns else ""
    query = {**understood.scope.to_query(), "measure": list(understood.measures[:2])}
    chosen = (("rows", rows), ("columns", columns), ("chart", chart))
    return query | {name: [str(value)] for name, value in chosen if value}


def leads_to_explore(understood: Understood) -> bool:
    """Whether the page can show it whole."""
    is_said_there = understood.compared is None or understood.scope.comparison is not None
    return understood.target is Target.EXPLORE and is_said_there and len(understood.measures) <= 2
