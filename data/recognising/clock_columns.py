"""Combines dates with times of day in separate columns: 受理日期, 受理时, 受理分, or 日期 and 时间."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.notation.date_text import NOON
from data.notation.header_text import normalise
from data.recognising.derivation import DerivedColumn, cell, of_file
from data.schema import Column, Ledger, Type

_DAY = re.compile(r"(.*?)(?:日期|年月日)")
_MOMENT = re.compile(r"(.*?)(?:日期|年月日|时间)")
#: 点 is an hour only as the whole header: 受理点 is a place.
_HOUR = re.compile(r"(.*?)(?:小时|时|点钟)|()点")
_MINUTE = re.compile(r"(.*?)(?:分钟|分)")
_CLOCK = re.compile(r"(.*?)(?:时间|时刻|时分秒|时分)")
#: Spellings of a time, as SQL writes patterns: digits of both widths, the hours of a day and 24.
_D = "[0-9\uff10-\uff19]"
_HOURS = f"(?:[01\uff10\uff11]?{_D}|[2\uff12][0-4\uff10-\uff14])"
_CHINESE = "[〇零一二两三四五六七八九十]{1,3}"
_PLAIN = f"'^(?:[01]{_D}|2[0-4]):[0-5]{_D}(?::[0-5]{_D})?$'"
_HOUR_ONLY = f"'^{_HOURS}(?:[.]0+)? ?(?:时|点|小时|点钟)?整?$'"
_DIGITS = "'^(?:[0-9]|[01][0-9]|2[0-3])[0-5][0-9]$'"
_MINUTES = f"(?:半|整|(?:[0-5\uff10-\uff15]?{_D}|{_CHINESE})(?: ?[:\uff1a分] ?(?:[0-5]?{_D})?)?秒?)?"
_SPELLED = (
    f"'^(?i:{NOON})? ?(?:{_HOURS}|{_CHINESE}) ?(?:[:\uff1a] ?{_MINUTES}|[时点] ?{_MINUTES}) ?(?i:AM|PM)?'"
)
#: Words without a definite time of day.
_WORD = f"'^(?i:{NOON}|全天|整天|当天|晚|早|待定|[-\u2014~]+)$'"
#: A date with its time, in the column of times.
_WHOLE = f"'^(?:{_D}{{4}} ?[-/.年]|[0-9]{{12}})'"
_SERIAL = "'^(?:3[3-9]|[4-9][0-9])[0-9]{3}(?:[.]0+)?$'"


@dataclass(frozen=True, slots=True)
class Parts:
    """The columns of one moment, by the indexes of their headers.

    Attributes:
        date: The date.
        clock: The time of day, or only the hour.
        minute: The minutes, if they have a separate column.
    """

    date: int
    clock: int
    minute: int | None = None


def find_parts(headers: Sequence[str]) -> tuple[Parts, ...]:
    """The moments of a file that are spread over several columns."""
    names = [normalise(header) for header in headers]
    parts = []
    for place, name in enumerate(names):
        hour = _partner(names, place, _MOMENT, _HOUR)
        if hour is not None:
            parts.append(Parts(place, hour, _partner(names, place, _MOMENT, _MINUTE)))
        elif (clock := _partner(names, place, _DAY, _CLOCK)) is not None and _DAY.fullmatch(name):
            parts.append(Parts(place, clock))
    return tuple(parts)


def beside_dates(headers: Sequence[str]) -> frozenset[int]:
    """Indexes of the headers that only complete the date beside them."""
    parts = find_parts(headers)
    return frozenset(
        place for moment in parts for place in (moment.clock, moment.minute) if place is not None
    )


def clock_columns(
    headers: Sequence[str], positions: Mapping[str, int], ledger: Ledger
) -> dict[str, DerivedColumn]:
    """The columns of a ledger that are combined from a date and its time of day."""
    moments = [column for column in ledger.stored_columns if column.type is Type.DATETIME]
    return {
        column.name: _moment_column(column, parts, headers[parts.clock])
        for parts in find_parts(headers)
        for column in moments
        if positions.get(column.name) in (parts.date, parts.clock)
    }


def _partner(
    names: Sequence[str], place: int, dated: re.Pattern[str], spelling: re.Pattern[str]
) -> int | None:
    """The index of the column that completes a date: it has the date's name, or no name and is beside it."""
    date = dated.fullmatch(names[place])
    if date is None:
        return None
    for position, name in enumerate(names):
        part = spelling.fullmatch(name)
        if part is None or position == place:
            continue
        stem = part[1]
        is_beside = 0 < position - place <= 2 and not stem
        if is_beside or (stem and stem in (date[1], names[place])):
            return position
    return None


