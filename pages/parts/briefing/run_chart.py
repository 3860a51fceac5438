"""The chart of the requests of the last weeks, months or quarters, up to the last one that is over."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.asking.calendar_periods import period_end, period_label, period_words
from pages.parts.asking.fetch import fetch
from pages.parts.asking.ledger_gaps import kept_share, missing_weeks
from pages.parts.asking.windows import is_kept, kept_since
from pages.parts.briefing.model import Chart
from pages.parts.briefing.periods import kind_of, shift_period
from pages.parts.briefing.sentences import chart, say
from pages.parts.briefing.sourced_numbers import Cell, Window, as_text
from pages.parts.words.dates import dates
from queries import Comparison, Grain, Scope
from queries.subjects import subject_of
from queries.windows import day_after

PERIODS = "service_requests/volume_by_period"
#: Kind of period -> number of them; with one more than a year, the same one a year before is among them.
_MOST = {Grain.WEEK: 12, Grain.MONTH: 13, Grain.QUARTER: 9}
#: Fewest points that show a course.
_LEAST = 2
_EACH = {
    Grain.WEEK: "每点一周，横轴为周一的日期",
    Grain.MONTH: "每点一个月",
    Grain.QUARTER: "每点一个季度",
}
#: Names of the last point where the window is over, and where it is not.
_LATEST = {
    Grain.WEEK: ("最近一周", "最近一个整周"),
    Grain.MONTH: ("本月", "上月"),
    Grain.QUARTER: ("本季", "上季"),
}
_ONE = {Grain.WEEK: "周", Grain.MONTH: "个月", Grain.QUARTER: "个季度"}


def run_chart(window: Window) -> list[Chart]:
    """The chart, if the window has whole weeks, or is a month or a quarter; none before the ledger begins."""
    first, end = window.scope.bounds
    kind = kind_of(first, end) or Grain.WEEK
    if kind is Grain.WEEK and (first.weekday() or end.weekday()):
        return []  # the periods of the question begin on Monday
    history = _history(window, kind)
    if history is None or window.against(PERIODS, Comparison.PREVIOUS) is None:
        return []
    every = [pd.Timestamp(start).date() for start in fetch(PERIODS, history)["period_start"]]
    starts = _kept_starts(every, kind, window)
    if len(starts) < _LEAST:
        return []
    cells = [Cell(PERIODS, "request_count", (("period_start", as_text(start)),)) for start in starts]
    points = [cell.number(history) for cell in cells]
    # no mean: the mean of the limits is of other periods, and both would be called 平均
    low, high = (choose(points, key=lambda point: point.value) for choose in (min, max))
    title = say(
        "{latest} {last} 件，近 {n} {one}在 {low} 至 {high} 件之间",
        latest=_LATEST[kind][window.is_open] if starts[-1] == every[-1] else period_words(starts[-1], kind),
        last=points[-1],
        n=Cell(PERIODS, "request_count").row_count(history),
        one=_ONE[kind],
        low=low,
        high=high,
    )
    lost = len(every) - len(starts)
    left_out = f"，台账缺报的 {lost} {_ONE[kind]}不画" if lost else ""
    note = f"诉求量（件），{dates(*history.bounds)}，{_EACH[kind]}{left_out}"
    names = [period_label(start, kind) for start in starts]
    return [chart("overall-volume", title, note, "line", names, [("诉求量", points)])]


def _history(window: Window, kind: Grain) -> Scope | None:
    """The scope of the last whole periods since the ledger began; None without one."""
    end = window.scope.bounds[1]
    last = shift_period((end, end), kind, -1)[0], end
    while last[1] > day_after(window.served.as_of):
        last = shift_period(last, kind, -1)
    begin = shift_period(last, kind, 1 - _MOST[kind])[0]
    since = kept_since(PERIODS)
    while since is not None and begin < since and not is_kept(PERIODS, begin, window.served):
        begin = period_end(begin, kind)
    if since is None or begin >= last[1]:
        return None
    return window.scope.replace(date_from=begin, date_to=last[1], grain=kind, comparison=None)


def _kept_starts(every: list[date], kind: Grain, window: Window) -> list[date]:
    """The periods in which the ledger was kept all the time: the count of others is unknown, not low."""
    missing = missing_weeks(subject_of(PERIODS).ledger, window.served)
    return [start for start in every if kept_share(start, period_end(start, kind), missing) == 1]
