"""Holidays that the office writes itself, for years that the calendar of the product does not know yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

#: The setting that names none.
NONE = "无"
_LONGEST_NAME, _LONGEST_DAYS = 4, 31
_PART = re.compile(
    r"(?P<first>\d{4}-\d{1,2}-\d{1,2})(\s*(至|到|~|～)\s*(?P<last>(\d{4}-)?\d{1,2}-\d{1,2}))?\s*(?P<name>\D\S*)"
)


@dataclass(frozen=True, slots=True)
class NamedDays:
    """A holiday: its name of at most four characters, first and last day, both inclusive."""

    name: str
    first: date
    last: date


def holiday_table(written: str) -> tuple[NamedDays, ...]:
    """The holidays of a text like ``2027-01-01 元旦、2027-02-05 至 02-11 春节``; none of ``无``.

    Raises:
        ValueError: A part cannot be read; the message says which, in Chinese.
    """
    if written.strip() == NONE:
        return ()
    return tuple(_named_days(part.strip()) for part in re.split("[、,，;；]", written) if part.strip())


def _named_days(part: str) -> NamedDays:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"“{part}”读不懂，请写成“2027-02-05 至 02-11 春节”的样子")
    try:
        first = _day(found["first"])
        last = _day(_with_year(found["last"] or found["first"], first.year))
    except ValueError as error:
        raise ValueError(f"“{part}”里有不存在的日期") from error
    if not 0 <= (last - first).days < _LONGEST_DAYS:
        raise ValueError(f"“{part}”的最后一天应当在第一天之后，且不超过 {_LONGEST_DAYS} 天")
    if len(found["name"]) > _LONGEST_NAME:
        raise ValueError(f"“{part}”的名称应当不超过 {_LONGEST_NAME} 个字")
    return NamedDays(found["name"], first, last)


def _with_year(written: str, year: int) -> str:
    return written if written.count("-") > 1 else f"{year}-{written}"


def _day(written: str) -> date:
    return date(*map(int, written.split("-")))
