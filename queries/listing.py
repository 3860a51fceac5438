"""Selects rows of a long answer: search, filters, order and limit, all done by the engine in SQL.

The lists of the pages show one screen of an answer that can have a hundred thousand rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pyarrow as pa
from sqlglot import exp

from data.importing.demonstration import current_or_demonstration
from data.notation.personal_numbers import search_terms
from data.snapshots.salt import known_salt
from data.snapshots.store import Snapshot
from queries import runner
from queries.scope import Scope

#: Column with the row number in the order of the question; no answer has a column with this name.
_PLACE = "place_in_list"
#: Separator between the values of several columns that are compared as one text; no cell contains it.
_BETWEEN = "\x1f"


class UnknownColumn(LookupError):  # noqa: N818 - as UnknownQuestion
    """An answer does not have this column."""


@dataclass(frozen=True, slots=True)
class Only:
    """A filter: keep a row if the values of these columns, as texts, are one of these combinations.

    Null is the empty text.

    Attributes:
        columns: Names of the columns.
        cells: The combinations to keep, each with one text per column.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A filter: keep a row if its time lies in one of these half-open spans of days.

    Attributes:
        column: Name of the column with the time.
        spans: First day of each span, and the day after its last day.
    """

    column: str
    spans: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of an answer to return, and in which order.

    Attributes:
        search: Words separated by spaces. Each must occur in a text column of the row; upper and lower case
            are the same.
        sort: Column to sort by; if empty, the order of the question, which also decides between equal values.
        is_descending: Whether the largest value comes first; nulls always come last.
        only: Filter by values; None for all rows.
        within: Filter by time; None for all rows.
        limit: Maximum number of rows; None for all.
        offset: Number of rows to skip first.
    """

    search: str = ""
    sort: str = ""
    is_descending: bool = False
    only: Only | None = None
    within: Within | None = None
    limit: int | None = None
    offset: int = 0


#: The whole answer.
WHOLE = Part()


def rows(name: str, scope: Scope, part: Part = WHOLE, *, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """The selected rows of an answer, as a DataFrame with the columns of the answer and the types of ``run``.

    Args:
        name: The question, ``folder/question``.
        scope: The scope.
        part: Which rows, and in which order.
        snapshot: The snapshot; the current one if None.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that ``part`` names.
    """
    schema = _schema(name, snapshot)
    wanted = exp.select(*map(_column_of_name, schema.names)).from_(
        _with_row_numbers(name, scope).subquery("listed")
    )
    wanted.set("where", _where(schema, part, _words(part, snapshot)))
    place = exp.Ordered(this=exp.column(_PLACE))
    wanted.set("order", exp.Order(expressions=[*_sorting(schema, part), place]))
    if part.limit is not None:
        wanted = wanted.limit(part.limit)
    sql = wanted.offset(part.offset).sql("duckdb", comments=False)
    return _ask(name, sql, scope, part, snapshot).to_pandas()


def row_count(name: str, scope: Scope, part: Part = WHOLE, *, snapshot: Snapshot | None = None) -> int:
    """The number of rows of an answer that pass search and filters; limit and offset are ignored.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that a filter names.
    """
    where = _where(_schema(name, snapshot), part, _words(part, snapshot))
    sql = f"select count(*) as row_count from ({runner.statement(name, scope.conditions).sql}) as listed"
    if where is not None:
        sql += f" {where.sql('duckdb')}"
    return int(_ask(name, sql, scope, part, snapshot)["row_count"][0].as_py())


def column_names(name: str, *, snapshot: Snapshot | None = None) -> list[str]:
    """The names of the columns of an answer, in order.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    return list(_schema(name, snapshot).names)


def _schema(name: str, snapshot: Snapshot | None) -> pa.Schema:
    """Names and types of the columns of an answer."""
    question = runner.statement(name)
    sql = f"select * from ({question.sql}) as listed limit 0"
    return runner.ask(sql, question.bound, Scope(), snapshot=snapshot).schema


def _with_row_numbers(name: str, scope: Scope) -> exp.Select:
    """The question with a column of row numbers in its order, instead of ORDER BY."""
    tree = runner.statement(name, scope.conditions).tree.copy()
    order = tree.args["order"].copy()
    tree.set("order", None)
    number = exp.Window(this=exp.RowNumber(), order=order)
    return tree.select(exp.alias_(number, _PLACE))


def _sorting(schema: pa.Schema, part: Part) -> list[exp.Expr]:
    if not part.sort:
        return []
    return [exp.Ordered(this=_column(schema, part.sort), desc=part.is_descending, nulls_first=False)]


def _words(part: Part, snapshot: Snapshot | None) -> list[tuple[str, ...]]:
    """The words of the search, each with the token that the ledgers store instead of it, if there is one."""
    if not part.search.strip():
        return []
    served = current_or_demonstration() if snapshot is None else snapshot
    return search_terms(part.search, known_salt(served.path.parent.parent))


def _where(schema: pa.Schema, part: Part, words: Sequence[tuple[str, ...]]) -> exp.Where | None:
    texts = [_as_text(schema, field.name) for field in schema if pa.types.is_string(field.type)]
    found: list[exp.Expr] = [
        exp.or_(*(_any_holds(texts, f"$word_{number}_{nth}") for nth in range(len(spellings))))
        for number, spellings in enumerate(words)
    ]
    if part.only is not None:
        columns = [f"coalesce({_as_text(schema, one)}, '')" for one in part.only.columns]
        found.append(_condition(f"list_contains($only, {' || $between || '.join(columns)})"))
    if part.within is not None:
        time = _column(schema, part.within.column).sql("duckdb")
        spans = [f"({time} >= $from_{n} and {time} < $to_{n})" for n in range(len(part.within.spans))]
        found.append(_condition(" or ".join(spans) or "false"))
    return exp.Where(this=exp.and_(*found)) if found else None


def _any_holds(texts: Sequence[str], word: str) -> exp.Expr:
    """SQL for whether one of the texts of a row contains a word, in any case."""
    return _condition(" or ".join(f"contains(lower({text}), lower({word}))" for text in texts) or "false")


def _condition(sql: str) -> exp.Expr:
    return exp.condition(sql, dialect="duckdb")


def _as_text(schema: pa.Schema, column: str) -> str:
    return f"cast({_column(schema, column).sql('duckdb')} as varchar)"


def _column(schema: pa.Schema, column: str) -> exp.Column:
    if column not in schema.names:
        raise UnknownColumn(f"there is no column {column!r} among {schema.names}")
    return _column_of_name(column)


def _column_of_name(column: str) -> exp.Column:
    return exp.column(column, quoted=True)


def _ask(name: str, sql: str, scope: Scope, part: Part, snapshot: Snapshot | None) -> pa.Table:
    besides: dict[str, object] = {
        f"word_{n}_{nth}": word
        for n, spellings in enumerate(_words(part, snapshot))
        for nth, word in enumerate(spellings)
    }
    if part.only is not None:
        besides["only"] = [_BETWEEN.join(row) for row in part.only.cells]
    if part.only is not None and len(part.only.columns) > 1:
        besides["between"] = _BETWEEN
    for n, (first, end) in enumerate(part.within.spans if part.within is not None else ()):
        besides |= {f"from_{n}": first, f"to_{n}": end}
    bound = runner.statement(name, scope.conditions).bound
    return runner.ask(sql, bound, scope, snapshot=snapshot, besides=besides)
