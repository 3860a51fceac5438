"""Where a question leads, and the scopes of what it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from queries.scope import Scope
from queries.sentence.lists import DISSATISFIED, DISSATISFIED_LIST, LISTS_OF
from queries.sentence.meaning import Kind
from queries.sentence.times import Times
from queries.sentence.understood import Field, Part, Target, Why
from queries.sentence.wishes import Wish, Wishes
from queries.sentence.words import PORTRAIT_PAGE


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a question leads.

    Attributes:
        target: What kind of place.
        question: The question whose rows are listed.
        page: Address of a page.
        parts: What says so.
    """

    target: Target
    question: str = ""
    page: str = ""
    parts: tuple[Part, ...] = ()


def lead_of(found: Wishes, measures: tuple[str, ...]) -> Lead:
    """A page that is named, a list where rows are asked for, the portrait of a compound, or an analysis."""
    if page := found.first(Kind.PAGE):
        part = Part(Field.PAGE, page.meaning.name, (), tuple(page.spans))
        return Lead(Target.PAGE, page=page.meaning.name, parts=(part,))
    if detail := found.first(Kind.DETAIL):
        return _list(found, detail, measures[0])
    places = found.of(Kind.PLACE)
    kinds = {kind for kind, wishes in found.by_kind.items() if wishes} - {Kind.PLACE}
    if not kinds and len(places) == 1 and places[0].meaning.name == "compound":
        return Lead(Target.PAGE, page=PORTRAIT_PAGE, parts=(Part(Field.PAGE, PORTRAIT_PAGE),))
    return Lead(Target.EXPLORE)


def _list(found: Wishes, detail: Wish, measure: str) -> Lead:
    """The list of a measure; a list has a row each, neither groups nor an order of groups."""
    named = next((wish.meaning.name for wish in found.of(Kind.DETAIL) if wish.meaning.name), "")
    ratings = [wish for wish in found.of(Kind.CONDITION) if wish.meaning.values == DISSATISFIED]
    question = named or (DISSATISFIED_LIST if ratings else LISTS_OF.get(measure, ""))
    spans = tuple(sorted(span for wish in found.of(Kind.DETAIL) for span in wish.spans))
    if not question:
        found.drop(detail, Why.NO_LIST, measure=measure)
        return Lead(Target.EXPLORE)
    for kind in (Kind.GROUPING, Kind.RANKING, Kind.CHANGE, Kind.PERIODS):
        for wish in tuple(found.of(kind)):
            found.drop(wish, Why.ONE_ROW_EACH)
    return Lead(Target.ROWS, question, parts=(Part(Field.DETAIL, question, (), spans),))


@dataclass(frozen=True, slots=True)
class Sides:
    """What is asked for, and what it is compared with.

    Attributes:
        scope: The scope.
        compared: The scope of comparison; None without one.
        parts: The places and conditions that say so.
        has_values_beside: Whether two places or two values are held against each other.
    """

    scope: Scope
    compared: Scope | None
    parts: tuple[Part, ...]
    has_values_beside: bool

    @property
    def is_one_compound(self) -> bool:
        """Whether it is about one compound alone."""
        return self.scope.compounds is not None and len(self.scope.compounds) == 1


def sides_of(found: Wishes, times: Times, as_of: datetime) -> Sides:
    """The scope of what is said; of two places or values with 比 between them, one scope each."""
    pair = None if times.beside is not None else _pair(found)
    common = [wish for wish in found.conditions if pair is None or wish not in pair]
    if pair is None:
        scope = _narrowed(times.scope(Scope()), common)
        return Sides(scope, times.compared(scope, as_of), tuple(map(_part, common)), has_values_beside=False)
    base = times.scope(_narrowed(Scope(), common)).replace(comparison=None)
    one, other = pair
    beside = Part(Field.COMPARISON, other.meaning.name, other.meaning.values, tuple(other.spans))
    parts = (*map(_part, (one, *common)), beside)
    return Sides(_narrowed(base, [one]), _narrowed(base, [other]), parts, has_values_beside=True)


def _pair(found: Wishes) -> tuple[Wish, Wish] | None:
    """The two places, or the two values of one dimension, that are held against each other."""
    if not found.of(Kind.VERSUS) or found.of(Kind.GROUPING) or found.of(Kind.COMPARISON):
        return None
    for wishes in (found.of(Kind.PLACE), found.of(Kind.CONDITION)):
        if len(wishes) == 2 and (wishes[0].meaning.kind is Kind.PLACE or _is_same(*wishes)):
            return wishes[0], wishes[1]
    return None


def _is_same(one: Wish, other: Wish) -> bool:
    return one.meaning.name == other.meaning.name


def _narrowed(scope: Scope, wishes: Sequence[Wish]) -> Scope:
    """The scope with all values that are said; several of one dimension are any of them."""
    values: dict[str, tuple[str, ...]] = {}
    for wish in wishes:
        name = wish.meaning.name
        values[name] = (*values.get(name, ()), *wish.meaning.values)
    for key, chosen in values.items():
        scope = scope.with_condition(key, chosen)
    return scope


def _part(wish: Wish) -> Part:
    kind = Field.PLACE if wish.meaning.kind is Kind.PLACE else Field.CONDITION
    return Part(kind, wish.meaning.name, wish.meaning.values, tuple(wish.spans))
