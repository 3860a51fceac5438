"""The questions to the ledgers: one .sql file per question, one Scope, one function ``run``.

``run("service_requests/summary", Scope(communities=("南门社区",)))`` answers as a DataFrame.
"""

from __future__ import annotations

# Read here, before any thread asks: two threads that first use the dialect at once may find it
# half made, and take $name for something that is not bound.
import sqlglot.dialects.duckdb  # noqa: F401

from queries.address_values import DistantDayError, ScopeError
from queries.binding import values
from queries.conditions import Condition
from queries.dimension_values import value_counts
from queries.listing import column_names, row_count, rows
from queries.part import WHOLE, Only, Part, Within
from queries.runner import UnknownQuestion, answer, close, names, run, statement, text
from queries.scope import Comparison, Grain, Scope

__all__ = [
    "WHOLE",
    "Comparison",
    "Condition",
    "DistantDayError",
    "Grain",
    "Only",
    "Part",
    "Scope",
    "ScopeError",
    "UnknownQuestion",
    "Within",
    "answer",
    "close",
    "column_names",
    "names",
    "row_count",
    "rows",
    "run",
    "statement",
    "text",
    "value_counts",
    "values",
]
