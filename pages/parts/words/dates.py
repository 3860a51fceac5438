"""The format of dates and periods, and the names users have for them (上周, 近 12 周).

Windows are passed half-open, as a scope has them; texts name the last day.
"""

from __future__ import annotations

from datetime import date, datetime

from data.months import MONTHS_A_YEAR, month_start, months_between, shift_months, year_start
from data.weeks import DAY, WEEK, week_start
from pages.parts.words.language import _, language, mark
from pages.parts.words.numbers import DASH, NBSP

#: Parts of a year by their months, in order.
_PARTS = {
    3: (mark("一季度"), mark("二季度"), mark("三季度"), mark("四季度")),
    6: (mark("上半年"), mark("下半年")),
}


def day(moment: date) -> str:
    """A day in full: ``2026-11-16``."""
    return f"{moment:%Y-%m-%d}"


def short_day(moment: date) -> str:
    """A day without its year, where the year is clear: ``11-16``."""
    return f"{moment:%m-%d}"


def moment(at: datetime) -> str:
    """A point in time: ``2026-11-25 18:30``."""
    return f"{at:%Y-%m-%d %H:%M}"


def dates(date_from: date | None, date_to: date | None) -> str:
    """A half-open window by first and last day: ``2026-11-16 至 11-22``; the year again when it differs."""
    if date_from is None:
        return _("全部日期") if date_to is None else _("{day} 及以前").format(day=day(date_to - DAY))
    if date_to is None:
        return _("{day} 起").format(day=day(date_from))
    last = date_to - DAY
    if last <= date_from:
        return day(date_from)
    second = short_day(last) if last.year == date_from.year else day(last)
    return _("{first} 至 {last}").format(first=day(date_from), last=second)


def days_in_name(date_from: date | None, date_to: date | None) -> str:
    """First and last day of a half-open window, for a file name: ``2026-10-19至2026-10-25``."""
    last = None if date_to is None else date_to - DAY
    return "至".join(day(one) for one in (date_from, last) if one is not None)


def short_dates(date_from: date, date_to: date) -> str:
    """A half-open window without the year: ``11-09 至 11-15``, for the comparison of the scope sentence."""
    last = date_to - DAY
    if last <= date_from:
        return short_day(date_from)
    return _("{first} 至 {last}").format(first=short_day(date_from), last=short_day(last))


def weeks(date_from: date | None, date_to: date | None) -> str:
    """The ISO weeks of a window: ``第 47 周``, ``第 36–47 周``; empty when it is not whole weeks."""
    if date_from is None or date_to is None or date_from >= date_to:
        return ""
    if date_from.weekday() != 0 or date_to.weekday() != 0:
        return ""
    first, last = date_from.isocalendar(), (date_to - DAY).isocalendar()
    if first.year != last.year:
        return _("{first_year} 年第 {first} 周至 {last_year} 年第 {last} 周").format(
            first_year=first.year, first=first.week, last_year=last.year, last=last.week
        )
    span = f"{first.week}" if first.week == last.week else f"{first.week}{DASH}{last.week}"
    return _("第 {weeks} 周").format(weeks=span)


def period_name(date_from: date | None, date_to: date | None, as_of: datetime) -> str:
    """The name of a window, counted from the day of the data: ``上周``, ``近 12 周``, else its dates.

    Chinese words follow it without a space (``上周诉求 100 件``), so dates end with the space they need.
    """
    if date_from is None or date_to is None:
        return _("全部时段") if date_from is None and date_to is None else _set_off(dates(date_from, date_to))
    today = as_of.date()
    return (
        _week_name(date_from, date_to, today)
        or _month_name(date_from, date_to, today)
        or _set_off(dates(date_from, date_to))
    )


def days_old(as_of: datetime, today: date) -> str:
    """A note when the newest data are more than a week old: ``距今 28 天``; empty otherwise."""
    age = today - as_of.date()
    return _("距今 {n} 天").format(n=age.days) if age > WEEK else ""


def _set_off(text: str) -> str:
    return f"{text}{NBSP}" if language() == "zh" and text[-1:].isdigit() else text


def _week_name(date_from: date, date_to: date, today: date) -> str:
    monday = week_start(today)
    if date_from == monday and date_to in (monday + WEEK, today + DAY):
        return _("本周")
    if date_to == monday and date_from == monday - WEEK:
        return _("上周")
    length, rest = divmod((date_to - date_from).days, 7)
    if rest == 0 and length > 1 and date_to in (monday, monday + WEEK):
        return _("近 {n} 周").format(n=length)
    return ""


def _month_name(date_from: date, date_to: date, today: date) -> str:
    first, year = month_start(today), year_start(today)
    following = shift_months(first, 1)
    if date_from.day != 1:
        return ""
    if date_from == year and date_to in (shift_months(year, MONTHS_A_YEAR), today + DAY, following):
        return _("今年")
    if date_from == first and date_to in (following, today + DAY):
        return _("本月")
    length = months_between(date_from, date_to)
    is_long = date_to > today or date_to == first
    if is_long and length > MONTHS_A_YEAR:
        return _("{year} 年 {month} 月以来").format(year=date_from.year, month=date_from.month)
    if date_to.day != 1:
        return ""
    if length == 1 and date_to == first:
        return _("上月")
    if told := _calendar_name(date_from, length, today):
        return told
    return _("近 {n} 月").format(n=length) if date_to in (first, following) else ""


def _calendar_name(date_from: date, length: int, today: date) -> str:
    """The calendar name of a window of whole months: ``三季度``, ``2025 年上半年``, ``2025 年``."""
    if length not in (*_PARTS, MONTHS_A_YEAR) or (date_from.month - 1) % length:
        return ""
    if length == MONTHS_A_YEAR:
        return _("{year} 年").format(year=date_from.year)
    name = _(_PARTS[length][(date_from.month - 1) // length])
    if date_from.year == today.year:
        return name
    return _("{year} 年{part}").format(year=date_from.year, part=name)
