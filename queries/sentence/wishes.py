"""The pieces of a question gathered by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.notation.grids import read_grid
from queries.analysis import MOST_DIMENSIONS, why_not
from queries.dimensions import DIMENSIONS, GRID
from queries.measures import AGGREGATES
from queries.sentence.meaning import Hit, Kind, Meaning
from queries.sentence.understood import Span, Unused, Why

#: Key of an address that leaves values out.
_NOT = "not_"
#: Dimensions whose values are words for something else where none of their measures is said.
_ONLY_OF_ITS_MEASURES = ("hazard_kind",)


@dataclass
class Wish:
    """One thing that is said, by one word or several.

    Attributes:
        meaning: What is said.
        spans: Where.
        holiday: First day and the day after the last of the holiday after which a window begins.
    """

    meaning: Meaning
    spans: list[Span]
    holiday: tuple[str, ...] = ()


@dataclass
class Wishes:
    """What the pieces of a question say, by kind, each thing once and in the order in which it is said."""

    by_kind: dict[Kind, list[Wish]] = field(default_factory=dict)
    ambiguous: list[Hit] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)

    def of(self, kind: Kind) -> list[Wish]:
        """The things of a kind."""
        return self.by_kind.get(kind, [])

    def first(self, kind: Kind) -> Wish | None:
        """The first thing of a kind; None without one."""
        return next(iter(self.of(kind)), None)

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the measures that are said."""
        return tuple(wish.meaning.name for wish in self.of(Kind.MEASURE))

    @property
    def conditions(self) -> tuple[Wish, ...]:
        """The values of dimensions that are said, places among them."""
        return (*self.of(Kind.PLACE), *self.of(Kind.CONDITION))

    def add(self, meaning: Meaning, hit: Hit) -> None:
        """Add what a piece says; the same thing said again has one more place."""
        found = self.by_kind.setdefault(meaning.kind, [])
        for wish in found:
            if wish.meaning == meaning:
                wish.spans.append(hit.span)
                return
        found.append(Wish(meaning, [hit.span], hit.holiday))

    def drop(self, wish: Wish, why: Why, dimension: str = "", measure: str = "") -> None:
        """Leave out a thing, and say why."""
        self.by_kind[wish.meaning.kind].remove(wish)
        self.unused += [Unused(span, why, dimension, measure) for span in wish.spans]


def wishes_of(cut: Iterable[Hit]) -> Wishes:
    """What the pieces say; a word with several meanings has those that its measures have."""
    cut = tuple(cut)
    named = [hit.meanings[0].name for hit in cut if hit.kind is Kind.MEASURE and len(hit.meanings) == 1]
    places = _places_of_grids(cut)
    found, except_for = Wishes(), _Exception()
    for hit in cut:
        if hit.kind is Kind.UNKNOWN:
            found.unused.append(Unused(hit.span, Why.UNKNOWN))
            continue
        possible = _in_places(_possible(hit.meanings, named), places)
        if len(possible) > 1:
            found.ambiguous.append(Hit(hit.start, hit.end, possible))
        elif hit.kind is not Kind.FUNCTION:
            found.add(except_for.apply(possible[0], hit), hit)
    except_for.close()
    found.unused += [Unused(hit.span, Why.NO_EXCLUSION) for hit in except_for.idle]
    found.by_kind.pop(Kind.EXCEPT, None)
    return found


def _possible(meanings: tuple[Meaning, ...], named: list[str]) -> tuple[Meaning, ...]:
    """The meanings that the measures have; a word for a measure and for a value says the value of another."""
    fitting = tuple(each for each in meanings if _fits(each, named)) or meanings
    left_out = Kind.MEASURE if named else Kind.CONDITION
    if {each.kind for each in fitting} == {Kind.MEASURE, Kind.CONDITION}:
        return tuple(each for each in fitting if each.kind is not left_out)
    return fitting


def _places_of_grids(cut: Iterable[Hit]) -> set[str]:
    """The communities that are said, by themselves or with a grid, as the names of grids begin with them."""
    said = [hit.meanings[0] for hit in cut if len(hit.meanings) == 1]
    communities = {
        each.values[0].removesuffix("社区") for each in said if each.name == "community" and each.values
    }
    return communities | {place for each in said if (place := _place_of_grid(each))}


def _place_of_grid(meaning: Meaning) -> str:
    """The community in the name of a grid; empty for what is no numbered grid of one."""
    grid = read_grid(meaning.values[0]) if meaning.name == GRID and meaning.values else None
    return "" if grid is None else grid.place


def _in_places(meanings: tuple[Meaning, ...], places: set[str]) -> tuple[Meaning, ...]:
    """The meanings of a number of a grid that lie in the communities that are said; all where none does."""
    return tuple(each for each in meanings if _place_of_grid(each) in places) or meanings


class _Exception:
    """除了: the next value is left out, and those of the same dimension right behind it."""

    def __init__(self) -> None:
        self._open: Hit | None = None
        self._dimension = ""
        self.idle: list[Hit] = []

    def apply(self, meaning: Meaning, hit: Hit) -> Meaning:
        """The meaning of the next piece, turned round where it is left out."""
        if meaning.kind is Kind.EXCEPT:
            self._end()
            self._open = hit
            return meaning
        is_value = meaning.kind in (Kind.CONDITION, Kind.PLACE) and not meaning.name.startswith(_NOT)
        if is_value and (self._open is not None or meaning.name == self._dimension):
            self._open, self._dimension = None, meaning.name
            return Meaning(Kind.CONDITION, _NOT + meaning.name, meaning.values)
        self._end()
        self._dimension = ""
        return meaning

    def _end(self) -> None:
        if self._open is not None:
            self.idle.append(self._open)
            self._open = None

    def close(self) -> None:
        """Say that the last 除了 has nothing behind it, where that is so."""
        self._end()


def _fits(meaning: Meaning, measures: Sequence[str]) -> bool:
    """Whether all measures have what a word says."""
    name = meaning.name.removeprefix(_NOT)
    if meaning.kind not in (Kind.CONDITION, Kind.GROUPING) or name not in DIMENSIONS:
        return True
    if name in _ONLY_OF_ITS_MEASURES and not measures:
        return False
    return not why_not(name, measures)


def drop_what_measures_lack(found: Wishes, measures: tuple[str, ...]) -> None:
    """Leave out the conditions and groupings that one of the measures does not have, and say so."""
    for wish in (*found.conditions, *found.of(Kind.GROUPING)):
        name = wish.meaning.name.removeprefix(_NOT)
        for measure in measures:
            if DIMENSIONS[name].expression(AGGREGATES[measure].relation) is None:
                found.drop(wish, Why.NOT_OF_MEASURE, name, measure)
                break
    for wish in found.of(Kind.GROUPING)[MOST_DIMENSIONS:]:
        found.drop(wish, Why.TOO_MANY)
