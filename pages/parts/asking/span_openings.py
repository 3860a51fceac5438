"""Marks that stand for days: each opens the rows of its days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pages.parts.asking.block import Opening, openings, rows_behind
from queries import Only, Scope


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a mark, and what it counts.

    Attributes:
        at: The texts by which the mark is known.
        first: Its first day.
        end: The day after its last day.
        count: How many it shows; missing or 0 opens nothing.
    """

    at: tuple[str, ...]
    first: date
    end: date
    count: float | None


def span_openings(
    question: str, scope: Scope, spans: Iterable[Span], *, only: Only | None = None
) -> tuple[Opening, ...]:
    """The rows of the days of each mark, inside the window of the scope.

    Args:
        question: The list of rows, dated as the marks are.
        scope: The scope in which they are counted.
        spans: The marks.
        only: Condition on the rows.
    """
    return tuple(opened for span in spans for opened in _of_span(question, scope, span, only))


def _of_span(question: str, scope: Scope, span: Span, only: Only | None) -> tuple[Opening, ...]:
    count = 0.0 if span.count is None or span.count != span.count else float(span.count)
    first = max(span.first, scope.date_from or span.first)
    end = min(span.end, scope.date_to or span.end)
    if not count or first >= end:
        return ()
    days = scope.replace(date_from=first, date_to=end, comparison=None)
    return openings(span.at, rows_behind(question, days, count, only=only))
