"""The window of a question, its grain, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from data.months import shift_months
from queries.scope import Comparison, Grain, Scope
from queries.sentence.clock import Clock, Window, window_named
from queries.sentence.lists import STILL_WAITING
from queries.sentence.meaning import Kind
from queries.sentence.understood import Field, Part, Why
from queries.sentence.wishes import Wish, Wishes

_USUAL_WEEKS, _USUAL_MONTHS = 12, 12
_LONGEST_BY_DAY, _LONGEST_BY_WEEK = timedelta(days=31), timedelta(weeks=26)
_LONG_GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)


@dataclass(frozen=True, slots=True)
class Times:
    """When.

    Attributes:
        window: First day and the day after the last.
        beside: The window that is said beside it; None without one.
        comparison: Which earlier window it is compared with; None for none or for one that is said.
        grain: Length of its periods.
        parts: What says all that.
    """

    window: Window
    beside: Window | None
    comparison: Comparison | None
    grain: Grain
    parts: tuple[Part, ...]

    @property
    def beside_is_said(self) -> bool:
        """Whether two windows are said, one to be held against the other."""
        return any(part.field is Field.COMPARISON and part.name == "beside" for part in self.parts)

    def scope(self, other: Scope) -> Scope:
        """A scope over this window."""
        first, end = self.window
        return other.replace(date_from=first, date_to=end, comparison=self.comparison, grain=self.grain)

    def compared(self, scope: Scope, as_of: datetime) -> Scope | None:
        """What a scope is compared with; None without a comparison."""
        if self.beside is None:
            return scope.compared(as_of)
        return scope.replace(date_from=self.beside[0], date_to=self.beside[1], comparison=None)


def times_of(found: Wishes, clock: Clock) -> Times:
    """The times that are said, else the usual ones."""
    said = list(found.of(Kind.TIME))
    beside = said[1] if len(said) > 1 and found.of(Kind.VERSUS) else None
    for wish in said[1:]:
        if wish is not beside:
            found.drop(wish, Why.ONE_WINDOW)
    window_part = _window_part(found, said, clock)
    window = _window(window_part)
    grain = _grain(found, window)
    if beside is not None:
        values = beside.meaning.values
        part = Part(Field.COMPARISON, "beside", values, tuple(beside.spans))
        return Times(window, _days(values), None, grain, (window_part, part, *_period_parts(found)))
    times = _compared(found, window_part, said[0] if said else None, grain)
    return replace(times, parts=(*times.parts, *_period_parts(found)))


def _period_parts(found: Wishes) -> tuple[Part, ...]:
    spans = tuple(sorted(span for wish in found.of(Kind.PERIODS) for span in wish.spans))
    return (Part(Field.PERIODS, spans=spans),) if spans else ()


def _window_part(found: Wishes, said: list[Wish], clock: Clock) -> Part:
    if said:
        return Part(Field.TIME, "", said[0].meaning.values, tuple(said[0].spans))
    comparison = found.first(Kind.COMPARISON)
    if comparison is not None and comparison.meaning.values:
        window = window_named(comparison.meaning.values[0], clock)
    elif any(
        wish.meaning.values and wish.meaning.values[0] in _LONG_GRAINS for wish in found.of(Kind.PERIODS)
    ):
        month = clock.today.replace(day=1)
        window = shift_months(month, -_USUAL_MONTHS), month
    elif _is_of_now(found):
        window = shift_months(clock.end, -_USUAL_MONTHS), clock.end
    else:
        monday = clock.today - timedelta(days=clock.today.weekday())
        window = monday - timedelta(weeks=_USUAL_WEEKS), monday
    return Part(Field.TIME, "", tuple(map(str, window)))


def _is_of_now(found: Wishes) -> bool:
    """Whether it is asked what still waits on the last day of the data; whole weeks would end before it."""
    said = {wish.meaning.name for kind in (Kind.MEASURE, Kind.DETAIL) for wish in found.of(kind)}
    return not said.isdisjoint(STILL_WAITING)


def _compared(found: Wishes, window_part: Part, said: Wish | None, grain: Grain) -> Times:
    """The window with the comparison that is said; a change needs one, also where none is said."""
    window, wish = _window(window_part), found.first(Kind.COMPARISON)
    for other in found.of(Kind.COMPARISON)[1:]:
        found.drop(other, Why.ONE_WINDOW)
    if wish is None and not found.of(Kind.CHANGE):
        return Times(window, None, None, grain, (window_part,))
    comparison = Comparison.PREVIOUS if wish is None else Comparison(wish.meaning.name)
    spans = () if wish is None else tuple(wish.spans)
    if said is not None and said.holiday and comparison is Comparison.PREVIOUS:
        # The time before a holiday, not the holiday itself: nobody hands in a request then.
        before = date.fromisoformat(said.holiday[0])
        beside = before - (window[1] - window[0]), before
        return Times(window, beside, None, grain, (window_part, Part(Field.COMPARISON, "before", (), spans)))
    return Times(
        window, None, comparison, grain, (window_part, Part(Field.COMPARISON, comparison, (), spans))
    )


def _grain(found: Wishes, window: Window) -> Grain:
    """The grain that is said, else one that gives neither two periods nor two hundred."""
    for wish in found.of(Kind.PERIODS):
        if wish.meaning.values:
            return Grain(wish.meaning.values[0])
    length = window[1] - window[0]
    if length <= _LONGEST_BY_DAY:
        return Grain.DAY
    return Grain.WEEK if length <= _LONGEST_BY_WEEK else Grain.MONTH


def _window(part: Part) -> Window:
    return _days(part.values)


def _days(values: tuple[str, ...]) -> Window:
    first, end = map(date.fromisoformat, values)
    return first, end
