"""The course of the requests of both sides, period over period from the first of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.months import MONTHS_A_YEAR, month_start, quarter_start, year_start
from data.weeks import week_start
from pages.parts.asking.block import Block, Opening
from pages.parts.asking.calendar_periods import period_end, period_label
from pages.parts.asking.fetch import fetch_analysis
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.charts.axis import month_name
from pages.parts.charts.overlaid import overlaid
from pages.parts.subjects.compare.readings import PeriodPair, course_reading
from pages.parts.subjects.compare.rows import ROWS, request_rows
from pages.parts.subjects.compare.sides import DATES, Pair, Side
from pages.parts.words.column_names import ASK
from pages.parts.words.language import _, mark
from queries import Grain
from queries.analysis import PERIOD, Analysis
from queries.dimensions import DIMENSIONS

HEIGHT = 372
_COUNT = "request_count"
_WEEKDAYS = DIMENSIONS["weekday"].values  # noqa: PD011 - of a declaration, not of a frame
#: Days of the longer side up to which the periods are days, and weeks; beyond, they are those of the scope.
_DAYS, _WEEKS = 21, 190
_NAMES = {
    Grain.DAY: mark("第 {n} 天"),
    Grain.WEEK: mark("第 {n} 周"),
    Grain.MONTH: mark("第 {n} 个月"),
    Grain.QUARTER: mark("第 {n} 季"),
    Grain.YEAR: mark("第 {n} 年"),
}
_EVERY = {
    Grain.DAY: mark("每日"),
    Grain.WEEK: mark("每周"),
    Grain.MONTH: mark("每月"),
    Grain.QUARTER: mark("每季"),
    Grain.YEAR: mark("每年"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a side.

    Attributes:
        start: Its first day.
        count: Its requests.
        value: Requests in the unit of the chart.
        is_whole: Whether all of it lies in the window.
    """

    start: date
    count: float
    value: float
    is_whole: bool


def course_block(pair: Pair) -> Block:
    """The block of the course of both sides."""
    grain = grain_of(pair)
    unit = _("件/千户") if pair.is_by_households else _("件")
    sides = [_periods(side, pair, grain) for side in pair.both]
    frame = _frame(sides[0], sides[1], grain, is_aligned=_are_aligned(sides[0], sides[1], grain))
    has_same_days = DATES not in pair.differs
    frame["start"] = frame["a_start"].map(str) if has_same_days else ""
    subtitle = _("{every}诉求（{unit}），两边从各自第一期对齐；实线 A {a}，虚线 B {b}，空心不满一期").format(
        every=_(_EVERY[grain]), unit=unit, a=pair.a.name, b=pair.b.name
    )
    return Block(
        key="compare-course",
        reading=course_reading(_whole_pairs(frame), unit),
        subtitle=subtitle,
        table=_readable(frame, has_same_days=has_same_days),
        question=f"{ASK}--measure {_COUNT} --grain {grain}",
        measures=(_COUNT,),
        figure=overlaid(frame, unit=unit, height=HEIGHT),
        rows=request_rows(pair),
        opens=_openings(pair, sides, frame, grain),
    )


def _openings(
    pair: Pair, sides: Sequence[Sequence[Period]], frame: pd.DataFrame, grain: Grain
) -> tuple[Opening, ...]:
    """The requests of each period of each side."""
    found: tuple[Opening, ...] = ()
    for side, periods in zip(pair.both, sides, strict=True):
        texts = zip(frame["start"], frame["label"], strict=True)
        spans = [
            Span(
                (side.letter, *filter(None, text)),
                period.start,
                period_end(period.start, grain),
                period.count,
            )
            for period, text in zip(periods, texts, strict=False)
        ]
        found += span_openings(ROWS, side.scope, spans)
    return found


def grain_of(pair: Pair) -> Grain:
    """The periods that cut the longer side into enough parts: days, weeks, or those of the scope."""
    longest = max((end - first).days for first, end in (side.scope.bounds for side in pair.both))
    if longest <= _DAYS:
        return Grain.DAY
    if longest <= _WEEKS:
        return Grain.WEEK
    chosen = pair.a.scope.grain
    return Grain.MONTH if chosen in (Grain.DAY, Grain.WEEK) else chosen


