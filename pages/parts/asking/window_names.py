"""Names of windows other than that of the page: 前一周 before 上周, 此前 12 周, 满意率 · 近 12 周."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from data.months import months_between
from data.weeks import WEEK
from pages.parts.asking.calendar_periods import calendar_grain
from pages.parts.findings.case import DAYS
from pages.parts.findings.reading import Reading
from pages.parts.words.dates import dates, period_name
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import NBSP
from queries import Comparison, Grain, Scope
from queries.windows import day_after

#: Months of a window -> calendar name of the previous one; three months count only as a whole quarter.
_WHOLE = {3: mark("前一季度"), 12: mark("前一年")}
#: Unfinished window -> name of its comparison: the same number of days of the previous window.
_ELAPSED = {mark("本周"): mark("上周同期"), mark("本月"): mark("上月同期"), mark("今年"): mark("上年同期")}


def name_before(date_from: date | None, date_to: date | None, as_of: datetime) -> str:
    """The usual name of the previous window; never equal to the name of this window.

    Args:
        date_from: First day of the window.
        date_to: The day after its last.
        as_of: 数据截至; names such as 上周 are relative to it.
    """
    name = _name_before(date_from, date_to, as_of)
    return name[:1].lower() + name[1:]  # it is used inside sentences


def _name_before(date_from: date | None, date_to: date | None, as_of: datetime) -> str:
    if date_from is None or date_to is None:
        return _("上期")
    own = period_name(date_from, date_to, as_of)
    if date_to > day_after(as_of):
        if calendar_grain(date_from, date_to) is Grain.QUARTER:
            return _("上季同期")
        return next((_(elapsed) for name, elapsed in _ELAPSED.items() if own == _(name)), _("上期"))
    weeks, rest = divmod((date_to - date_from).days, 7)
    if (date_to - date_from) == WEEK or own == _("本周"):
        return _("上周") if own == _("本周") else _("前一周")
    months = months_between(date_from, date_to)
    if date_from.day == 1 and date_to.day == 1:
        return _month_before(date_from.month, months, own)
    return _("此前 {n} 周").format(n=weeks) if weeks and not rest else _("上期")


def _month_before(first: int, months: int, own: str) -> str:
    if months == 1:
        return _("上月") if own == _("本月") else _("前一月")
    if months in _WHOLE and (first - 1) % months == 0:
        return _(_WHOLE[months])
    return _("此前 {n} 个月").format(n=months)


def label_with_window(label: str, scope: Scope, asked: Scope) -> str:
    """A label, with its window where that differs from the window of the page: ``满意率 · 近 12 周``.

    Args:
        label: The label, translated.
        scope: Scope of the page.
        asked: Scope of the number.
    """
    if (scope.date_from, scope.date_to) == (asked.date_from, asked.date_to):
        return label
    if asked.date_from is None or asked.date_to is None:
        return _("{label} · {window}").format(label=label, window=dates(asked.date_from, asked.date_to))
    window = length_of(asked).replace(" ", NBSP)  # a heading breaks before the window, not within it
    return _("{label} · {window}").format(label=label, window=window)


def length_of(asked: Scope) -> str:
    """Length of a window that ends with that of the page: ``近 12 周``, or its dates."""
    first, end = asked.bounds
    weeks, rest = divmod((end - first).days, 7)
    return dates(first, end) if rest else _("近 {n} 周").format(n=weeks)


def earlier_name(scope: Scope, as_of: datetime) -> str:
    """Name of the window that a scope is compared with: 上年同期, or the name of the previous window."""
    if scope.comparison is Comparison.YEAR:
        return _("上年同期")
    return name_before(scope.date_from, scope.date_to, as_of)


def over(reading: Reading, asked: Scope) -> Reading:
    """The reading with its window in the title, for a block whose window differs from that of the page."""
    if asked.date_from is None or asked.date_to is None:
        return reading
    title = _("{window} {title}").format(window=length_of(asked), title=reading.title)
    return replace(reading, title=title)


def length_facts(scope: Scope) -> dict[str, Any]:
    """Length of a window in days, as a row that ``facts`` reads."""
    if scope.date_from is None or scope.date_to is None:
        return {}
    return {DAYS: (scope.date_to - scope.date_from).days}
