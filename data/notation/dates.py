"""Reads dates and times as exports write them, in local wall-clock time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from data.notation.date_text import AFTERNOON, MORNING, NIGHT, NOON, bare_date, why_no_start

#: An earlier date is a placeholder or a typing error.
FIRST_DAY = datetime(1990, 1, 1)
_LOCAL = timedelta(hours=8)
_DAY_END = timedelta(hours=23, minutes=59, seconds=59)
#: Excel counts days from here. A number smaller than that of the first day is a count or a decimal.
_SERIAL_ZERO = datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = (FIRST_DAY - _SERIAL_ZERO).days, 100_000
_FARTHEST_ZONE = timedelta(hours=14)
#: Two-digit years from this one on belong to the last century.
_LAST_CENTURY = 90
_FULL_YEAR, _FIRST_FULL_YEAR = 4, 1000

_SERIAL = re.compile(r"\d{5,6}(?:\.\d+)?")
_CLOCK = (
    rf"(?P<noon>{NOON})?\s?"
    r"(?:(?P<hour>\d{1,2})\s?[:时点]\s?"
    r"(?:(?P<half>半)|整|(?P<minute>\d{1,2})\s?(?:[:分]\s?(?:(?P<second>\d{1,2})\s?秒?)?)?)?(?:[.,]\d+)?)?"
    r"\s?(?P<english>AM|PM)?"
)
#: A two-digit year stands first, and is not a month.
_DAY = (
    r"(?P<year>\d{4}|1[3-9]|[2-9]\d|\d{2}(?=\s?年))\s?[-/.年]\s?"
    r"(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})\s?[日号]?"
)
_START = re.compile(_DAY + r"(?:(?P<iso>T)(?=\d))?\s?" + _CLOCK, re.IGNORECASE)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:[T\s]?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:\.?\d{3})?)?)?"
)
_ZONE = re.compile(
    r"(?:Z|UTC|GMT)|(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?", re.IGNORECASE
)
_TO = r"(?:-{1,2}|[~〜–—−]{1,2}|至|到|to)\s?"
#: A time that a dash separates from its day: 2026-3-5-14:30.
_DASHED_CLOCK = re.compile(r"[-—]{1,2}\s?(?=\D{0,2}\d{1,2}\s?[:时点])" + _CLOCK, re.IGNORECASE)
#: The end of a time span, which omits the parts it shares with the start.
_END = re.compile(
    _TO + r"(?:今|现在|目前|(?:(?:(?:(?P<year>\d{4}|\d{2})\s?[-/.年]\s?)?(?P<month>\d{1,2})\s?[-/.月]\s?)?"
    r"(?P<day>\d{1,2})\s?[日号]?(?:T|\s|$|(?<=[日号])|(?=[上下中早晚凌傍]))|(?P<next>次日|翌日|第2天)\s?)?"
    + _CLOCK
    + ")",
    re.IGNORECASE,
)
_COMPACT_END = re.compile(_TO + r"(?:(?P<year>\d{4})?(?P<month>\d{2}))(?P<day>\d{2})")

_CHINESE = (
    "replace(replace(replace(replace(replace(replace({cell}, '年', '-'), '月', '-'), '日', ' '), '时', ':'),"
    " '分', case when contains({cell}, '秒') then ':' else '' end), '秒', '')"
)
_DAYS = "try_cast({cell} as double)"
#: The cast ignores a zone, the end of a span or a word after the time, so only texts for which these are
#: ruled out go through it: the most common ones by their length, at little cost, and the others by
#: the characters of the time.
_BARE_TIME = "not regexp_matches(substr({cell}, 9), '[^0-9:. T]|:.* |[.][0-9]+:')"
#: SQL over ``{cell}`` for the moment of a common spelling; null for the rest.
FAST_MOMENT = (
    "case when substr({cell}, 5, 1) = '年' then"
    " case when not regexp_matches({cell}, '[^0-9:. 年月日时分秒]|[:时].* |[.]')"
    " then try_cast(rtrim(" + _CHINESE + ") as timestamp) end"
    f" when substr({{cell}}, 5, 1) = '.' then case when {_BARE_TIME}"
    " then try_cast(replace({cell}, '.', '-') as timestamp) end"
    " when length({cell}) = 10 or (substr({cell}, 14, 1) = ':'"
    " and (length({cell}) = 16 or (length({cell}) = 19 and substr({cell}, 17, 1) = ':')))"
    " then try_cast({cell} as timestamp)"
    " when substr({cell}, 5, 1) in ('-', '/') then"
    f" case when {_BARE_TIME} then try_cast({{cell}} as timestamp) end"
    " when length({cell}) = 5 or substr({cell}, 6, 1) = '.' then"
    f" case when {_DAYS} between {_FIRST_SERIAL} and {_LAST_SERIAL}"
    " and not regexp_matches({cell}, '[^0-9.]')"
    f" then timestamp '{_SERIAL_ZERO}' + to_seconds(cast(floor({_DAYS} * 86400 + 0.5) as bigint)) end"
    " when {cell} between '1' and '3' then case length({cell})"
    " when 8 then try_strptime({cell}, '%Y%m%d')"
    " when 12 then try_strptime({cell}, '%Y%m%d%H%M')"
    " when 14 then try_strptime({cell}, '%Y%m%d%H%M%S') end end"
)
#: SQL over ``{cell}``: whether a text with a moment has only its day.
IS_DAY_ONLY = (
    "case when contains({cell}, ':') or contains({cell}, '时') then false"
    f" when substr({{cell}}, 6, 1) = '.' and substr({{cell}}, 5, 1) <> '.' then {_DAYS} = floor({_DAYS})"
    " else length({cell}) not in (12, 14) or substr({cell}, 5, 1) in ('年', '-', '/', '.') end"
)


def last_believed(imported: datetime, *, is_plan: bool = False) -> datetime:
    """The latest moment accepted in an import of that moment: a year later, ten years for a plan."""
    return imported + timedelta(days=366 * (10 if is_plan else 1))


def read_date(text: str, *, ends_day: bool = False) -> datetime | None:
    """The moment a text names, in local wall-clock time and to the second; None if it names none.

    Of a time span the start is returned. Whether the moment is plausible is not checked.

    Args:
        text: A date in one of the spellings of exports, or Excel's serial number for it.
        ends_day: Whether it is a deadline: a date without a time then means the end of that day, and of a
            time span the end is returned.
    """
    bare = bare_date(text)
    if _SERIAL.fullmatch(bare):
        return _of_serial(float(bare), ends_day=ends_day)
    found = _start(bare)
    if found is None:
        return None
    parts, rest = found.groupdict(), bare[found.end() :].strip()
    try:
        if parts["hour"] is None and (clock := _DASHED_CLOCK.fullmatch(rest)):
            return _moment({**parts, **clock.groupdict()}, ends_day=ends_day)
        start = _moment(parts, ends_day=ends_day)
        zone = _zone(rest, parts, start) if rest and parts["hour"] else None
        if zone is not None:
            return start - zone + _LOCAL
        end = _end(rest, parts, start, ends_day=ends_day) if rest else start
    except (ValueError, OverflowError):
        return None
    return end if ends_day or end is None else start


def why_no_date(text: str) -> str:
    """The reason, in Chinese, why a text is not a date."""
    bare = bare_date(text)
    found = _start(bare)
    if found is None:
        return why_no_start(bare)
    try:
        _moment(found.groupdict(), ends_day=False)
    except (ValueError, OverflowError):
        return "没有这一天或这个时刻"
    return "日期后面的内容看不懂"


def _start(bare: str) -> re.Match[str] | None:
    return _START.match(bare) or _COMPACT.match(bare)


def _of_serial(days: float, *, ends_day: bool) -> datetime | None:
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return None
    moment = _SERIAL_ZERO + timedelta(seconds=int(days * 86400 + 0.5))
    return moment + _DAY_END if ends_day and days.is_integer() else moment


def _moment(parts: dict[str, str | None], *, ends_day: bool) -> datetime:
    """The moment of a day and a time.

    Raises:
        ValueError: There is no such day, or no such time of day.
        OverflowError: It is later than Python can hold.
    """
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") < _FULL_YEAR:
        year += 1900 if year >= _LAST_CENTURY else 2000
    day = datetime(year, int(parts["month"] or 0), int(parts["day"] or 0))
    if year < _FIRST_FULL_YEAR:
        raise ValueError(year)
    if parts["hour"] is None:
        return day + _DAY_END if ends_day else day
    return day + _clock(parts)


def _clock(parts: dict[str, str | None]) -> timedelta:
    """The time of day as the time since midnight; 24:00 is the end of the day.

    Raises:
        ValueError: There is no such time of day.
    """
    hour, second = int(parts["hour"] or 0), int(parts.get("second") or 0)
    minute = 30 if parts.get("half") else int(parts["minute"] or 0)
    noon = (parts.get("noon") or parts.get("english") or "").upper()
    if noon in MORNING and hour == 12:
        hour = 0
    elif noon in NIGHT and hour == 12:
        hour = 24
    elif (noon in (*AFTERNOON, *NIGHT) and hour < 12) or (noon == "中午" and 0 < hour < 10):
        hour += 12
    clock = timedelta(hours=hour, minutes=minute, seconds=second)
    if minute > 59 or second > 59 or clock > timedelta(days=1):
        raise ValueError(f"{hour}:{minute}:{second}")
    return clock


def _zone(rest: str, parts: dict[str, str | None], start: datetime) -> timedelta | None:
    """The UTC offset after a time; None if the text is the end of a span, which -20:30 mostly is."""
    found = _ZONE.fullmatch(rest)
    if found is None:
        return None
    if found["sign"] is None:
        return timedelta()
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    if offset > _FARTHEST_ZONE:
        return None
    if found["sign"] == "+":
        return offset
    since_midnight = start - start.replace(hour=0, minute=0, second=0)
    is_zone = parts.get("iso") or (parts["second"] and offset < since_midnight)
    return -offset if is_zone else None


def _end(rest: str, parts: dict[str, str | None], start: datetime, *, ends_day: bool) -> datetime | None:
    """The end of a span; parts it omits are taken from the start. None if the text is not such an end.

    Raises:
        ValueError: There is no such day, or no such time of day.
        OverflowError: It is later than Python can hold.
    """
    found = _END.fullmatch(rest) or _COMPACT_END.fullmatch(rest)
    if found is None:
        return None
    end_parts = {name: text for name, text in found.groupdict().items() if text is not None}
    clock = dict.fromkeys(("hour", "half", "minute", "second", "english"))
    if parts.get("noon") in MORNING:  # 上午9:00-12:30 ends at noon, 下午3点-5点 in the afternoon
        clock["noon"] = None
    end = _moment({**parts, **clock, **end_parts}, ends_day=ends_day)
    if "next" in end_parts or (end < start and "day" not in end_parts):
        end += timedelta(days=1)
    return end