def first_start(day: date, grain: Grain) -> date:
    """The first day of the period of a day."""
    return {
        Grain.DAY: day,
        Grain.WEEK: week_start(day),
        Grain.MONTH: month_start(day),
        Grain.QUARTER: quarter_start(day),
        Grain.YEAR: year_start(day),
    }[grain]


def _periods(side: Side, pair: Pair, grain: Grain) -> list[Period]:
    """The periods of a side in order, those without requests too."""
    scope = side.scope.replace(grain=grain)
    answer = fetch_analysis(Analysis((_COUNT,), has_periods=True), scope)
    starts = [pd.Timestamp(start).date() for start in answer[PERIOD]]
    counts = dict(zip(starts, answer[_COUNT].astype(float), strict=True))
    first, end = scope.bounds
    places = side.households / 1000 if pair.is_by_households else 1.0
    found, start = list[Period](), first_start(first, grain)
    while start < end:
        following, number = period_end(start, grain), counts.get(start, 0.0)
        found.append(Period(start, number, number / places, start >= first and following <= end))
        start = following
    return found


def _frame(a: list[Period], b: list[Period], grain: Grain, *, is_aligned: bool) -> pd.DataFrame:
    """One row a place in the order of periods: its label, and both values; NaN where a side has none."""
    rows = []
    for at in range(max(len(a), len(b))):
        row: dict[str, object] = {"place": at}
        for letter, periods in (("a", a), ("b", b)):
            period = periods[at] if at < len(periods) else None
            row[f"{letter}_start"] = period and period.start
            row[f"{letter}_count"] = period.count if period else float("nan")
            row[f"{letter}_value"] = period.value if period else float("nan")
            row[f"{letter}_is_whole"] = bool(period and period.is_whole)
        row["label"] = _label(at, a, grain) if is_aligned else _(_NAMES[grain]).format(n=at + 1)
        rows.append(row)
    return pd.DataFrame(rows)


def _label(at: int, periods: list[Period], grain: Grain) -> str:
    """The name of a period that both sides have by the calendar."""
    start = periods[at].start
    if grain is Grain.DAY and len(periods) <= len(_WEEKDAYS):
        return _(_WEEKDAYS[start.weekday()])
    return month_name(start.month) if grain is Grain.MONTH else period_label(start, grain)


def _are_aligned(a: list[Period], b: list[Period], grain: Grain) -> bool:
    """Whether the calendar gives the same names to the periods of both: months of a year, days of a week."""
    if not a or len(a) != len(b):
        return False
    own, other = a[0].start, b[0].start
    is_a_year = grain is Grain.MONTH and len(a) <= MONTHS_A_YEAR and own.month == other.month
    is_a_week = grain is Grain.DAY and len(a) <= len(_WEEKDAYS) and own.weekday() == other.weekday()
    return own == other or is_a_year or is_a_week


def _whole_pairs(frame: pd.DataFrame) -> list[PeriodPair]:
    both = frame[frame["a_is_whole"] & frame["b_is_whole"]]
    return [PeriodPair(row.label, row.a_value, row.b_value) for row in both.itertuples(index=False)]


def _readable(frame: pd.DataFrame, *, has_same_days: bool) -> pd.DataFrame:
    """The frame with the headers of its file; one first day of a period where both sides have the same."""
    names = {"place": _("序号"), "label": _("时段")}
    names |= {"a_start": "period_start"} if has_same_days else {}
    for letter in "AB":
        key = letter.lower()
        names |= {} if has_same_days else {f"{key}_start": _("{side} 起始日").format(side=letter)}
        names |= {
            f"{key}_count": _("{side} 的件数").format(side=letter),
            f"{key}_value": _("{side} 折算后").format(side=letter),
            f"{key}_is_whole": _("{side} 满一期").format(side=letter),
        }
    return frame.assign(place=frame["place"] + 1)[list(names)].rename(columns=names)
