"""The lists of the requests of both sides."""

from __future__ import annotations

from pages.parts.asking.block import Rows, rows_behind
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.subjects.compare.readings import rows_label
from pages.parts.subjects.compare.sides import Pair
from queries.analysis import Analysis

ROWS = "service_requests/counted_rows"
_COUNT = "request_count"


def request_rows(pair: Pair) -> tuple[Rows, ...]:
    """The requests of A, and those of B."""
    found: tuple[Rows, ...] = ()
    for side in pair.both:
        number = float(fetch_analysis(Analysis((_COUNT,)), side.scope)[_COUNT].iloc[0])
        found += rows_behind(ROWS, side.scope, number, label=rows_label(side.letter, number))
    return found
