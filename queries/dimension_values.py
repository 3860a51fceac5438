"""Which values a dimension has in the ledgers, and how many rows have each."""

from __future__ import annotations

import functools

import pandas as pd
from sqlglot import exp

from data.ledgers import LEDGERS
from data.snapshots.store import Snapshot
from queries.conditions import qualified
from queries.derived_relations import ATTRIBUTES
from queries.dimension import Dimension
from queries.dimensions import DIMENSIONS
from queries.runner import ask
from queries.scope import Scope
from queries.statement import Statement, question_of, statement_of

_SAME_PLACE = "scoped.community = place.community and scoped.compound = place.compound"


def value_counts(name: str, scope: Scope, *, snapshot: Snapshot | None = None) -> pd.DataFrame:
    """The values of a dimension within a scope, over all ledgers whose rows have it.

    Args:
        name: Name of the dimension.
        scope: Its dates and places; its conditions are not asked for.
        snapshot: The snapshot; the current one if None.

    Returns:
        value: str, row_count: int64. Values that are declared come in their order, those without a row
        with 0; others the most frequent first, and only those that occur.

    Raises:
        KeyError: There is no such dimension.
    """
    declared, question = list(DIMENSIONS[name].values), _statement(name)
    found = ask(question.sql, question.bound, scope, snapshot=snapshot).to_pandas()
    if not declared:
        return found
    counts = found.set_index("value")["row_count"].reindex(declared, fill_value=0)
    return counts.rename_axis("value").reset_index()


@functools.cache
def _statement(name: str) -> Statement:
    return statement_of(question_of(lambda: _counts(DIMENSIONS[name])))


def _counts(dimension: Dimension) -> exp.Select:
    """SELECT of the values of a dimension and how many rows have each, over bare relations."""
    rows = [_rows(dimension, relation) for relation in dimension.columns if relation in LEDGERS]
    every = exp.union(*rows, distinct=False) if len(rows) > 1 else rows[0]
    counted = exp.select("value", "count(*) as row_count").from_(every.subquery("valued"))
    return counted.group_by("value").order_by("row_count desc", "value")


def _rows(dimension: Dimension, relation: str) -> exp.Select:
    """SELECT of the value of each row of a relation."""
    value = exp.alias_(qualified(dimension.columns[relation]), "value")
    tree = exp.select(value).from_(exp.to_table(relation).as_("scoped"))
    if not dimension.is_of_compounds:
        return tree
    return tree.join(exp.to_table(ATTRIBUTES).as_("place"), on=_SAME_PLACE, join_type="left")
