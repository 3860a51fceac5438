"""How long until a quarter, half, three quarters and nine tenths of each group are closed: Kaplan–Meier.

Open requests are censored. The same curve as that of the relation ``closing_time``, for any groups.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlglot
from sqlglot import exp

#: What stands beside a measure of the curve: its cases, those still open, and the ends of the middle half.
PARTS = ("timed_count", "waiting_count", "quarter_closed_days", "three_quarters_closed_days")
#: ``keys`` stands for the columns of the groups; 2880 is twice the minutes of a day.
_CURVE = """
with risks as (
    select
        keys,
        waited_minutes,
        count(*) as moment_count,
        count(*) filter (where is_ended) as ended_count,
        cast(sum(count(*)) over (partition by keys order by waited_minutes desc) as bigint) as at_risk_count
    from timed_rows
    group by keys, waited_minutes
),

curve as (
    select
        keys,
        waited_minutes,
        moment_count,
        ended_count,
        exp(sum(
            case
                when ended_count = 0 then 0e0
                when ended_count < at_risk_count then ln(1e0 - ended_count / at_risk_count)
                else -1e2
            end
        ) over (partition by keys order by waited_minutes)) as survival
    from risks
),

reached as (
    select
        keys,
        cast(coalesce(sum(moment_count), 0) as bigint) as timed_count,
        cast(coalesce(sum(moment_count - ended_count), 0) as bigint) as waiting_count,
        min(waited_minutes) filter (where survival < 0.75e0 + 1e-9) as quarter_at,
        min(waited_minutes) filter (where survival < 0.75e0 - 1e-9) as quarter_past,
        min(waited_minutes) filter (where survival < 0.5e0 + 1e-9) as half_at,
        min(waited_minutes) filter (where survival < 0.5e0 - 1e-9) as half_past,
        min(waited_minutes) filter (where survival < 0.25e0 + 1e-9) as most_at,
        min(waited_minutes) filter (where survival < 0.25e0 - 1e-9) as most_past,
        min(waited_minutes) filter (where survival < 0.1e0 + 1e-9) as tenth_at,
        min(waited_minutes) filter (where survival < 0.1e0 - 1e-9) as tenth_past
    from curve
    group by keys
)

select
    keys,
    timed_count,
    waiting_count,
    (quarter_at + coalesce(quarter_past, quarter_at)) / 2880 as quarter_closed_days,
    (half_at + coalesce(half_past, half_at)) / 2880 as half_closed_days,
    (most_at + coalesce(most_past, most_at)) / 2880 as three_quarters_closed_days,
    (tenth_at + coalesce(tenth_past, tenth_at)) / 2880 as nine_tenths_closed_days
from reached
"""


def curve_of(rows: str, keys: Sequence[str], prefix: str) -> exp.Select:
    """One row a group: its keys, timed_count, waiting_count, and days until shares of it are closed.

    These are quarter_closed_days, half_closed_days, three_quarters_closed_days and nine_tenths_closed_days.

    Args:
        rows: Name of the relation with ``waited_minutes``, ``is_ended`` and the keys.
        keys: Names of the keys; none for all rows as one group.
        prefix: What stands before the name of a key in that relation.
    """
    tree = sqlglot.parse_one(_CURVE, read="duckdb")
    if not isinstance(tree, exp.Select):
        raise TypeError("the curve is one SELECT")
    for table in tree.find_all(exp.Table):
        if table.name == "timed_rows":
            table.set("this", exp.to_identifier(rows))
    for select in list(tree.find_all(exp.Select)):
        is_first = any(table.name == rows for table in select.find_all(exp.Table)) and select is not tree
        _set_keys(select, keys, prefix if is_first else "")
    return tree


def _set_keys(select: exp.Select, keys: Sequence[str], prefix: str) -> None:
    """Write the columns of the groups wherever ``keys`` stands in a SELECT."""
    columns = [exp.column(f"{prefix}{key}") for key in keys]
    named = (
        [exp.alias_(column, key) for column, key in zip(columns, keys, strict=True)] if prefix else columns
    )
    select.set("expressions", [*named, *(each for each in select.expressions if not _is_keys(each))])
    if group := select.args.get("group"):
        grouped = [*columns, *(each for each in group.expressions if not _is_keys(each))]
        select.set("group", exp.Group(expressions=grouped) if grouped else None)
    for window in select.find_all(exp.Window):
        window.set("partition_by", list(columns))


def _is_keys(node: exp.Expr) -> bool:
    return isinstance(node, exp.Column) and node.name == "keys"
