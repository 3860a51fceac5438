"""Scoped relations: what stands in front of a question for each ledger it reads.

``queries/scope/<relation>.sql`` filters a ledger by the scope and names nobody. Some relations are derived
from others; conditions of the scope narrow the relation of a ledger, and so all that are derived from it.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TypeVar

import sqlglot
from sqlglot import exp

from queries.conditions import Condition, narrowed
from queries.dimensions import ATTRIBUTES, DERIVED

RELATIONS = Path(__file__).parent / "scope"
#: What the relation ``community`` is where a condition chooses among compounds.
_COMMUNITY_OF_COMPOUNDS = "community_of_compounds"

_Tree = TypeVar("_Tree", bound=exp.Expr)


class BrokenQuestion(Exception):  # noqa: N818
    """A .sql file that breaks the rules: it is not one SELECT, or bypasses the scoped relations."""


def relations_read(tree: exp.Expr) -> list[str]:
    """Names of the scoped relations that a SELECT reads, in order.

    Raises:
        BrokenQuestion: It reads something else.
    """
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    read = set()
    for table in tree.find_all(exp.Table):
        if table.db or table.catalog or not isinstance(table.this, exp.Identifier):
            raise BrokenQuestion(f"{table.sql()}: a question reads a ledger by its bare name")
        if table.name not in own:
            read.add(table.name)
    if unknown := {name for name in read if not (RELATIONS / f"{name}.sql").is_file()}:
        raise BrokenQuestion(f"no scoped relation named {sorted(unknown)}")
    return sorted(read)


def with_relations(
    tree: exp.Select, *, followed: Collection[str] = (), conditions: Iterable[Condition] = ()
) -> exp.Select:
    """The SELECT with the scoped relation of every ledger it reads in front of it.

    Args:
        tree: The SELECT.
        followed: Ledgers whose relation filters places, but neither dates nor kinds.
        conditions: The conditions of the scope; their values are bound.

    Raises:
        BrokenQuestion: It reads something other than scoped relations.
    """
    met = tuple(conditions)
    return in_front([_relation_cte(name, name in followed, met) for name in relations_read(tree)], tree)


def in_front(relations: list[exp.CTE], tree: _Tree) -> _Tree:
    """The SELECT with further relations in front of those it has; it is changed in place."""
    head = tree.args.get("with_") or exp.With(expressions=[])
    head.set("expressions", relations + head.expressions)
    tree.set("with_", head)
    return tree


def attributes() -> exp.Select:
    """The SELECT with one row a compound and its attributes, whatever the conditions are."""
    return _relation(ATTRIBUTES, is_followed=False, conditions=())


def relation_of(name: str, expression: exp.Select) -> exp.CTE:
    """A SELECT under a name, to be put in front of others."""
    return exp.CTE(this=expression, alias=exp.TableAlias(this=exp.to_identifier(name)))


def _relation_cte(name: str, is_followed: bool, conditions: tuple[Condition, ...]) -> exp.CTE:
    # What is followed says what became of the chosen rows: its own kind, rating or hour chooses nothing.
    met = tuple(each for each in conditions if each.is_of_place or not is_followed)
    return relation_of(name, _relation(name, is_followed=is_followed, conditions=met))


def _relation(name: str, *, is_followed: bool, conditions: tuple[Condition, ...]) -> exp.Select:
    """The SELECT of a scoped relation; of one that binds the dates itself, over its ledger at all times."""
    if name == "community" and any(condition.is_of_compounds for condition in conditions):
        name = _COMMUNITY_OF_COMPOUNDS
    tree = _select_of_file(name).copy()
    dates = [node for node in tree.find_all(exp.Placeholder) if node.name in ("date_from", "date_to")]
    for node in dates if is_followed else ():
        node.replace(exp.Null())
    if made_of := DERIVED.get(name):
        is_dated_here = is_followed or bool(dates)
        return in_front(
            [
                relation_of(source, _relation(source, is_followed=is_dated_here, conditions=conditions))
                for source in made_of
            ],
            tree,
        )
    if not any(condition.applies_to(name) for condition in conditions):
        return tree
    return narrowed(name, tree, conditions, attributes())


@functools.cache
def _select_of_file(name: str) -> exp.Select:
    """The SELECT of a relation as its file has it; parsed once, so callers change a copy."""
    tree = sqlglot.parse_one((RELATIONS / f"{name}.sql").read_text(encoding="utf-8"), read="duckdb")
    if not isinstance(tree, exp.Select):
        raise BrokenQuestion(f"the scoped relation {name} is one SELECT")
    return tree
