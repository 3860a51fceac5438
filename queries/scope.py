"""What a reader looks at: a window of time, places, kinds of request, and what to compare with."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from queries import windows
from queries.windows import END_OF_DAYS, FIRST_DAY

#: A choice that no place can match (no place has an empty name): what is left when a reader may
#: see none of the communities that were asked for. An empty choice would mean all of them.
NOWHERE = ("",)

_CHOICES = {
    "community": "communities",
    "compound": "compounds",
    "category": "categories",
    "channel": "channels",
}


_Member = TypeVar("_Member", bound=enum.StrEnum)


class ScopeError(ValueError):
    """A scope that cannot be: the message says in Chinese what is wrong."""


class DistantDayError(ScopeError):
    """A day before 1900 or after 2100: no ledger reaches there."""


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
    """

    date_from: date | None = None
    date_to: date | None = None
    grain: Grain = Grain.WEEK
    communities: tuple[str, ...] | None = None
    compounds: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    comparison: Comparison | None = None

    def __post_init__(self) -> None:
        for name in _CHOICES.values():
            object.__setattr__(self, name, _choice(getattr(self, name)))
        object.__setattr__(self, "grain", Grain(self.grain))
        if self.comparison is not None:
            object.__setattr__(self, "comparison", Comparison(self.comparison))
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ScopeError(f"开始日期 {self.date_from} 晚于结束日期 {self.date_to}")

    def replace(self, **changes: Any) -> Scope:  # noqa: ANN401 - each field has its own type
        """The same scope with some fields changed."""
        return dataclasses.replace(self, **changes)

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
        for name, label in zip(_CHOICES.values(), ("社区", "小区", "类别", "渠道"), strict=True):
            if (chosen := getattr(self, name)) is not None:
                parts.append(f"{label}：{'、'.join(chosen)}")
        if self.communities is None and self.compounds is None:
            parts.insert(1, "全街道")
        return "；".join(parts)

    def to_query(self) -> dict[str, list[str]]:
        """The scope as the query part of an address, with explicit dates; ``from_query`` reads it."""
        query = {"from": [str(self.date_from)]} if self.date_from else {}
        if self.date_to:
            query["to"] = [str(self.date_to)]
        query["grain"] = [self.grain.value]
        for key, name in _CHOICES.items():
            if (chosen := getattr(self, name)) is not None:
                query[key] = list(chosen)
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
        choices = {name: tuple(query[key]) for key, name in _CHOICES.items() if query.get(key)}
        grain, compare = _last(query, "grain"), _last(query, "compare")
        return cls(
            date_from=_day(_last(query, "from")),
            date_to=_day(_last(query, "to")),
            grain=_member(Grain, grain) if grain else Grain.WEEK,
            comparison=_member(Comparison, compare) if compare else None,
            **choices,
        )


def _choice(names: Iterable[str] | None) -> tuple[str, ...] | None:
    if isinstance(names, str):
        raise TypeError(f"a choice is a tuple of names, not the text {names!r}")
    return None if names is None else tuple(dict.fromkeys(names)) or None


def _last(query: Mapping[str, Sequence[str]], key: str) -> str:
    return query[key][-1] if query.get(key) else ""


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ScopeError(f"日期“{text}”不对，应写作 2026-01-31") from error
    if day is not None and not FIRST_DAY <= day <= END_OF_DAYS:
        raise DistantDayError(f"日期“{text}”不在 1900 至 2100 年之间")
    return day


def _member(kind: type[_Member], text: str) -> _Member:
    try:
        return kind(text)
    except ValueError as error:
        raise ScopeError(f"“{text}”不对，应为 {'、'.join(kind)} 之一") from error


def _window(date_from: date | None, date_to: date | None) -> str:
    if date_from is None and date_to is None:
        return "全部日期"
    first = str(date_from) if date_from else "最早"
    return f"{first} 至 {date_to - timedelta(days=1) if date_to else '最近'}"
