"""The words for time, with exact days: counted from the day of the data, not from the clock.

Windows are half-open and go to their end, also where it has not come yet: 本周 ends on Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from data.months import shift_months
from queries import windows
from queries.sentence.clock import SPOKEN, Clock, Window, window_named
from queries.sentence.festivals import BEFORE, FESTIVALS, latest
from queries.sentence.meaning import Hit, Kind, Meaning
from queries.sentence.spelling import NUMBER, number_of

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_YEAR = r"(?:(?P<year>20\d\d|今|去|前|本|当|上)年的?)"
_DATE = rf"{_YEAR}?(?P<month>{NUMBER})月(?P<day>{NUMBER})(?:[日号]|(?![\d月个年]))"
_ISO = r"(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_SINCE = r"(?P<since>以来|起|开始|至今|到现在|到今天|以后|之后|后)?"
_TO = r"(?:到|至|—+|~|-)"


def time_hits(text: str, clock: Clock) -> Iterator[Hit]:
    """Every time in a folded text, overlapping ones too; a day that does not exist is an unknown word."""
    for pattern, read in _PATTERNS:
        for found in pattern.finditer(text):
            hit = read(found, clock)
            if isinstance(hit, Hit):
                yield hit
            else:
                yield Hit(found.start(), found.end(), (_meaning(hit, clock),))


def _meaning(window: Window | None, clock: Clock) -> Meaning:
    if window is None or not windows.FIRST_DAY <= window[0] < window[1] <= windows.END_OF_DAYS:
        return Meaning(Kind.UNKNOWN)
    if window[0] >= clock.end:
        return Meaning(Kind.REFUSAL, "FORECAST")
    return Meaning(Kind.TIME, values=(str(window[0]), str(window[1])))


def _year(found: re.Match[str], today: date) -> int | None:
    """The year that is said; None where none is."""
    written = found["year"]
    if written is None:
        return None
    return int(written) if written.isdigit() else today.year - {"去": 1, "上": 1, "前": 2}.get(written, 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # there is no such day
        return None


def _first_of(found: re.Match[str], month: int, today: date) -> date | None:
    """First day of a month: of the year said, else of the latest that has begun."""
    year = _year(found, today)
    if year is not None:
        return _day(year, month, 1)
    return _day(today.year - (month > today.month), month, 1)


def _spoken(found: re.Match[str], clock: Clock) -> Window:
    return window_named(SPOKEN[found.group()], clock)


def _single(found: re.Match[str], clock: Clock) -> Window | None:
    year, month, day = _year(found, clock.today), number_of(found["month"]), number_of(found["day"])
    first = _day(year if year is not None else clock.today.year, month, day)
    if first is not None and year is None and first > clock.today:
        first = _day(clock.today.year - 1, month, day)
    if first is None:
        return None
    return (first, clock.end if found["since"] and first < clock.end else first + _DAY)


def _range(found: re.Match[str], clock: Clock) -> Window | None:
    month, day = number_of(found["month"]), number_of(found["day"])
    last_month = number_of(found["last_month"]) if found["last_month"] else month
    year = _year(found, clock.today)
    base = clock.today.year if year is None else year
    first = _day(base, month, day)
    if year is None and first is not None and first > clock.today:
        base -= 1
        first = _day(base, month, day)
    said = found["last_year"]
    last = _day(int(said) if said else base + (last_month < month), last_month, number_of(found["last_day"]))
    return (first, last + _DAY) if first and last and first <= last else None


def _months(found: re.Match[str], clock: Clock) -> Window | None:
    first = _first_of(found, number_of(found["month"]), clock.today)
    last = number_of(found["last_month"])
    if first is None or not first.month <= last <= 12:
        return None
    return first, shift_months(date(first.year, last, 1), 1)


def _month(found: re.Match[str], clock: Clock) -> Window | None:
    first = _first_of(found, number_of(found["month"]), clock.today)
    if first is None:
        return None
    return first, clock.end if found["since"] and first < clock.end else shift_months(first, 1)


def _part_of_year(found: re.Match[str], months: tuple[int, int], clock: Clock) -> Window:
    year = _year(found, clock.today)
    begin = date(clock.today.year if year is None else year, months[0], 1)
    if year is None and begin > clock.today:
        begin = shift_months(begin, -12)
    return begin, clock.end if found["since"] and begin < clock.end else shift_months(begin, months[1])


def _quarter(found: re.Match[str], clock: Clock) -> Window:
    if found["first_three"]:
        return _part_of_year(found, (1, 9), clock)
    return _part_of_year(found, (number_of(found["quarter"] or found["number"]) * 3 - 2, 3), clock)


def _half(found: re.Match[str], clock: Clock) -> Window:
    return _part_of_year(found, (1 if found["half"] == "上" else 7, 6), clock)


def _whole_year(found: re.Match[str], clock: Clock) -> Window:
    year = _year(found, clock.today) or clock.today.year
    begin = date(year, 1, 1)
    return begin, clock.end if found["since"] and begin < clock.end else shift_months(begin, 12)


def _recent(found: re.Match[str], clock: Clock) -> Window | None:
    unit = found["unit"]
    number = 1 if found["number"] is None else number_of(found["number"])
    is_quarters_of_a_year = unit == "季度" and found.group().startswith("前")
    if not number or (found["number"] is None and unit != "半年") or is_quarters_of_a_year:
        return None
    if unit in ("天", "日"):
        return clock.end - number * _DAY, clock.end
    if unit in ("周", "星期", "礼拜"):
        monday = clock.today - clock.today.weekday() * _DAY
        return monday - number * _WEEK, monday
    months = {"半年": 6, "年": 12, "季度": 3}.get(unit, 1) * number
    month = clock.today.replace(day=1)
    return shift_months(month, -months), month


def _festival(found: re.Match[str], clock: Clock) -> Hit | None:
    year, name = _year(found, clock.today), FESTIVALS[found["festival"]]
    days = latest(name, year, clock.today, clock.added)
    if days is None:
        return None
    place = found["place"] or ""
    if place.endswith("前"):
        return Hit(found.start(), found.end(), (_meaning((days[0] - BEFORE, days[0]), clock),))
    if place.endswith(("后", "以来")):
        if days[1] >= clock.end and year is None:
            days = latest(name, clock.today.year - 1, clock.today, clock.added) or days
        end = clock.end if year is None else min(clock.end, date(year + 1, 1, 1))
        meaning = _meaning((days[1], max(end, days[1])), clock)
        return Hit(found.start(), found.end(), (meaning,), (str(days[0]), str(days[1])))
    return Hit(found.start(), found.end(), (_meaning(days, clock),))


_Reader = Callable[[re.Match[str], Clock], "Window | Hit | None"]
_DECLARED: tuple[tuple[str, _Reader], ...] = (
    ("|".join(sorted(map(re.escape, SPOKEN), key=len, reverse=True)), _spoken),
    (
        rf"{_DATE}{_TO}(?:(?P<last_year>20\d\d)年)?(?:(?P<last_month>{NUMBER})月)?(?P<last_day>{NUMBER})[日号]?",
        _range,
    ),
    (rf"{_ISO}{_TO}(?P<last_year>20\d\d)[-/.](?P<last_month>\d{{1,2}})[-/.](?P<last_day>\d{{1,2}})", _range),
    (rf"{_DATE}{_SINCE}", _single),
    (rf"{_ISO}{_SINCE}", _single),
    (rf"{_YEAR}?(?P<month>{NUMBER})月?份?{_TO}(?P<last_month>{NUMBER})月份?", _months),
    (rf"{_YEAR}?(?P<month>{NUMBER})月份?{_SINCE}", _month),
    (
        rf"{_YEAR}?(?:(?P<first_three>前三个?)季度|第?(?P<quarter>[一二三四1-4])季度?|q(?P<number>[1-4])){_SINCE}",
        _quarter,
    ),
    (rf"{_YEAR}?(?P<half>[上下])半年{_SINCE}", _half),
    (rf"{_YEAR}(?:全年)?{_SINCE}", _whole_year),
    (
        rf"(?:最近|近|过去|这|前)(?:的)?(?P<number>{NUMBER})?个?(?P<unit>半年|天|日|周|星期|礼拜|月|季度|年)(?:以来|内)?",
        _recent,
    ),
    (
        rf"{_YEAR}?(?P<festival>{'|'.join(FESTIVALS)})(?:节|假期|长假|节假期|放假|黄金周)?"
        r"(?P<place>期间|当天|那几天|以来|之后|以后|过后|后|之前|以前|前)?",
        _festival,
    ),
)
_PATTERNS = tuple((re.compile(pattern), read) for pattern, read in _DECLARED)
