"""A season of the year, as a setting writes it: ``04-01 至 09-30``."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"\s*(\d{1,2})-(\d{1,2})\s*(?:至|到|~)\s*(\d{1,2})-(\d{1,2})\s*")
#: A year without a 29 February, so that a season has the same days in every year.
_COMMON_YEAR = 2001


@dataclass(frozen=True, slots=True)
class Season:
    """The same days of every year.

    Attributes:
        first: Month and day of its first day.
        last: Month and day of its last day, not before the first.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def days(self, year: int) -> tuple[date, date]:
        """Its first day in a year, and the day after its last."""
        return date(year, *self.first), date(year, *self.last) + timedelta(days=1)


@functools.lru_cache(maxsize=8)
def season(written: str) -> Season:
    """The season of a text.

    Raises:
        ValueError: It cannot be read; the message says why, in Chinese.
    """
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", written))
    if found is None:
        raise ValueError(f"“{written}”读不懂，请写成“04-01 至 09-30”的样子")
    first_month, first_day, last_month, last_day = map(int, found.groups())
    first, last = (first_month, first_day), (last_month, last_day)
    try:
        date(_COMMON_YEAR, *first), date(_COMMON_YEAR, *last)
    except ValueError as error:
        raise ValueError(f"“{written}”里有不存在的日期（2 月 29 日不能用）") from error
    if last < first:
        raise ValueError(f"“{written}”应当在同一年内，先写第一天，再写最后一天")
    return Season(first, last)
