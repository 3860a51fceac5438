"""Parses the office's own list of holidays, for years that the built-in calendar does not include."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

#: The setting for no holidays.
NONE = "无"
_LONGEST_NAME, _LONGEST_DAYS = 4, 31
#: Accepted years, and the largest number of holidays, enough for decades.
_YEARS, _MOST = range(1990, 2101), 400
_PART = re.compile(
    r"(?P<first>\d{4}-\d{1,2}-\d{1,2})(\s*(至|到|~)\s*(?P<last>(\d{4}-)?\d{1,2}-\d{1,2}))?"
    r"\s*(?P<name>[^\W\d_]+)"
)


@dataclass(frozen=True, slots=True)
class NamedDays:
    """A holiday: its name of at most four characters, first and last day, both inclusive."""

    name: str
    first: date
    last: date


@functools.lru_cache(maxsize=8)
def holiday_table(written: str) -> tuple[NamedDays, ...]:
    """The holidays of a text like ``2027-01-01 元旦、2027-02-05 至 02-11 春节``; none for ``无``.

    Raises:
        ValueError: A part cannot be read; the message names it, in Chinese.
    """
    text = unicodedata.normalize("NFKC", written)
    if text.strip() == NONE:
        return ()
    parts = [part.strip() for part in re.split("[、,;]", text) if part.strip()]
    if len(parts) > _MOST:
        raise ValueError(f"写了 {len(parts)} 个节假日，最多 {_MOST} 个")
    return tuple(map(_named_days, parts))


def _named_days(part: str) -> NamedDays:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"“{part}”读不懂，请写成“2027-02-05 至 02-11 春节”的样子")
    try:
        first = _day(found["first"])
        last = _day(_with_year(found["last"] or found["first"], first.year))
    except ValueError as error:
        raise ValueError(f"“{part}”里有不存在的日期") from error
    if not {first.year, last.year} <= {*_YEARS}:
        raise ValueError(f"“{part}”应当在 {_YEARS[0]} 年至 {_YEARS[-1]} 年之间")
    if not 0 <= (last - first).days < _LONGEST_DAYS:
        raise ValueError(f"“{part}”的最后一天应当在第一天之后，且不超过 {_LONGEST_DAYS} 天")
    if len(found["name"]) > _LONGEST_NAME:
        raise ValueError(f"“{part}”的名称应当不超过 {_LONGEST_NAME} 个字")
    return NamedDays(found["name"], first, last)


def _with_year(written: str, year: int) -> str:
    return written if written.count("-") > 1 else f"{year}-{written}"


def _day(written: str) -> date:
    return date(*map(int, written.split("-")))
