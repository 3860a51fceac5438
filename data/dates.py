"""Dates and times as exports write them, on the local wall clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from data.schema import plain

FIRST_YEAR, LAST_YEAR = 1900, 2100
_LOCAL = timezone(timedelta(hours=8))
_DAY_END = timedelta(hours=23, minutes=59, seconds=59)
#: Excel counts days from here; below 60 it counts from a day later, for it believes in 29 February 1900.
_SERIAL_ZERO = datetime(1899, 12, 30)
_LAST_SERIAL, _FIRST_TRUE_SERIAL = 100_000, 60
#: A deadline written as a smaller number is a number of days, not a day of the year 1954 or before.
_FIRST_DEADLINE = 20_000

_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_MORNING, _AFTERNOON, _NIGHT = ("凌晨", "早上", "上午", "AM"), ("下午", "傍晚", "PM"), ("晚上", "夜间")
_NOON = "|".join((*_MORNING, *_AFTERNOON, *_NIGHT, "中午"))
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
_DATE = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?[T\s]*"
    rf"(?P<noon>{_NOON})?\s*"
    r"(?:(?P<hour>\d{1,2})\s*[:时点]\s*"
    r"(?:(?P<half>半)|(?P<minute>\d{1,2})\s*(?:[:分]\s*(?:(?P<second>\d{1,2})\s*秒?)?)?)?(?:[.,]\d+)?)?"
    r"\s*(?P<english>AM|PM)?" + _ZONE,
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:[T\s]?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:\.?\d{3})?)?)?" + _ZONE
)
_SERIAL = re.compile(r"\d{1,6}(?:\.\d+)?")
#: Why a text is no date, the first that fits.
_REASONS = (
    (re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])"), "只有年月，没有日"),
    (re.compile(r"\d{4}\s*年?(?:度)?"), "只有年份，没有月和日"),
    (re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?(?!\d)(?:[\s(].*|\D.*)?"), "只有月日，没有年份"),
    (re.compile(rf"(?:{_NOON})?\s*\d{{1,2}}\s*[:时点].*"), "只有时间，没有日期"),
    (_DATE, "没有这一天或这个时刻"),
    (_COMPACT, "没有这一天或这个时刻"),
    (re.compile(r"\d{1,3}"), "像是天数，不是日期"),
)

_CHINESE = (
    "replace(replace(replace(replace(replace(replace({cell}, '年', '-'), '月', '-'), '日', ' '), '时', ':'),"
    " '分', case when contains({cell}, '秒') then ':' else '' end), '秒', '')"
)
_DAYS = "try_cast({cell} as double)"
#: The cast passes over a zone or a word behind the time, so only texts of which that is ruled out go
#: through it: by their length the commonest, at little cost, and the others by what stands in the time.
_BARE_TIME = "not regexp_matches(substr({cell}, 12), '[^0-9:.]')"
#: SQL over ``{cell}`` for the moment a usual spelling names; null for the rest.
FAST_MOMENT = (
    "case when substr({cell}, 5, 1) = '年' then try_cast(rtrim(" + _CHINESE + ") as timestamp)"
    f" when substr({{cell}}, 5, 1) = '.' then case when {_BARE_TIME}"
    " then try_cast(replace({cell}, '.', '-') as timestamp) end"
    " when length({cell}) = 10 or (substr({cell}, 14, 1) = ':'"
    " and (length({cell}) = 16 or (length({cell}) = 19 and substr({cell}, 17, 1) = ':')))"
    " then try_cast({cell} as timestamp)"
    " when substr({cell}, 5, 1) in ('-', '/') then"
    f" case when {_BARE_TIME} then try_cast({{cell}} as timestamp) end"
    " when length({cell}) = 5 or substr({cell}, 6, 1) = '.' then"
    f" case when {_DAYS} between {_FIRST_DEADLINE} and {_LAST_SERIAL}"
    f" then timestamp '{_SERIAL_ZERO}' + to_seconds(cast(floor({_DAYS} * 86400 + 0.5) as bigint)) end"
    " when {cell} between '1' and '3' then case length({cell})"
    " when 8 then try_strptime({cell}, '%Y%m%d')"
    " when 12 then try_strptime({cell}, '%Y%m%d%H%M')"
    " when 14 then try_strptime({cell}, '%Y%m%d%H%M%S') end end"
)
#: SQL over ``{cell}``: whether a text that names a moment names only its day.
IS_DAY_ONLY = (
    "case when contains({cell}, ':') or contains({cell}, '时') then false"
    f" when substr({{cell}}, 6, 1) = '.' and substr({{cell}}, 5, 1) <> '.' then {_DAYS} = floor({_DAYS})"
    " else length({cell}) not in (12, 14) or substr({cell}, 5, 1) in ('年', '-', '/', '.') end"
)


def read_date(text: str, *, ends_day: bool = False) -> datetime | None:
    """The moment a text names, on the local wall clock and to the second; None when it names none.

    Args:
        text: A date in one of the spellings of exports, or the number Excel keeps for it.
        ends_day: Whether a date without a time means the end of that day (deadlines do).
    """
    bare = _bare(text)
    if _SERIAL.fullmatch(bare):
        return _of_serial(bare, ends_day=ends_day)
    found = _DATE.fullmatch(bare) or _COMPACT.fullmatch(bare)
    if found is None:
        return None
    parts = found.groupdict()
    try:
        moment = datetime(int(parts["year"]), int(parts["month"]), int(parts["day"])) + _clock(parts)
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year < LAST_YEAR:
        return None
    if parts["zone"]:
        moment = moment.replace(tzinfo=_zone(parts["zone"])).astimezone(_LOCAL).replace(tzinfo=None)
    return moment + _DAY_END if ends_day and parts["hour"] is None else moment


def why_no_date(text: str) -> str:
    """What a text that names no moment lacks, in Chinese."""
    bare = _bare(text)
    for spelling, reason in _REASONS:
        if spelling.fullmatch(bare):
            return reason
    return "不是看得懂的日期"


def _bare(text: str) -> str:
    return _WEEKDAY.sub(" ", plain(text)).strip()


def _of_serial(digits: str, *, ends_day: bool) -> datetime | None:
    days = float(digits)
    first = _FIRST_DEADLINE if ends_day else 1
    is_year = days.is_integer() and FIRST_YEAR <= days <= LAST_YEAR
    if is_year or not first <= days <= _LAST_SERIAL:
        return None
    moment = _SERIAL_ZERO + timedelta(seconds=int(days * 86400 + 0.5))
    if days < _FIRST_TRUE_SERIAL:
        moment += timedelta(days=1)
    return moment + _DAY_END if ends_day and days.is_integer() else moment


def _clock(parts: dict[str, str | None]) -> timedelta:
    """How far into its day a moment lies; 24:00 is the day's end.

    Raises:
        ValueError: There is no such time of day.
    """
    hour, second = int(parts["hour"] or 0), int(parts.get("second") or 0)
    minute = 30 if parts.get("half") else int(parts["minute"] or 0)
    noon = (parts.get("noon") or parts.get("english") or "").upper()
    if noon in _MORNING and hour == 12:
        hour = 0
    elif noon in _NIGHT and hour == 12:
        hour = 24
    elif (noon in (*_AFTERNOON, *_NIGHT) and hour < 12) or (noon == "中午" and 0 < hour < 10):
        hour += 12
    clock = timedelta(hours=hour, minutes=minute, seconds=second)
    if minute > 59 or second > 59 or clock > timedelta(days=1):
        raise ValueError(f"{hour}:{minute}:{second}")
    return clock


def _zone(text: str) -> timezone:
    if not text.startswith(("+", "-")):
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[3:].removeprefix(":") or 0))
    return timezone(-offset if text[0] == "-" else offset)
