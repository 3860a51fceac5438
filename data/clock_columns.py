"""Dates whose time of day stands in columns of its own: 受理日期, 受理时, 受理分, or 日期 and 时间."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.derivation import Derived, cell
from data.header_text import normalise
from data.schema import Ledger, Type

_DAY = re.compile(r"(.*?)(?:日期|年月日)")
_MOMENT = re.compile(r"(.*?)(?:日期|年月日|时间)")
#: 点 alone is an hour only without a name of its own: 受理点 is a place.
_HOUR = re.compile(r"(.*?)(?:小时|时|点钟)|()点")
_MINUTE = re.compile(r"(.*?)(?:分钟|分)")
_CLOCK = re.compile(r"(.*?)(?:时间|时刻|时分秒|时分)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The columns that make one moment, by the places of their headers.

    Attributes:
        date: The day.
        clock: The time of day, or the hour alone.
        minute: The minutes, if they stand apart.
    """

    date: int
    clock: int
    minute: int | None = None


def find_parts(headers: Sequence[str]) -> tuple[Parts, ...]:
    """The moments of a file that are written in several columns."""
    names = [normalise(header) for header in headers]
    found = []
    for place, name in enumerate(names):
        hour = _partner(names, place, _MOMENT, _HOUR)
        if hour is not None:
            found.append(Parts(place, hour, _partner(names, place, _MOMENT, _MINUTE)))
        elif (clock := _partner(names, place, _DAY, _CLOCK)) is not None and _DAY.fullmatch(name):
            found.append(Parts(place, clock))
    return tuple(found)


def beside_dates(headers: Sequence[str]) -> frozenset[int]:
    """Places of the headers that only complete the date beside them, and are no column of their own."""
    parts = find_parts(headers)
    return frozenset(place for one in parts for place in (one.clock, one.minute) if place is not None)


def clock_columns(headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger) -> dict[str, Derived]:
    """The moments of a ledger that are put together from a day and its time of day."""
    moments = [column.name for column in ledger.stored if column.type is Type.DATETIME]
    return {
        name: _joined(name, parts)
        for parts in find_parts(headers)
        for name in moments
        if positions.get(name) in (parts.date, parts.clock)
    }


def _partner(
    names: Sequence[str], place: int, dated: re.Pattern[str], spelling: re.Pattern[str]
) -> int | None:
    """The place of what completes the date there: it bears the date's name, or none and stands beside."""
    date = dated.fullmatch(names[place])
    if date is None:
        return None
    for other, name in enumerate(names):
        part = spelling.fullmatch(name)
        if part is None or other == place:
            continue
        stem = part[1]
        is_beside = 0 < other - place <= 2 and not stem
        if is_beside or (stem and stem in (date[1], names[place])):
            return other
    return None


def _joined(column: str, parts: Parts) -> Derived:
    names = {"date": parts.date, "clock": parts.clock}
    if parts.minute is not None:
        names["minute"] = parts.minute
    needs = {f"_{column}_{part}": place for part, place in names.items()}
    date, clock = cell(f"_{column}_date"), cell(f"_{column}_clock")
    minute = f"coalesce({cell(f'_{column}_minute')}, '0')" if parts.minute is not None else "'0'"
    day = (
        f"case when length({date}) = 5 then"
        f" strftime(date '1899-12-30' + try_cast({date} as integer), '%Y-%m-%d')"
        f" when length({date}) > 10 then split_part({date}, ' ', 1) else {date} end"
    )
    share = f"cast(round(try_cast({clock} as double) * 86400) as bigint)"
    is_hour = f"length({clock}) <= 4 and not contains({clock}, ':')"
    if parts.minute is None:
        is_hour += f" and not starts_with({clock}, '0.')"
    counted_from = f"left({clock}, 9) in ('1899-12-3', '1900-01-0')"
    time = (
        f"case when {is_hour} then {_two_digits(clock)} || ':' || {_two_digits(minute)}"
        # A spreadsheet keeps a bare time as a share of the day, or as a moment of the day it counts from.
        f" when starts_with({clock}, '0.')"
        f" then strftime(timestamp '2000-01-01' + to_seconds({share}), '%H:%M:%S')"
        f" when {counted_from} then split_part({clock}, ' ', 2) else {clock} end"
    )
    is_whole = f"length({clock}) > 12 and not starts_with({clock}, '0.') and not {counted_from}"
    return Derived(
        f"case when {clock} is null then {date} when {is_whole} then {clock} else {day} || ' ' || {time} end",
        needs,
    )


def _two_digits(text: str) -> str:
    """SQL for an hour or minutes, which may be written 9, 09, 9时 or, by a spreadsheet, 9.0."""
    return (
        f"case when length({text}) = 1 then '0' || {text}"
        f" when length({text}) = 2 and right({text}, 1) between '0' and '9' then {text}"
        f" else lpad(split_part(rtrim({text}, '时点分钟小 '), '.', 1), 2, '0') end"
    )
