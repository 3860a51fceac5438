"""The two sides: their scopes, in what they differ, what they are called, and how large they are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import fetch, fetch_analysis
from pages.parts.asking.other_side import chosen_values
from pages.parts.asking.window_names import name_before
from pages.parts.findings.reading import some
from pages.parts.subjects.compare.exposure import counted_days, exposed_days
from pages.parts.words.dates import dates, period_name
from pages.parts.words.language import _, listing
from pages.parts.words.numbers import is_number
from pages.parts.words.value_names import in_words
from queries import Comparison, Scope
from queries.analysis import Analysis
from queries.conditions import NOT
from queries.dimension import Group
from queries.dimensions import DIMENSIONS

#: Name of the difference of two windows, beside the names of dimensions.
DATES = "dates"
#: The dimensions that name a place.
PLACES = ("community", "compound")
_SIZE = Analysis(("per_thousand_households",))


@dataclass(frozen=True, slots=True)
class Side:
    """One side.

    Attributes:
        letter: A or B.
        name: What tells it from the other, in the user's language.
        scope: Its scope, which ends at 数据截至 at the latest.
        days: Days whose rows it counts; parts of days where it counts only some hours.
        households: Households of its places; NaN when unknown.
        is_cut: Whether its window goes on beyond 数据截至.
    """

    letter: str
    name: str
    scope: Scope
    days: float
    households: float
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides, and in what they differ.

    Attributes:
        a: The side of the page's scope.
        b: The other.
        differs: ``dates`` and names of dimensions.
    """

    a: Side
    b: Side
    differs: tuple[str, ...]

    @property
    def both(self) -> tuple[Side, Side]:
        """A and B."""
        return self.a, self.b

    @property
    def has_same_days(self) -> bool:
        """Whether both count equally many days."""
        return self.a.days == self.b.days

    @property
    def is_by_households(self) -> bool:
        """Whether counts are compared per household: both numbers are known, and differ."""
        return self.has_known_households and self.a.households != self.b.households

    @property
    def has_known_households(self) -> bool:
        """Whether the households of both are known."""
        return all(is_number(side.households) and side.households > 0 for side in self.both)

    @property
    def exposure(self) -> tuple[float, float]:
        """Days of each, times their households where counts are compared per household."""
        a, b = (side.days * (side.households if self.is_by_households else 1.0) for side in self.both)
        return a, b


def pair_of(a: Scope, b: Scope, served: Snapshot) -> Pair | None:
    """The two sides of two scopes; None where they count the same rows, or a window is open.

    Raises:
        StoreError: The store is damaged.
    """
    if None in (a.date_from, a.date_to, b.date_from, b.date_to):
        return None
    differs, as_of = differences(a, b), served.as_of
    if not differs:
        return None
    own, other = window_names(a, b, as_of)
    return Pair(_side("A", a, differs, as_of, own), _side("B", b, differs, as_of, other), differs)


def _side(letter: str, scope: Scope, differs: Iterable[str], as_of: datetime, window: str) -> Side:
    elapsed = scope.elapsed(as_of).replace(comparison=None)
    households = fetch_analysis(_SIZE, elapsed)["households"].iloc[0]
    size = float(households) if is_number(households) else math.nan
    is_cut = scope.date_to != elapsed.date_to
    return Side(letter, side_name(scope, differs, window), elapsed, exposed_days(elapsed), size, is_cut)


def window_names(a: Scope, b: Scope, as_of: datetime) -> tuple[str, str]:
    """The names of both windows: 上周 and 前一周, or their dates."""
    other = (b.date_from, b.date_to)
    for comparison in Comparison:
        earlier = a.compared(as_of, comparison)
        if earlier is not None and (earlier.date_from, earlier.date_to) == other:
            is_year = comparison is Comparison.YEAR
            name = _("上年同期") if is_year else name_before(a.date_from, a.date_to, as_of)
            return period_name(a.date_from, a.date_to, as_of).strip(), name
    return dates(a.date_from, a.date_to), dates(*other)


def differences(a: Scope, b: Scope) -> tuple[str, ...]:
    """In what two scopes differ: ``dates`` and names of dimensions, in the order of the dimensions."""
    own, other = chosen_values(a), chosen_values(b)
    keys = {key for key in own.keys() | other.keys() if own.get(key) != other.get(key)}
    named = tuple(name for name in DIMENSIONS if name in keys or f"{NOT}{name}" in keys)
    has_dates = (a.date_from, a.date_to) != (b.date_from, b.date_to)
    return (*([DATES] if has_dates else []), *named)


def side_name(scope: Scope, differs: Iterable[str], window: str) -> str:
    """What tells a side from the other, as far as they differ: its place, its values, its window."""
    wanted, parts = tuple(differs), list[str]()
    if set(wanted) & set(PLACES):
        parts.append(_place(scope))
    parts += [value_text(scope, name) for name in wanted if name not in (DATES, *PLACES)]
    if DATES in wanted:
        parts.append(window)
    return in_words(" · ".join(parts))


def _place(scope: Scope) -> str:
    names = scope.compounds or scope.communities
    return some(names) if names else _("全街道")


def value_text(scope: Scope, dimension: str) -> str:
    """The values that a scope chooses of a dimension, as words."""
    values = chosen_values(scope)
    label = _(DIMENSIONS[dimension].label)
    chosen, excluded = values.get(dimension), values.get(f"{NOT}{dimension}")
    if chosen:
        return some([_(name) for name in chosen])
    if excluded:
        return _("{label}不含{names}").format(label=label, names=listing(_(name) for name in excluded))
    return _("全部{label}").format(label=label)


def tells_apart(pair: Pair, relation: str) -> bool:
    """Whether the rows of a scoped relation differ by what the sides differ in."""
    return any(name == DATES or DIMENSIONS[name].narrows(relation) for name in pair.differs)


def is_of_days(pair: Pair) -> bool:
    """Whether the sides differ in the kind of their days or hours, so that working days say nothing."""
    return any(name != DATES and DIMENSIONS[name].group is Group.TIME for name in pair.differs)


def share_rows(pair: Pair) -> bool:
    """Whether the same rows can count on both sides: their days meet, and so do their values."""
    a, b = (side.scope for side in pair.both)
    if not set(counted_days(a)) & set(counted_days(b)):
        return False
    own, other = _with_communities(a), _with_communities(b)
    apart = (key for key in own.keys() & other.keys() if not key.startswith(NOT))
    return all(set(own[key]) & set(other[key]) for key in apart)


def _with_communities(scope: Scope) -> dict[str, tuple[str, ...]]:
    """The values that a scope chooses, with the communities of its compounds."""
    chosen = chosen_values(scope)
    if not scope.compounds:
        return chosen
    places = fetch("places/compounds", Scope())
    own = places[places["compound"].isin(scope.compounds)]
    homes = tuple(own["community"].unique())
    return chosen if scope.communities or not homes else chosen | {"community": homes}
