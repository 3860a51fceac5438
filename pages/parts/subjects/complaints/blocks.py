"""Blocks of the complaints: this year beside last year, and those about a handler's categories."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.months import shift_months, year_start
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Opening, Rows, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.asking.windows import comparison_scope
from pages.parts.charts.years import months_beside, running_totals
from pages.parts.subjects.complaints.readings import CATEGORIES as CATEGORY_UNIT
from pages.parts.subjects.complaints.readings import (
    categories_reading,
    left_out,
    months,
    months_unknown,
    running,
    whole_year,
    year_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing, sentences
from queries import Comparison, Grain, Scope

PERIODS = "service_requests/complaints_by_period"
CATEGORIES = "service_requests/complaints_by_category"
ROWS = "service_requests/complaint_rows"
HOTLINE = "12345"
HEIGHT = 340
#: Greatest number of categories that a subtitle names.
_NAMED = 4


def year_of(scope: Scope, served: Snapshot) -> tuple[Scope, Scope | None]:
    """The year in which the window ends, up to 数据截至, and the same part of the year before.

    The second is None when the ledger was not kept then, or when none of its requests has a type.
    """
    year = scope.calendar_year(served.as_of)
    whole = year.replace(grain=Grain.MONTH, comparison=Comparison.YEAR)
    then = comparison_scope(PERIODS, whole, served)
    if then is not None:
        before = fetch(PERIODS, then)
        if before["request_count"].sum() and not before["type_known_count"].sum():
            then = None
    return whole.elapsed(served.as_of).replace(comparison=None), then


def is_open(year: Scope) -> bool:
    """Whether the last month of this part of a year is unfinished."""
    return year.date_to is not None and year.date_to.day != 1


def both(question: str, now: Scope, then: Scope | None) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """The results of a query for the year and, when the ledger was kept, for the year before."""
    answers = fetch_all([(question, each) for each in (now, then) if each is not None])
    return answers[0], answers[1] if then is not None else None


def span(now: Scope, then: Scope | None) -> str:
    """The dates of both years."""
    this = dates(now.date_from, now.date_to)
    if then is None:
        return this
    return _("{this}，对比 {last}").format(this=this, last=dates(then.date_from, then.date_to))


def by_month(scope: Scope, served: Snapshot) -> list[Block]:
    """Complaints month by month beside those of last year: of the 12345 line, and of all channels.

    Where channels are chosen, only of these; one chart where both would be the same. A chart is omitted
    without complaints, or where no request of this year has a type.
    """
    now, then = year_of(scope, served)
    if scope.channels or scope.condition("not_channel"):
        return _months_of(scope.channels or (HOTLINE,), now, then)
    hotline = _months_of((HOTLINE,), now, then, whole=_all_channels(now, then))
    whole = _months_of(None, now, then)
    return hotline if _is_same(hotline, whole) else [*hotline, *whole]


def _is_same(one: list[Block], other: list[Block]) -> bool:
    """Whether both have a chart, of the same numbers."""
    return bool(one and other) and one[0].table.equals(other[0].table)


def _months_of(
    channels: tuple[str, ...] | None, now: Scope, then: Scope | None, *, whole: str = ""
) -> list[Block]:
    """The chart of these channels, of all when None; ``whole`` ends its reading."""
    asked, before = now.replace(channels=channels), then and then.replace(channels=channels)
    table = months(*both(PERIODS, asked, before), "complaint_count")
    if table["this"].isna().all() or not (table["this"].sum() or table["last"].sum()):
        return []
    label = _("{channels} 投诉").format(channels=listing(channels)) if channels else _("全部渠道投诉")
    subtitle = _("{span} {label}（件），逐月；变化灰色为上年同月不足 {small} 件，不足 10 件不算百分比{open}")
    return [
        Block(
            key="complaints-by-month" if channels else "complaints-all-channels",
            reading=year_reading(table, now.bounds[0].year, label=label, whole=whole),
            subtitle=subtitle.format(
                span=span(now, then),
                label=label,
                small=settings().small_sample,
                open=_("；空心为未完的月，只比同样天数") if is_open(now) else "",
            ),
            table=table,
            question=PERIODS,
            measures=("complaint_count",),
            figure=_figure(table, now),
            rows=_lists(asked, before, table),
            opens=month_openings(ROWS, table, asked, before),
        )
    ]


def _lists(now: Scope, then: Scope | None, table: pd.DataFrame) -> tuple[Rows, ...]:
    """The complaints of the year, and of the year before where the ledger was kept."""
    last = rows_behind(ROWS, then, table["last"], label=str(then.bounds[0].year)) if then is not None else ()
    return (*rows_behind(ROWS, now, table["this"], label=str(now.bounds[0].year)), *last)


def month_openings(
    question: str, table: pd.DataFrame, now: Scope, then: Scope | None, *, is_running: bool = False
) -> tuple[Opening, ...]:
    """The rows of each month of both years.

    Args:
        question: The list of rows, dated as the months are.
        table: The numbers drawn: month, this, last.
        now: The part of this year.
        then: The same part of the year before; None where there is none.
        is_running: Whether the numbers are running totals: then the rows since the year began.
    """
    found: tuple[Opening, ...] = ()
    for side, scope in (("this", now), ("last", then)):
        if scope is None:
            continue
        begun = year_start(scope.bounds[0])
        spans = []
        for month, count in zip(table["month"], table[side], strict=True):
            first = shift_months(begun, int(month) - 1)
            start = begun if is_running else first
            spans.append(Span((str(begun.year), f"{month:g}"), start, shift_months(first, 1), count))
        found += span_openings(question, scope, spans)
    return found


def _all_channels(now: Scope, then: Scope | None) -> str:
    this, last = both(PERIODS, now, then)
    if months_unknown(months(this, last, "complaint_count")):
        return ""
    before = None if last is None else float(last["complaint_count"].sum())
    return whole_year(float(this["complaint_count"].sum()), before)


def _figure(table: pd.DataFrame, now: Scope) -> go.Figure:
    return months_beside(
        table,
        this_label=str(now.bounds[0].year),
        last_label=str(now.bounds[0].year - 1),
        small=settings().small_sample,
        is_open=is_open(now),
        unit=_("件"),
        height=HEIGHT,
    )


def of_categories(
    scope: Scope, served: Snapshot, *, categories: tuple[str, ...], handler: str, place: str, height: int
) -> Block | None:
    """Complaints about the categories that a handler has taken on: the running total beside last year's.

    A category is omitted from both years when in either year none of its requests has a type. None where
    that holds for all categories.
    """
    now, then = year_of(scope.replace(categories=categories), served)
    told = _by_category(now, then)
    unknown = told[told.drop(columns="last" if then is None else []).isna().any(axis=1)]
    told = told.drop(unknown.index)
    if told.empty and len(unknown):
        return None
    categories = tuple(name for name in categories if name not in set(unknown["category"]))
    now, then = now.replace(categories=categories), then and then.replace(categories=categories)
    counts = months(*both(PERIODS, now, then), "complaint_count")
    table, year = running(counts), now.bounds[0].year
    drawn = _("{place} {span} 同类投诉（件），全部承办主体，逐月累计：{categories}").format(
        place=place, span=span(now, then), categories=listing(categories[:_NAMED])
    )
    return Block(
        key="alliance-complaints",
        reading=categories_reading(told, year, handler, unknown=months_unknown(counts)),
        subtitle=sentences(drawn, left_out(len(unknown), CATEGORY_UNIT)),
        table=table,
        question=PERIODS,
        measures=("complaint_count",),
        figure=running_totals(
            table, this_label=str(year), last_label=str(year - 1), unit=_("件"), height=height
        ),
        rows=_lists(now, then, counts),
        opens=month_openings(ROWS, table, now, then, is_running=True),
    )


def _by_category(now: Scope, then: Scope | None) -> pd.DataFrame:
    """Complaints per category, this year and last year; null where none of its requests has a type."""
    this, last = both(CATEGORIES, now, then)
    sides = {"this": this} if last is None else {"this": this, "last": last}
    counts = {
        side: frame.set_index(frame["category"].astype(str))["complaint_count"].astype(float)
        for side, frame in sides.items()
    }
    names = sorted(set().union(*(series.index for series in counts.values())))
    columns = {side: series.reindex(names, fill_value=0.0) for side, series in counts.items()}
    table = pd.DataFrame(
        columns, index=pd.Index(names, name="category"), columns=["this", "last"], dtype=float
    )
    table = table.reset_index()
    return table.sort_values(["this", "category"], ascending=[False, True], ignore_index=True)
