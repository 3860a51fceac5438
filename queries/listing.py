"""Selects rows of a long answer: search, filters, order and limit, all done by the engine in SQL.

The lists of the pages show one screen of an answer that can have a hundred thousand rows. The SELECT of a
question is written once, and stands as text in what is built around it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa
from sqlglot import exp

from data.importing.demonstration import current_or_demonstration
from data.notation.personal_numbers import search_terms
from data.snapshots.salt import known_salt
from data.snapshots.store import Snapshot
from queries import runner
from queries.conditions import Condition, unbound
from queries.part import WHOLE, Part
from queries.scope import Scope

#: Column with the row number in the order of the question; no answer has a column with this name.
_PLACE = "place_in_list"
#: Separator between the values of several columns that are compared as one text; no cell contains it.
_BETWEEN = "\x1f"


class UnknownColumn(LookupError):  # noqa: N818 - as UnknownQuestion
    """An answer does not have this column."""


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
    wanted, order = rows_and_order(name, scope, part, snapshot=snapshot)
    wanted.set("order", order)
    if part.limit is not None:
        wanted = wanted.limit(part.limit, copy=False)
    return ask_part(name, wanted.offset(part.offset, copy=False), scope, part, snapshot).to_pandas()


def rows_and_order(
    name: str, scope: Scope, part: Part, *, snapshot: Snapshot | None = None
) -> tuple[exp.Select, exp.Order]:
    """The rows that ``part`` keeps as a SELECT without an order, and the order it asks for.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that ``part`` names.
    """
    schema = _schema(name, snapshot)
    numbered = as_table(_with_row_numbers(name, unbound(scope.conditions)))
    wanted = exp.select(*map(column_named, schema.names)).from_(numbered)
    wanted.set("where", _where(schema, part, _words(part, snapshot)))
    place = exp.Ordered(this=exp.column(_PLACE))
    return wanted, exp.Order(expressions=[*_sorting(schema, part), place])


def row_count(name: str, scope: Scope, part: Part = WHOLE, *, snapshot: Snapshot | None = None) -> int:
    """The number of rows of an answer that pass search and filters; limit and offset are ignored.

    Raises:
        UnknownQuestion: There is no question with this name.
        UnknownColumn: The answer does not have a column that a filter names.
    """
    kept = kept_rows(name, scope, part, snapshot=snapshot).subquery("kept", copy=False)
    counted = exp.select(exp.alias_(exp.Count(this=exp.Star()), "row_count")).from_(kept, copy=False)
    return int(ask_part(name, counted, scope, part, snapshot)["row_count"][0].as_py())


def kept_rows(name: str, scope: Scope, part: Part, *, snapshot: Snapshot | None = None) -> exp.Select:
    """The rows that ``part`` keeps, in no order, as a SELECT: what only counts need not number them."""
    kept = exp.select("*").from_(as_table(_without_order(name, unbound(scope.conditions))))
    kept.set("where", _where(_schema(name, snapshot), part, _words(part, snapshot)))
    return kept


def column_names(name: str, *, snapshot: Snapshot | None = None) -> list[str]:
    """The names of the columns of an answer, in order.

    Raises:
        UnknownQuestion: There is no question with this name.
    """
    return list(_schema(name, snapshot).names)


def _schema(name: str, snapshot: Snapshot | None) -> pa.Schema:
    """Names and types of the columns of an answer."""
    return _known_schema(name, current_or_demonstration() if snapshot is None else snapshot)


@functools.lru_cache(maxsize=1_024)
def _known_schema(name: str, served: Snapshot) -> pa.Schema:
    # Cached: to be told the columns takes as long as to count the rows.
    question = runner.statement(name)
    sql = f"select * from ({question.sql}) as listed limit 0"
    return runner.ask(sql, question.bound, Scope(), snapshot=served).schema


def as_table(sql: str) -> exp.Subquery:
    """The text of a SELECT as a table of another one."""
    return exp.Subquery(this=exp.var(sql), alias=exp.TableAlias(this=exp.to_identifier("listed")))


@functools.lru_cache(maxsize=512)
def _without_order(name: str, conditions: tuple[Condition, ...]) -> str:
    tree = runner.statement(name, conditions).outline
    tree.set("order", None)
    return tree.sql("duckdb", comments=False, copy=False)


@functools.lru_cache(maxsize=512)
def _with_row_numbers(name: str, conditions: tuple[Condition, ...]) -> str:
    """The question with a column of row numbers in its order, instead of ORDER BY."""
    tree = runner.statement(name, conditions).outline
    order = tree.args["order"].copy()
    tree.set("order", None)
    number = exp.Window(this=exp.RowNumber(), order=order)
    numbered = tree.select(exp.alias_(number, _PLACE), copy=False)
    return numbered.sql("duckdb", comments=False, copy=False)


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
    return column_named(column)


def column_named(column: str) -> exp.Column:
    """A column of an answer in a statement."""
    return exp.column(column, quoted=True)


def ask_part(
    name: str,
    wanted: exp.Select,
    scope: Scope,
    part: Part,
    snapshot: Snapshot | None,
    besides: Mapping[str, object] | None = None,
) -> pa.Table:
    """The answer of a statement over the rows of a list: it binds what ``part`` does, and ``besides``.

    The statement is used up: writing it may change it.
    """
    bound = runner.statement(name, scope.conditions).bound
    values = {**_bound_values(part, snapshot), **(besides or {})}
    return runner.ask(
        wanted.sql("duckdb", comments=False, copy=False), bound, scope, snapshot=snapshot, besides=values
    )


def _bound_values(part: Part, snapshot: Snapshot | None) -> dict[str, object]:
    found: dict[str, object] = {
        f"word_{n}_{nth}": word
        for n, spellings in enumerate(_words(part, snapshot))
        for nth, word in enumerate(spellings)
    }
    if part.only is not None:
        found["only"] = [_BETWEEN.join(row) for row in part.only.cells]
    if part.only is not None and len(part.only.columns) > 1:
        found["between"] = _BETWEEN
    for n, (first, end) in enumerate(part.within.spans if part.within is not None else ()):
        found |= {f"from_{n}": first, f"to_{n}": end}
    return found
