"""What a reader looks at: a window of time, places, kinds of request, and what to compare with."""

from __future__ import annotations

import dataclasses
import enum
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from queries import windows
from queries.address_values import ScopeError, day, last, member
from queries.conditions import Condition, ConditionError, is_condition_key
from queries.dimensions import FIELDS, KINDS

#: A choice that no place can match (no place has an empty name): what is left when a reader may
#: see none of the communities that were asked for. An empty choice would mean all of them.
NOWHERE = ("",)


class Grain(enum.StrEnum):
    """Length of the periods of a trend."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Comparison(enum.StrEnum):
    """Which earlier window the scope is compared with: 上期, the one before, or 上年同期."""

    PREVIOUS = "previous"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Scope:
    """One view of the ledgers; None means all, and an empty choice becomes None.

    Attributes:
        date_from: First day; None from the first event on.
        date_to: Day after the last; None to the last event.
        grain: Length of the periods of a trend.
        communities: Names of communities.
        compounds: Names of compounds.
        categories: Categories of requests; only service requests have one.
        channels: Channels of requests; only service requests have one.
        comparison: What the window is compared with.
        conditions: On further dimensions, in the order in which they were chosen; one a dimension and side.
    """

    date_from: date | None = None
    date_to: date | None = None
    grain: Grain = Grain.WEEK
    communities: tuple[str, ...] | None = None
    compounds: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    comparison: Comparison | None = None
    conditions: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        for name in FIELDS.values():
            object.__setattr__(self, name, _choice(getattr(self, name)))
        object.__setattr__(self, "grain", Grain(self.grain))
        if self.comparison is not None:
            object.__setattr__(self, "comparison", Comparison(self.comparison))
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ScopeError(f"开始日期 {self.date_from} 晚于结束日期 {self.date_to}")

    def replace(self, **changes: Any) -> Scope:  # noqa: ANN401 - each field has its own type
        """The same scope with some fields changed."""
        return dataclasses.replace(self, **changes)

    def condition(self, key: str) -> Condition | None:
        """The condition with this key of an address (``not_…`` for an exclusion); None without one."""
        return next((each for each in self.conditions if each.key == key), None)

    def with_condition(self, key: str, values: Iterable[str]) -> Scope:
        """The scope with a condition set, in its place or behind the others; without values it is taken off.

        Raises:
            ScopeError: The key names no dimension.
        """
        chosen = tuple(values)
        if key in FIELDS:
            return self.replace(**{FIELDS[key]: chosen})
        try:
            wanted = (Condition.of_key(key, chosen),) if chosen else ()
        except ConditionError as error:
            raise ScopeError(str(error)) from error
        if self.condition(key) is None:
            return self.replace(conditions=(*self.conditions, *wanted))
        kept = [wanted if each.key == key else (each,) for each in self.conditions]
        return self.replace(conditions=tuple(each for some in kept for each in some))

    @property
    def all_conditions(self) -> tuple[Condition, ...]:
        """Categories and channels as conditions, then the further conditions in their order."""
        fields = (Condition(key, chosen) for key in KINDS if (chosen := getattr(self, FIELDS[key])))
        return (*fields, *self.conditions)

    def without_conditions(self) -> Scope:
        """The same dates and places without any condition."""
        return self.replace(categories=None, channels=None, conditions=())

    def effective_on(self, relations: Iterable[str]) -> Scope:
        """The scope without the conditions that narrow none of these relations."""
        read = tuple(relations)
        left = [each for each in self.all_conditions if not any(map(each.applies_to, read))]
        return functools.reduce(lambda scope, each: scope.with_condition(each.key, ()), left, self)

    @property
    def bounds(self) -> tuple[date, date]:
        """First day of the window, and the day after its last.

        Raises:
            ScopeError: One of them is left open.
        """
        if self.date_from is None or self.date_to is None:
            raise ScopeError("时段没有开始日期或结束日期")
        return self.date_from, self.date_to

    def history(self) -> Scope:
        """The same places and kinds at all times, compared with nothing."""
        return self.replace(date_from=None, date_to=None, comparison=None)

    def elapsed(self, as_of: datetime) -> Scope:
        """The part of the window that has passed: it ends on the day after ``as_of`` at the latest."""
        return self._over(windows.elapsed(self.date_from, self.date_to, as_of))

    def at_least(self, length: timedelta) -> Scope:
        """The scope over at least so long a time that ends with it; with an open end it stays as it is."""
        if self.date_from is None or self.date_to is None:
            return self
        return self._over(windows.at_least(self.date_from, self.date_to, length))

    def at_least_months(self, months: int, as_of: datetime) -> Scope:
        """The part that has passed, over at least so many calendar months that end with it."""
        date_from, date_to = windows.elapsed(self.date_from, self.date_to, as_of)
        if date_from is None:
            return self._over((None, date_to))
        return self._over(windows.at_least_months(date_from, date_to, months))

    def up_to(self, end: date, length: timedelta) -> Scope:
        """The same places and kinds in the time so long that ends before a day."""
        return self._over((end - length, end))

    def calendar_year(self, as_of: datetime) -> Scope:
        """The same places and kinds in the calendar year in which the window ends; see ``windows``."""
        return self._over(windows.calendar_year(self.date_to, as_of))

    def compared(self, as_of: datetime, comparison: Comparison | None = None) -> Scope | None:
        """The same places and kinds in the window this one is compared with.

        An unfinished window (it ends after the day of ``as_of``) is compared with the same elapsed
        part. The answer is a scope of its own, compared with nothing.

        Args:
            as_of: 数据截至, the latest event time.
            comparison: Which window; the scope's own when None.

        Returns:
            The scope, or None when there is nothing to compare with: no comparison is chosen, or
            the window has no first day, so nothing lies before it.
        """
        chosen = comparison or self.comparison
        if chosen is None or self.date_from is None:
            return None
        cut = windows.day_after(as_of)
        end = max(self.date_to or cut, self.date_from)
        is_previous = chosen is Comparison.PREVIOUS
        shift = windows.window_before if is_previous else windows.window_a_year_before
        return self._over(shift(self.date_from, end, max(cut, self.date_from))).replace(comparison=None)

    def within(self, communities: Iterable[str] | None) -> Scope:
        """The part of the scope that a reader restricted to these communities may see.

        The one place where a restriction enters: the runner is given the scope this returns. None: none.
        """
        if communities is None:
            return self
        allowed = tuple(communities)
        wanted = allowed if self.communities is None else self.communities
        return self.replace(communities=tuple(name for name in wanted if name in allowed) or NOWHERE)

    def _over(self, window: tuple[date | None, date | None]) -> Scope:
        return self.replace(date_from=window[0], date_to=window[1])

    def describe(self) -> str:
        """The scope as one Chinese sentence, for command line, exports and logs."""
        parts = [_window(self.date_from, self.date_to)]
        for name, label in zip(FIELDS.values(), ("社区", "小区", "类别", "渠道"), strict=True):
            if (chosen := getattr(self, name)) is not None:
                parts.append(f"{label}：{'、'.join(chosen)}")
        if self.communities is None and self.compounds is None:
            parts.insert(1, "全街道")
        parts += [each.describe() for each in self.conditions]
        return "；".join(parts)

    def to_query(self) -> dict[str, list[str]]:
        """The scope as the query part of an address, with explicit dates; ``from_query`` reads it."""
        query = {"from": [str(self.date_from)]} if self.date_from else {}
        if self.date_to:
            query["to"] = [str(self.date_to)]
        query["grain"] = [self.grain.value]
        for key, name in FIELDS.items():
            if (chosen := getattr(self, name)) is not None:
                query[key] = list(chosen)
        query |= {each.key: list(each.values) for each in self.conditions}
        if self.comparison:
            query["compare"] = [self.comparison.value]
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> Scope:
        """The scope an address asks for; keys of others are ignored, what is missing is the default.

        Raises:
            DistantDayError: A date lies outside 1900 to 2100.
            ScopeError: A date, the grain or the comparison cannot be read.
        """
        further = [key for key in query if is_condition_key(key) and key not in FIELDS and any(query[key])]
        choices = {name: tuple(query[key]) for key, name in FIELDS.items() if query.get(key)}
        grain, compare = last(query, "grain"), last(query, "compare")
        return cls(
            date_from=day(last(query, "from")),
            date_to=day(last(query, "to")),
            grain=member(Grain, grain) if grain else Grain.WEEK,
            comparison=member(Comparison, compare) if compare else None,
            conditions=tuple(Condition.of_key(key, filter(None, query[key])) for key in further),
            **choices,
        )


def _choice(names: Iterable[str] | None) -> tuple[str, ...] | None:
    if isinstance(names, str):
        raise TypeError(f"a choice is a tuple of names, not the text {names!r}")
    return None if names is None else tuple(dict.fromkeys(names)) or None


def _window(date_from: date | None, date_to: date | None) -> str:
    if date_from is None and date_to is None:
        return "全部日期"
    first = str(date_from) if date_from else "最早"
    return f"{first} 至 {date_to - timedelta(days=1) if date_to else '最近'}"
