"""One record of a list: its row, its place in the order of the list, and how many rows share a value."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pandas as pd
from sqlglot import exp

from data.snapshots.store import Snapshot
from queries import runner
from queries.listing import (
    UnknownColumn,
    as_table,
    ask_part,
    column_named,
    column_names,
    kept_rows,
    rows_and_order,
)
from queries.part import WHOLE, Part
from queries.scope import Scope


class UnknownRow(LookupError):  # noqa: N818 - as UnknownQuestion
    """A list does not have this row."""


def records(
    name: str, column: str, value: str, scope: Scope, *, snapshot: Snapshot | None = None
) -> pd.DataFrame:
    """The rows of an answer with this value, in the order of the question; empty where none has it.

    Unlike a list it numbers no rows, so that of a million only those with the value are read.

    Args:
        name: The question, ``folder/question``.
        column: Name of the column.
        value: Its value as text.
        scope: The scope.
        snapshot: The snapshot; the current one if None.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have this column.
    """
    if column not in column_names(name, snapshot=snapshot):
        raise UnknownColumn(f"there is no column {column!r} in {name}")
    asked = as_table(runner.statement(name, scope.conditions).sql)
    wanted = exp.select("*").from_(asked, copy=False).where(_is_record(column), copy=False)
    return ask_part(name, wanted, scope, WHOLE, snapshot, {"record": value}).to_pandas()


def place_in_list(
    name: str, scope: Scope, part: Part, column: str, value: str, *, snapshot: Snapshot | None = None
) -> int:
    """How many rows of a list stand before the first one with this value: 0 for the first of the list.

    Args:
        name: The question, ``folder/question``.
        scope: The scope.
        part: Search, filters and order of the list; limit and offset are ignored.
        column: Name of the column.
        value: Its value as text.
        snapshot: The snapshot; the current one if None.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that is named.
        UnknownRow: No row of the list has this value.
    """
    if column not in column_names(name, snapshot=snapshot):
        raise UnknownColumn(f"there is no column {column!r} in {name}")
    rows, order = rows_and_order(
        name, scope, dataclasses.replace(part, limit=None, offset=0), snapshot=snapshot
    )
    number = exp.Window(this=exp.RowNumber(), order=order)
    numbered = rows.select(exp.alias_(number, "nth"), copy=False).subquery("numbered", copy=False)
    first = exp.alias_(exp.Min(this=exp.column("nth")), "nth")
    wanted = exp.select(first).from_(numbered, copy=False).where(_is_record(column), copy=False)
    nth = ask_part(name, wanted, scope, part, snapshot, {"record": value})["nth"][0].as_py()
    if nth is None:
        raise UnknownRow(f"no row of {name} has {value!r} as its {column}")
    return int(nth) - 1


def rows_by_value(
    name: str, scope: Scope, part: Part, column: str, *, snapshot: Snapshot | None = None
) -> list[tuple[str, int]]:
    """The values of a column of a list as texts, each with the number of its rows, the most first.

    Null is the empty text.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that is named.
    """
    if column not in column_names(name, snapshot=snapshot):
        raise UnknownColumn(f"there is no column {column!r} in {name}")
    rows = kept_rows(name, scope, part, snapshot=snapshot)
    value = exp.Coalesce(this=_as_text(column), expressions=[exp.Literal.string("")])
    counted = exp.select(exp.alias_(value, "told"), exp.alias_(exp.Count(this=exp.Star()), "row_count"))
    wanted = counted.group_by("told", copy=False).order_by("row_count desc", "told", copy=False)
    wanted = wanted.from_(rows.subquery("rows_listed", copy=False), copy=False)
    found = ask_part(name, wanted, scope, part, snapshot)
    return list(zip(found["told"].to_pylist(), found["row_count"].to_pylist(), strict=True))


def rows_by_size(
    name: str,
    scope: Scope,
    part: Part,
    column: str,
    bounds: Sequence[float],
    *,
    snapshot: Snapshot | None = None,
) -> list[int]:
    """How many rows of a list have a number below the first bound, from it to the next, and so on.

    A row without a number is in none of them.

    Args:
        name: The question, ``folder/question``.
        scope: The scope.
        part: Search and filters of the list.
        column: Name of the column.
        bounds: The bounds, ascending.
        snapshot: The snapshot; the current one if None.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that is named.
    """
    if column not in column_names(name, snapshot=snapshot):
        raise UnknownColumn(f"there is no column {column!r} in {name}")
    rows = kept_rows(name, scope, part, snapshot=snapshot)
    told = column_named(column).sql("duckdb")
    least = [f"{told} is not null", *(f"{told} >= $bound_{n}" for n in range(len(bounds)))]
    most = [*(f"{told} < $bound_{n}" for n in range(len(bounds))), "true"]
    sums = [
        exp.alias_(
            exp.condition(f"count(case when {low} and {high} then 1 end)", dialect="duckdb"), f"size_{n}"
        )
        for n, (low, high) in enumerate(zip(least, most, strict=True))
    ]
    wanted = exp.select(*sums).from_(rows.subquery("rows_listed", copy=False), copy=False)
    bound = {f"bound_{n}": value for n, value in enumerate(bounds)}
    (found,) = ask_part(name, wanted, scope, part, snapshot, bound).to_pylist()
    return list(found.values())


def _is_record(column: str) -> exp.Expr:
    return exp.EQ(this=_as_text(column), expression=exp.Placeholder(this="record"))


def _as_text(column: str) -> exp.Expr:
    return exp.Cast(this=column_named(column), to=exp.DataType.build("varchar", dialect="duckdb"))
