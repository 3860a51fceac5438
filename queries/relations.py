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
from queries.derived_relations import ATTRIBUTES, DERIVED, TIED
from queries.dimensions import GRID
from queries.functions import written_out

RELATIONS = Path(__file__).parent / "scope"
#: What the relation ``community`` is where a condition chooses among compounds.
_COMMUNITY_OF_COMPOUNDS = "community_of_compounds"
#: What it is where a condition chooses among grids.
_COMMUNITY_OF_BUILDINGS = "community_of_buildings"

#: Choices of a scope by the name of the value that is bound for each.
_DATES = frozenset({"date_from", "date_to"})
_CHOICES = _DATES | {"communities", "compounds", "categories", "channels"}
_NONE: frozenset[str] = frozenset()

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
        followed: Relations that filter places, but neither dates nor kinds.
        conditions: The conditions of the scope; their values are bound.

    Raises:
        BrokenQuestion: It reads something other than scoped relations.
    """
    met = tuple(conditions)
    relations = [
        relation_of(name, _scoped_select(name, name in followed, met)) for name in relations_read(tree)
    ]
    return in_front(relations, tree)


def in_front(relations: list[exp.CTE], tree: _Tree) -> _Tree:
    """The SELECT with further relations in front of those it has; it is changed in place."""
    head = tree.args.get("with_") or exp.With(expressions=[])
    head.set("expressions", relations + head.expressions)
    tree.set("with_", head)
    return tree


def attributes() -> exp.Select:
    """The SELECT with one row a compound and its attributes, whatever the conditions are."""
    return _relation(ATTRIBUTES, without=_NONE, conditions=())


def relation_of(name: str, expression: exp.Select | exp.Var) -> exp.CTE:
    """A SELECT under a name, as a tree or as text, to be put in front of others."""
    return exp.CTE(this=expression, alias=exp.TableAlias(this=exp.to_identifier(name)))


@functools.lru_cache(maxsize=2_048)
def written_relation(
    name: str, conditions: tuple[Condition, ...], *, is_followed: bool = False
) -> tuple[str, frozenset[str]]:
    """A scoped relation as text, and the names of the values it binds; written once for all questions.

    Args:
        name: The relation.
        conditions: The conditions of the scope, without their values.
        is_followed: Whether it filters places, but neither dates nor kinds.
    """
    tree = _scoped_select(name, is_followed, conditions)
    bound = frozenset(node.name for node in tree.find_all(exp.Placeholder))
    return tree.sql("duckdb", comments=False, copy=False), bound


def _scoped_select(name: str, is_followed: bool, conditions: tuple[Condition, ...]) -> exp.Select:
    # What is followed says what became of the chosen rows: its own kind, rating or hour chooses nothing.
    met = tuple(each for each in conditions if each.is_of_place or not is_followed)
    return _relation(name, without=_DATES if is_followed else _NONE, conditions=met)


def _relation(name: str, *, without: frozenset[str], conditions: tuple[Condition, ...]) -> exp.Select:
    """The SELECT of a scoped relation; of one that binds the dates itself, over its ledger at all times.

    Args:
        name: The relation.
        without: Choices of the scope that choose nothing here.
        conditions: The conditions of the scope.
    """
    if name == "community":
        name = _community_where(conditions)
    tree = _select_of_file(name).copy()
    bound = [node for node in tree.find_all(exp.Placeholder) if node.name in _CHOICES]
    for node in bound:
        if node.name in without:
            node.replace(exp.Null())
    if made_of := DERIVED.get(name):
        inner = without | _DATES if any(node.name in _DATES for node in bound) else without
        return in_front([_source_cte(source, name, inner, conditions) for source in made_of], tree)
    if not any(condition.applies_to(name) for condition in conditions):
        return tree
    return narrowed(name, tree, conditions, attributes())


def _community_where(conditions: tuple[Condition, ...]) -> str:
    """The relation that gives the households of the communities as far as the conditions choose of them."""
    if any(condition.dimension == GRID for condition in conditions):
        return _COMMUNITY_OF_BUILDINGS
    is_of_compounds = any(condition.is_of_compounds for condition in conditions)
    return _COMMUNITY_OF_COMPOUNDS if is_of_compounds else "community"


def _source_cte(
    source: str, derived: str, without: frozenset[str], conditions: tuple[Condition, ...]
) -> exp.CTE:
    """What a derived relation is made of: narrowed as that is, unless a number ties it to its rows."""
    if source in TIED.get(derived, ()):
        return relation_of(source, _relation(source, without=_CHOICES, conditions=()))
    return relation_of(source, _relation(source, without=without, conditions=conditions))


@functools.cache
def _select_of_file(name: str) -> exp.Select:
    """The SELECT of a relation, its functions written out; parsed once, so callers change a copy."""
    tree = sqlglot.parse_one((RELATIONS / f"{name}.sql").read_text(encoding="utf-8"), read="duckdb")
    if not isinstance(tree, exp.Select):
        raise BrokenQuestion(f"the scoped relation {name} is one SELECT")
    return written_out(tree)
