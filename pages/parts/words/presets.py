"""The windows a user chooses by name: 本周 上周 本月 上月 本季 上季 今年 去年 上半年 去年同季 近12周 近12月.

They are counted from the day of the data (数据截至), not from the clock: in an export of
last spring 上周 is the last whole week of that export. Windows are half-open. An unfinished window
(本周, 本月, 本季, 今年) goes to its end, so that a comparison can cut both windows at the same elapsed part.
"""

from __future__ import annotations

from datetime import date

from data.months import MONTHS_A_YEAR, month_start, quarter_start, shift_months, year_start
from data.weeks import WEEK, week_start
from pages.parts.words.language import mark

#: Names in the order of the bar.
PRESETS = (
    mark("本周"),
    mark("上周"),
    mark("本月"),
    mark("上月"),
    mark("本季"),
    mark("上季"),
    mark("今年"),
    mark("去年"),
    mark("上半年"),
    mark("去年同季"),
    mark("近12周"),
    mark("近12月"),
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
    quarter = quarter_start(today)
    # An unfinished half is no 上半年: in spring it is that of the year before.
    half = year if shift_months(year, 6) <= today else shift_months(year, -MONTHS_A_YEAR)
    return {
        "本周": (monday, monday + WEEK),
        "上周": (monday - WEEK, monday),
        "本月": (month, shift_months(month, 1)),
        "上月": (shift_months(month, -1), month),
        "本季": (quarter, shift_months(quarter, 3)),
        "上季": (shift_months(quarter, -3), quarter),
        "今年": (year, shift_months(year, MONTHS_A_YEAR)),
        "去年": (shift_months(year, -MONTHS_A_YEAR), year),
        "上半年": (half, shift_months(half, 6)),
        "去年同季": (shift_months(quarter, -MONTHS_A_YEAR), shift_months(quarter, -9)),
        "近12周": (monday - 12 * WEEK, monday),
        "近12月": (shift_months(month, -MONTHS_A_YEAR), month),
    }[preset]


def preset_of(date_from: date | None, date_to: date | None, today: date) -> str | None:
    """The preset that has exactly these dates; None when they were chosen freely."""
    for preset in PRESETS:
        if window(preset, today) == (date_from, date_to):
            return preset
    return None