def _moment_column(column: Column, parts: Parts, header: str) -> DerivedColumn:
    """A moment combined from date and time; if the time is not one (晚上, 会议室) only the date."""
    names = {"date": parts.date, "clock": parts.clock}
    if parts.minute is not None:
        names["minute"] = parts.minute
    needs = {f"_{column.name}_{part}": place for part, place in names.items()}
    day, clock = _day(cell(f"_{column.name}_date")), cell(f"_{column.name}_clock")
    minute = f"coalesce({cell(f'_{column.name}_minute')}, '0')" if parts.minute is not None else "'0'"
    time = _time(clock, minute, is_hour_only=parts.minute is not None)
    is_whole = f"length({clock}) > 12 and regexp_matches({clock}, {_WHOLE}) and not {_from_zero(clock)}"
    message = f"“{header.strip()}”一列有看不懂的时刻，这些行只取日期；请写成 14:30 的样子。"
    unread = f"{time} is null and not ({is_whole}) and not regexp_matches({clock}, {_WORD})"
    return DerivedColumn(
        f"case when {is_whole} then {clock} else concat_ws(' ', {day}, {time}) end",
        needs,
        (of_file(column, "clock_unread", message),),
        f"exists (select 1 from raw where {clock} is not null and {unread})",
    )


def _day(date: str) -> str:
    """SQL for the date in a cell, without a time of midnight, also for Excel's serial number."""
    serial = f"try_cast(split_part({date}, '.', 1) as integer)"
    return (
        f"case when regexp_matches({date}, {_SERIAL}) then"
        f" strftime(date '1899-12-30' + {serial}, '%Y-%m-%d')"
        f" when length({date}) > 10 then split_part({date}, ' ', 1) else {date} end"
    )


def _time(clock: str, minute: str, *, is_hour_only: bool) -> str:
    """SQL for the time in a cell, for a span its start; null if there is none."""
    share = f"cast(round(try_cast({clock} as double) * 86400) as bigint)"
    # A spreadsheet stores a time as a fraction of a day, or as a moment of its first day.
    shared = (
        f" when starts_with({clock}, '0.') and {share} < 86400"
        f" then strftime(timestamp '2000-01-01' + to_seconds({share}), '%H:%M:%S')"
    )
    return (
        f"case when length({clock}) in (5, 8) and regexp_matches({clock}, {_PLAIN}) then {clock}"
        f"{'' if is_hour_only else shared}"
        f" when regexp_matches({clock}, {_HOUR_ONLY})"
        f" then {_two_digits(clock)} || ':' || {_two_digits(minute)}"
        f" when {_from_zero(clock)} then split_part({clock}, ' ', 2)"
        f" when regexp_matches({clock}, {_DIGITS})"
        f" then left(lpad({clock}, 4, '0'), 2) || ':' || right({clock}, 2)"
        f" else nullif(regexp_extract({clock}, {_SPELLED}), '') end"
    )


def _from_zero(clock: str) -> str:
    return f"left({clock}, 9) in ('1899-12-3', '1900-01-0')"


def _two_digits(text: str) -> str:
    """SQL for an hour or minutes, written 9, 09, 9时 or, by a spreadsheet, 9.0."""
    return (
        f"case when length({text}) = 1 then '0' || {text}"
        f" when length({text}) = 2 and right({text}, 1) between '0' and '9' then {text}"
        f" else lpad(split_part(rtrim({text}, '时点分钟整小 '), '.', 1), 2, '0') end"
    )
