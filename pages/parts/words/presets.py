"""The windows a user chooses by name: 本周 上周 本月 上月 近12周 近12月 今年.

They are counted from the day of the data (数据截至), not from the clock: in an export of
last spring 上周 is the last whole week of that export. Windows are half-open. An unfinished window
(本周, 本月, 今年) goes to its end, so that a comparison can cut both windows at the same elapsed part.
"""

from __future__ import annotations

from datetime import date

from data.months import MONTHS_A_YEAR, month_start, shift_months, year_start
from data.weeks import WEEK, week_start
from pages.parts.words.language import mark

#: Names in the order of the bar.
PRESETS = (
    mark("本周"),
    mark("上周"),
    mark("本月"),
    mark("上月"),
    mark("近12周"),
    mark("近12月"),
    mark("今年"),
)
#: The default, when the user has chosen nothing: the last whole week.
DEFAULT = "上周"

Window = tuple[date, date]


def window(preset: str, today: date) -> Window:
    """First day and the day after the last of a preset, counted from the day of the data.

    Raises:
        KeyError: There is no preset with this name.
    """
    monday, month, year = week_start(today), month_start(today), year_start(today)
    return {
        "本周": (monday, monday + WEEK),
        "上周": (monday - WEEK, monday),
        "本月": (month, shift_months(month, 1)),
        "上月": (shift_months(month, -1), month),
        "近12周": (monday - 12 * WEEK, monday),
        "近12月": (shift_months(month, -MONTHS_A_YEAR), month),
        "今年": (year, shift_months(year, MONTHS_A_YEAR)),
    }[preset]


def preset_of(date_from: date | None, date_to: date | None, today: date) -> str | None:
    """The preset that has exactly these dates; None when they were chosen freely."""
    for preset in PRESETS:
        if window(preset, today) == (date_from, date_to):
            return preset
    return None
