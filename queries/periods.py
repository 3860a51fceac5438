"""Adds the relation ``period`` to a question: all periods of its window, also those without events.

A question asks for it with a line in its header, ``-- Periods: service_request.requested_at where
is_counted``. The relation has one row per period, with the first day of the period in ``period_start``. The
periods run from the first day of the window to its last. If the scope has no first (or last) day, they begin
(or end) with the earliest (or latest) value of the column that the header names. The header may name several
columns, separated by commas.
"""

from __future__ import annotations

import re

import sqlglot
from sqlglot import exp

NAME = "period"
_HEADER = re.compile(r"^-- Periods: (.+)$", re.MULTILINE)
_DATE = re.compile(r"(?P<relation>\w+)\.(?P<column>\w+)(?: where (?P<condition>[\w ]+))?")
_PERIODS = """
    select distinct cast(date_trunc($grain, day) as date) as period_start
    from (
        select unnest(generate_series(first_day, last_day, interval 1 day)) as day
        from (
            select
                coalesce(cast($date_from as date), cast(min(moment) as date)) as first_day,
                coalesce(cast($date_to as date) - 1, cast(max(moment) as date)) as last_day
            from ({moments}) as moments
        ) as bounds
        where first_day <= last_day
    ) as days
"""


class PeriodsError(ValueError):
    """The ``-- Periods:`` line of a question cannot be read."""


def periods(question: str) -> exp.CTE | None:
    """The relation ``period`` of a question as a CTE; None if its header has no ``-- Periods:`` line.

    Args:
        question: Text of the .sql file.

    Raises:
        PeriodsError: The line cannot be read, or there are several.
    """
    headers = _HEADER.findall(question)
    if not headers:
        return None
    if len(headers) > 1:
        raise PeriodsError("a question has one line -- Periods:")
    moments = " union all ".join(_moments(date.strip()) for date in headers[0].split(","))
    tree = sqlglot.parse_one(_PERIODS.format(moments=moments), read="duckdb")
    return exp.CTE(this=tree, alias=exp.TableAlias(this=exp.to_identifier(NAME)))


def _moments(date: str) -> str:
    found = _DATE.fullmatch(date)
    if not found:
        raise PeriodsError(f"{date!r} is not written as relation.column or relation.column where flag")
    where = f" where {condition}" if (condition := found["condition"]) else ""
    return f"select {found['column']} as moment from {found['relation']}{where}"
