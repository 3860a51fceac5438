"""The day from which a question counts time, and the windows that have a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from data.months import shift_months

Window = tuple[date, date]
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
#: Window -> the words for it.
_WORDS = {
    "今天": "今天 今日 当天",
    "昨天": "昨天 昨日",
    "前天": "前天",
    "本周": "本周 这周 这一周 这个星期 本星期",
    "上周": "上周 上一周 上个星期 上星期 上礼拜",
    "上上周": "上上周",
    "上周末": "上周末",
    "本周末": "本周末 这周末",
    "本月": "本月 这个月 当月 这月",
    "上月": "上月 上个月",
    "上上月": "上上月 上上个月",
    "本季度": "本季度 这个季度 这季度 本季",
    "上季度": "上季度 上个季度 上一季度 上季",
    "月初以来": "月初以来 本月以来",
    "年初以来": "年初以来 今年以来 开年以来 年初至今 今年至今",
}
#: Word for a time -> its window.
SPOKEN = {word: name for name, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Clock:
    """What time words are counted from.

    Attributes:
        today: The last day of the data.
        added: The office's own list of holidays, as setting ``coming_holidays`` holds it.
    """

    today: date
    added: str = ""

    @property
    def end(self) -> date:
        """The day after the last day of the data."""
        return self.today + _DAY


def window_named(name: str, clock: Clock) -> Window:
    """The window of a word such as 本周.

    Raises:
        KeyError: There is no such word.
    """
    return _named_windows(clock.today)[name]


def _named_windows(today: date) -> dict[str, Window]:
    monday, month = today - today.weekday() * _DAY, today.replace(day=1)
    quarter = month.replace(month=(month.month - 1) // 3 * 3 + 1)
    year = date(today.year, 1, 1)
    return {
        "今天": (today, today + _DAY),
        "昨天": (today - _DAY, today),
        "前天": (today - 2 * _DAY, today - _DAY),
        "本周": (monday, monday + _WEEK),
        "上周": (monday - _WEEK, monday),
        "上上周": (monday - 2 * _WEEK, monday - _WEEK),
        "上周末": (monday - 2 * _DAY, monday),
        "本周末": (monday + 5 * _DAY, monday + _WEEK),
        "本月": (month, shift_months(month, 1)),
        "上月": (shift_months(month, -1), month),
        "上上月": (shift_months(month, -2), shift_months(month, -1)),
        "本季度": (quarter, shift_months(quarter, 3)),
        "上季度": (shift_months(quarter, -3), quarter),
        "月初以来": (month, today + _DAY),
        "年初以来": (year, today + _DAY),
        "今年": (year, shift_months(year, 12)),
    }
