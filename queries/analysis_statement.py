"""The SELECT of a free question, built from the declared aggregates and dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlglot
from sqlglot import exp

from queries.closing_curve import PARTS, curve_of
from queries.conditions import qualified
from queries.derived_relations import ATTRIBUTES
from queries.dimensions import DIMENSIONS, GRID
from queries.measure import Aggregate, Measure
from queries.relations import in_front, relation_of

#: Prefix of the columns by which rows are grouped: a relation may have one of the dimension's own name.
_KEY = "key_"
_PERIOD = "period_start"
_HOUSEHOLDS = "households"


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that are computed from the same rows of the same relation.

    Attributes:
        relation: Scoped relation, column of its date, and whether closing times are computed.
        measures: Each measure and how it is computed.
    """

    relation: tuple[str, str, bool]
    measures: tuple[tuple[Measure, Aggregate], ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """By what an answer is grouped.

    Attributes:
        dimensions: Names of the dimensions.
        has_periods: Whether by period too.
        is_by_compound: Whether the households of the scope are those of chosen compounds.
    """

    dimensions: tuple[str, ...]
    has_periods: bool
    is_by_compound: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the groups, in the order of the answer."""
        return (*self.dimensions, *([_PERIOD] if self.has_periods else []))

    @property
    def of_places(self) -> tuple[str, ...]:
        """The dimensions that say which households a group is compared with."""
        wanted = ("community", "compound", GRID)
        return tuple(name for name in self.dimensions if name in wanted or DIMENSIONS[name].is_of_compounds)


def select_of(
    groups: Sequence[Group], keys: Keys, wanted: Sequence[str], *, with_parts: bool = False
) -> exp.Select:
    """The SELECT of a free question over bare relations; ``relations.with_relations`` scopes it.

    Args:
        groups: The measures by what they are computed from.
        keys: By what the answer is grouped.
        wanted: Names of the measures in the order of the answer.
        with_parts: Whether numerators and denominators stand beside the measures.
    """
    relations, columns = [], dict[str, list[exp.Expr]]()
    for number, group in enumerate(groups):
        relations += _part(number, group, keys)
        for measure, how in group.measures:
            columns[measure.name] = _columns(measure, how, f"part_{number}", with_parts=with_parts)
    tree = _join_of_parts(len(groups), keys)
    if any(how.per for group in groups for _measure, how in group.measures):
        relations.append(_housing(keys))
        tree = _with_housing(tree, keys, len(groups))
    seen = {column.alias: column for name in wanted for column in columns[name]}
    ordered = [*(seen[name] for name in wanted), *(seen[name] for name in seen if name not in wanted)]
    named = [exp.alias_(_key(name, len(groups)), name) for name in keys.names]
    found = tree.select(*named, *ordered)
    if keys.names:
        found = found.where(exp.or_(*_presence(groups)))
        found = found.order_by(*(exp.column(name) for name in keys.names))
    return in_front(relations, found)


def _key(name: str, count: int) -> exp.Expr:
    """A key of the groups, from the first of so many parts that has the group."""
    columns = [exp.column(name, f"part_{number}") for number in range(count)]
    return exp.func("coalesce", *columns) if count > 1 else columns[0]


def _part(number: int, group: Group, keys: Keys) -> list[exp.CTE]:
    """The rows of a group with their keys, and what is computed of them for each group of keys."""
    relation, moment, is_curve = group.relation
    base = _base(relation, moment, keys)
    name = f"rows_{number}"
    if is_curve:
        return [relation_of(name, base), relation_of(f"part_{number}", curve_of(name, keys.names, _KEY))]
    values = [
        exp.alias_(sqlglot.parse_one(text, read="duckdb"), f"{role}_{measure.name}")
        for measure, how in group.measures
        for role, text in (("value", how.value), ("whole", how.whole))
        if text
    ]
    named = [exp.alias_(exp.column(f"{_KEY}{key}"), key) for key in keys.names]
    part = exp.select(*named, *values).from_(name)
    if keys.names:
        part = part.group_by(*(exp.column(f"{_KEY}{key}") for key in keys.names))
    return [relation_of(name, base), relation_of(f"part_{number}", part)]


def _base(relation: str, moment: str, keys: Keys) -> exp.Select:
    columns: list[exp.Expr] = []
    for name in keys.dimensions:
        expression = DIMENSIONS[name].columns[relation]
        columns.append(exp.alias_(qualified(expression), f"{_KEY}{name}"))
    if keys.has_periods:
        period = sqlglot.parse_one(f"cast(date_trunc($grain, scoped.{moment}) as date)", read="duckdb")
        columns.append(exp.alias_(period, f"{_KEY}{_PERIOD}"))
    base = exp.select(*columns, "scoped.*").from_(exp.to_table(relation).as_("scoped"))
    is_of_compounds = any(DIMENSIONS[name].is_of_compounds for name in keys.dimensions)
    return _with_attributes(base) if is_of_compounds else base


def _join_of_parts(count: int, keys: Keys) -> exp.Select:
    tree = exp.select().from_("part_0")
    for number in range(1, count):
        if not keys.names:
            tree = tree.join(f"part_{number}", join_type="cross")
            continue
        same = exp.and_(
            *(
                exp.EQ(this=_key(key, number), expression=exp.column(key, f"part_{number}"))
                for key in keys.names
            )
        )
        tree = tree.join(f"part_{number}", on=same, join_type="full")
    return tree


def _columns(measure: Measure, how: Aggregate, part: str, *, with_parts: bool) -> list[exp.Expr]:
    value = exp.column(f"value_{measure.name}", part)
    if how.is_curve:
        return [
            exp.alias_(exp.column(how.value, part), measure.name),
            *_curve_parts(part, with_parts=with_parts),
        ]
    if how.per:
        quotient = _quotient(value.copy(), exp.column(_HOUSEHOLDS, "housing"), how.per)
        beside = [(value, measure.numerator), (exp.column(_HOUSEHOLDS, "housing"), measure.denominator)]
    elif how.whole:
        whole = exp.column(f"whole_{measure.name}", part)
        quotient = _quotient(value.copy(), whole, 1)
        beside = [(value, measure.numerator), (whole.copy(), measure.denominator)]
    else:
        filled = exp.func("coalesce", value, exp.Literal.number(0)) if how.is_additive else value
        return [exp.alias_(filled, measure.name)]
    extra = [exp.alias_(column, name) for column, name in beside] if with_parts else []
    return [exp.alias_(quotient, measure.name), *extra]


def _curve_parts(part: str, *, with_parts: bool) -> list[exp.Expr]:
    return [exp.alias_(exp.column(name, part), name) for name in PARTS] if with_parts else []


def _quotient(value: exp.Expr, whole: exp.Expr, factor: int) -> exp.Expr:
    divisor = exp.func("nullif", whole, exp.Literal.number(0))
    quotient: exp.Expr = exp.Div(this=value, expression=divisor)
    return quotient if factor == 1 else exp.Mul(this=quotient, expression=exp.Literal.number(factor))


def _presence(groups: Sequence[Group]) -> Iterable[exp.Expr]:
    """For each measure, whether a group has anything to show of it."""
    for number, group in enumerate(groups):
        for measure, how in group.measures:
            if how.is_curve:
                yield exp.GT(
                    this=exp.column("timed_count", f"part_{number}"), expression=exp.Literal.number(0)
                )
            elif how.is_additive or how.per or how.whole:
                role = "whole" if how.whole else "value"
                counted = exp.column(f"{role}_{measure.name}", f"part_{number}")
                yield exp.GT(this=counted, expression=exp.Literal.number(0))
            else:
                value = exp.column(f"value_{measure.name}", f"part_{number}")
                yield exp.not_(exp.Is(this=value, expression=exp.Null()))


def _housing(keys: Keys) -> exp.CTE:
    """The households of each place: of the communities, or of the compounds or grids where those matter."""
    places = keys.of_places
    if GRID in places:
        return _housing_of_grids(places)
    is_of_communities = not keys.is_by_compound and set(places) <= {"community"}
    source = "community" if is_of_communities else ATTRIBUTES
    named = [
        exp.alias_(sqlglot.parse_one(f"coalesce(cast({name} as varchar), '未填写')", read="duckdb"), name)
        for name in places
    ]
    total = sqlglot.parse_one(f"cast(sum({_HOUSEHOLDS}) as bigint)", read="duckdb")
    tree = exp.select(*named, exp.alias_(total, _HOUSEHOLDS)).from_(source)
    if places:
        tree = tree.group_by(*(column.this.copy() for column in named))
    return relation_of("housing", tree)


def _housing_of_grids(places: Sequence[str]) -> exp.CTE:
    """The households of grids: of their buildings; null where one of them does not say how many it has."""
    named = [exp.alias_(qualified(DIMENSIONS[name].columns["building"]), f"{_KEY}{name}") for name in places]
    base = exp.select(*named, "scoped.*").from_(exp.to_table("building").as_("scoped"))
    if any(DIMENSIONS[name].is_of_compounds for name in places):
        base = _with_attributes(base)
    total = f"case when count(*) = count({_HOUSEHOLDS}) then cast(sum({_HOUSEHOLDS}) as bigint) end"
    tree = exp.select(
        *(exp.alias_(exp.column(f"{_KEY}{name}"), name) for name in places),
        exp.alias_(sqlglot.parse_one(total, read="duckdb"), _HOUSEHOLDS),
    ).from_(base.subquery("building_in_grid"))
    return relation_of("housing", tree.group_by(*(exp.column(f"{_KEY}{name}") for name in places)))


def _with_attributes(tree: exp.Select) -> exp.Select:
    """The rows of ``scoped`` with the attributes of their compounds beside them."""
    same = "scoped.community = place.community and scoped.compound = place.compound"
    return tree.join(exp.to_table(ATTRIBUTES).as_("place"), on=same, join_type="left", dialect="duckdb")


def _with_housing(tree: exp.Select, keys: Keys, count: int) -> exp.Select:
    """The joined parts with the households of the place of each group beside them."""
    if not keys.of_places:
        return tree.join("housing", join_type="cross")
    same = exp.and_(
        *(exp.EQ(this=_key(name, count), expression=exp.column(name, "housing")) for name in keys.of_places)
    )
    return tree.join("housing", on=same, join_type="left")
