"""Reads the values of an address: the last one of a key, a day, one of a few words."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from queries.windows import END_OF_DAYS, FIRST_DAY

_Member = TypeVar("_Member", bound=enum.StrEnum)


class ScopeError(ValueError):
    """A scope that cannot be: the message says in Chinese what is wrong."""


class DistantDayError(ScopeError):
    """A day before 1900 or after 2100: no ledger reaches there."""


def last(query: Mapping[str, Sequence[str]], key: str) -> str:
    """The last value of a key; empty without one."""
    return query[key][-1] if query.get(key) else ""


def day(text: str) -> date | None:
    """The day of an ISO text; None for an empty one.

    Raises:
        DistantDayError: It lies outside 1900 to 2100.
        ScopeError: It is no date.
    """
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ScopeError(f"日期“{text}”不对，应写作 2026-01-31") from error
    if found is not None and not FIRST_DAY <= found <= END_OF_DAYS:
        raise DistantDayError(f"日期“{text}”不在 1900 至 2100 年之间")
    return found


def member(kind: type[_Member], text: str) -> _Member:
    """The member of an enumeration with this value.

    Raises:
        ScopeError: There is none.
    """
    try:
        return kind(text)
    except ValueError as error:
        raise ScopeError(f"“{text}”不对，应为 {'、'.join(kind)} 之一") from error
