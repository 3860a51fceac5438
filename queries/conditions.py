"""Conditions of a scope on dimensions without a field of their own, and how they narrow a relation."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

import sqlglot
from sqlglot import exp

from queries.dimension import Group
from queries.dimensions import DIMENSIONS

#: Prefix of the bound value with the chosen values of a dimension.
CHOSEN = "chosen_"
#: Prefix of the key of an exclusion in an address.
NOT = "not_"


class ConditionError(ValueError):
    """A condition that cannot be: the message says in Chinese what is wrong."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Only rows with one of these values of a dimension, or only rows with none of them.

    Attributes:
        dimension: Name of the dimension.
        values: Its chosen values, at least one, each once.
        is_excluded: Whether the rows with these values are left out (不含).

    Raises:
        ConditionError: There is no such dimension, or no value is chosen.
    """

    dimension: str
    values: tuple[str, ...]
    is_excluded: bool = False

    def __post_init__(self) -> None:
        """Check the name, and keep each value once."""
        if self.dimension not in DIMENSIONS:
            raise ConditionError(f"没有“{self.dimension}”这个条件；可用的有 {'、'.join(DIMENSIONS)}")
        object.__setattr__(self, "values", tuple(dict.fromkeys(self.values)))
        if not self.values:
            raise ConditionError(f"条件“{self.label}”没有选任何值")

    @property
    def label(self) -> str:
        """What a reader calls its dimension, a message key."""
        return DIMENSIONS[self.dimension].label

    @property
    def key(self) -> str:
        """Its key in an address."""
        return f"{NOT}{self.dimension}" if self.is_excluded else self.dimension

    @property
    def bound_name(self) -> str:
        """Name of the value that a statement binds for it."""
        return f"{CHOSEN}{self.key}"

    @property
    def is_of_compounds(self) -> bool:
        """Whether it chooses among compounds by what their register says."""
        return DIMENSIONS[self.dimension].is_of_compounds

    @property
    def is_of_place(self) -> bool:
        """Whether it chooses among places, by their name or by what the register of compounds says."""
        return DIMENSIONS[self.dimension].group in (Group.PLACE, Group.COMPOUND)

    def applies_to(self, relation: str) -> bool:
        """Whether the rows of a scoped relation have the dimension, and are narrowed by it."""
        return DIMENSIONS[self.dimension].narrows(relation)

    def describe(self) -> str:
        """The condition as a Chinese clause: 诉求类型：投诉, or 状态不含：已办结."""
        return f"{self.label}{'不含' if self.is_excluded else ''}：{'、'.join(self.values)}"

    @classmethod
    def of_key(cls, key: str, values: Iterable[str]) -> Condition:
        """The condition that a key of an address and its values say.

        Raises:
            ConditionError: The key names no dimension, or there is no value.
        """
        is_excluded = key.startswith(NOT)
        return cls(key.removeprefix(NOT), tuple(values), is_excluded=is_excluded)


def unbound(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions without their values: all that a statement depends on, since the values are bound."""
    return tuple(replace(condition, values=("",)) for condition in conditions)


def is_condition_key(key: str) -> bool:
    """Whether a key of an address names a dimension, or the exclusion of one."""
    return key.removeprefix(NOT) in DIMENSIONS


def narrowed(
    relation: str, tree: exp.Select, conditions: Iterable[Condition], attributes: exp.Select
) -> exp.Select:
    """The SELECT of a scoped relation with only the rows that meet all conditions on its dimensions.

    Args:
        relation: Name of the relation.
        tree: Its SELECT.
        conditions: The conditions of the scope; those on dimensions of other relations have no effect.
        attributes: The SELECT of the attributes of the compounds.

    Both SELECTs become part of the result and are not copied; copying takes most of the time.
    """
    effective = [condition for condition in conditions if condition.applies_to(relation)]
    if not effective:
        return tree
    dimensions = [DIMENSIONS[condition.dimension] for condition in effective]
    found = exp.select("scoped.*").from_(tree.subquery("scoped", copy=False), copy=False)
    if any(dimension.is_of_compounds for dimension in dimensions):
        found = joined_with_attributes(found, attributes)
    return found.where(
        *(_meets(relation, condition).copy() for condition in effective), dialect="duckdb", copy=False
    )


def joined_with_attributes(tree: exp.Select, attributes: exp.Select) -> exp.Select:
    """A SELECT from ``scoped`` with the attributes of the row's compound beside it as ``place``."""
    same_place = "scoped.community = place.community and scoped.compound = place.compound"
    place = attributes.subquery("place", copy=False)
    return tree.join(place, on=same_place, join_type="left", dialect="duckdb", copy=False)


def qualified(expression: str) -> exp.Expr:
    """The SQL of a dimension with its bare columns taken from ``scoped``."""
    tree = sqlglot.parse_one(expression, read="duckdb")
    for column in list(tree.find_all(exp.Column)):
        if not column.table:
            column.set("table", exp.to_identifier("scoped"))
    return tree


@functools.lru_cache(maxsize=2_048)
def _meets(relation: str, condition: Condition) -> exp.Expr:
    """The test of a condition: parsed once for all questions, so a copy of it becomes part of each."""
    expression = DIMENSIONS[condition.dimension].expression(relation)
    if expression is None:
        raise ConditionError(f"{relation} has no {condition.dimension}")
    chosen = sqlglot.parse_one(f"cast(${condition.bound_name} as varchar[])", read="duckdb")
    test = exp.func("list_contains", chosen, qualified(expression), dialect="duckdb")
    return exp.not_(test) if condition.is_excluded else test
