"""Before and after in one compound: its categories, its level and slope, its half-years of satisfaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, Opening, Rows, rows_behind
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.fetch import fetch
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.asking.windows import all_time
from pages.parts.charts import rates as rates_chart
from pages.parts.charts.dumbbell import dumbbell
from pages.parts.charts.interrupted import interrupted_series as interrupted_chart
from pages.parts.shared_blocks.rates import weight_note
from pages.parts.subjects.compound.history import RATINGS, ROWS, VOLUME, Story, requests_by_period
from pages.parts.subjects.compound.interrupted import interrupted_reading, latest_event, segmented_regression
from pages.parts.subjects.compound.peers import PAIR
from pages.parts.subjects.compound.readings import (
    categories_reading,
    changed_categories,
    half_years,
    half_years_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Grain, Scope
from queries.windows import YEAR_OF_DAYS

CATEGORIES = "service_requests/volume_by_category"
#: At most a year on each side, at least a quarter.
_MOST, _LEAST = YEAR_OF_DAYS, timedelta(days=90)
_SHOWN = 8
_HALVES = 6
_FEW = 4
HEIGHT = 330
#: Kind of event -> the text for it.
_HAPPENED = {
    "物业进驻": mark("{name}进驻"),
    "民生实事": mark("{name}完工"),
    "阵地启用": mark("{name}启用"),
}


def categories(scope: Scope, story: Story) -> Block | None:
    """Categories before and after the latest change of company; None without one to compare."""
    change = _latest_change(story)
    if change is None:
        return None
    day, name, length = change
    windows = (day - length, day), (day, day + length)
    frame = _before_after(scope, windows)
    everywhere = _before_after(among_all(scope), windows)
    office = float(everywhere["before_count"].sum()), float(everywhere["after_count"].sum())
    subtitle = _(
        "诉求（件），{name}进驻前 {before} 与后 {after}，各 {n} 天；件数最多和变化最大的 {shown} 类"
    ).format(
        name=name,
        before=dates(*windows[0]),
        after=dates(*windows[1]),
        n=length.days,
        shown=min(_SHOWN, len(frame)),
    )
    return Block(
        key="categories",
        reading=categories_reading(frame, office),
        subtitle=subtitle,
        table=frame,
        question=CATEGORIES,
        measures=("request_count",),
        figure=_pairs(frame, length.days),
        rows=_two_windows(scope, windows, frame),
    )


def _two_windows(scope: Scope, windows: Sequence[tuple[date, date]], frame: pd.DataFrame) -> tuple[Rows, ...]:
    """The requests after the change, and those before it."""
    (first, day), (_day, end) = windows
    after, before = scope.replace(date_from=day, date_to=end), scope.replace(date_from=first, date_to=day)
    return (
        *rows_behind(ROWS, after, frame["after_count"], label=_("更替后")),
        *rows_behind(ROWS, before, frame["before_count"], label=_("更替前")),
    )


def _before_after(scope: Scope, windows: Sequence[tuple[date, date]]) -> pd.DataFrame:
    """Requests by category in two windows, largest earlier count first."""
    before, after = (
        fetch(CATEGORIES, scope.replace(date_from=first, date_to=end))[["category", "request_count"]]
        for first, end in windows
    )
    names = ("before_count", "after_count")
    frame = before.merge(after, on="category", how="outer", suffixes=("_before", "_after"))
    frame.columns = ["category", *names]
    frame = frame.fillna(dict.fromkeys(names, 0)).astype(dict.fromkeys(names, int))
    return frame.sort_values([*names, "category"], ascending=[False, False, True]).reset_index(drop=True)


def _pairs(frame: pd.DataFrame, days: int) -> go.Figure:
    return dumbbell(
        _largest(frame),
        name="category",
        before="before_count",
        after="after_count",
        before_label=_("前 {n} 天").format(n=days),
        after_label=_("后 {n} 天").format(n=days),
        unit=_("件"),
        height=PAIR if len(frame) > _FEW else None,
    )


def _largest(frame: pd.DataFrame) -> pd.DataFrame:
    """The categories with most requests, including those named in the title."""
    total = (frame["before_count"] + frame["after_count"]).sort_values(ascending=False)
    is_told = (
        frame["category"].astype(str).isin([*changed_categories(frame, -1), *changed_categories(frame, 1)])
    )
    told = [at for at in total.index if is_told[at]][:_SHOWN]
    kept = [*told, *(at for at in total.index if not is_told[at])][:_SHOWN]
    return frame.loc[[at for at in total.index if at in kept]]


def _latest_change(story: Story) -> tuple[date, str, timedelta] | None:
    """Day and company of the last arrival with a quarter on both sides, and the length of both sides."""
    first, end = story.scope.bounds
    for phase in story.phases[::-1]:
        if not phase.name or phase.began_before:
            continue
        length = min(phase.start - first, end - phase.start, _MOST)
        if length >= _LEAST:
            return phase.start, phase.name, length
    return None


def latest_event_block(story: Story) -> Block:
    """The monthly requests around the latest event, with the line before it extended."""
    months = requests_by_period(story.scope.replace(grain=Grain.MONTH), story.as_of)
    months = months[~months["is_open"]]
    event = latest_event(story.events, list(months["start"])) if len(story.events) else None
    found = None
    if event is not None:
        day, kind, name = event
        found = segmented_regression(months, day, _(_HAPPENED.get(kind, "{name}")).format(name=_(name)))
    frame = months.iloc[0:0][["period_start", "request_count"]] if found is None else found.frame
    subtitle = _(
        "每月诉求（件），事件前后各至多 24 个月、不含当月，不随所选时段变；"
        "虚线为此前趋势与季节的延续，阴影为 95% 区间"
    )
    dated = "" if found is None else _("{day} {name}；").format(day=found.event_on, name=found.name)
    return Block(
        key="interrupted",
        reading=interrupted_reading(found, small_sample=settings().small_sample),
        subtitle=dated + subtitle,
        table=frame,
        question=VOLUME,
        measures=("request_count",),
        figure=None
        if found is None
        else interrupted_chart(
            found.frame, event_on=found.event_on, label=found.name, unit=_("件"), height=PAIR
        ),
        rows=() if found is None else _both_sides(story.scope, found.frame),
    )


def _both_sides(scope: Scope, months: pd.DataFrame) -> tuple[Rows, ...]:
    """The requests of the months after the event, and of those before it."""
    found: tuple[Rows, ...] = ()
    for side, label in ((True, _("事件之后")), (False, _("事件之前"))):
        part = months[months["is_after"].astype(bool) == side]
        if len(part):
            starts = [pd.Timestamp(start).date() for start in part["period_start"]]
            window = scope.replace(
                date_from=max(min(starts), scope.date_from), date_to=period_end(max(starts), Grain.MONTH)
            )
            found += rows_behind(ROWS, window, part["request_count"], label=label)
    return found


def _from_half(story: Story, halves: pd.DataFrame, served: Snapshot) -> Scope:
    """The scope of the half-years that are shown."""
    whole = all_time(RATINGS, story.scope.replace(grain=Grain.QUARTER), served)
    first = pd.Timestamp(halves["period_start"].iloc[0]).date()
    return whole.replace(date_from=max(first, whole.date_from or first))


def satisfaction(story: Story, served: Snapshot) -> Block | None:
    """The satisfaction rate of the last half-years with intervals, against its target; None without."""
    quarters = fetch(RATINGS, all_time(RATINGS, story.scope.replace(grain=Grain.QUARTER), served))
    frame = half_years(quarters, settings().mostly_satisfied_weight, story.as_of).tail(_HALVES)
    frame = frame.reset_index(drop=True)
    if not frame["rated_count"].sum():
        return None
    is_open = bool(len(frame)) and _half_end(frame["period_start"].iloc[-1]) > story.as_of + DAY
    target, small = settings().satisfaction_target, settings().small_sample
    open_note = _("；* 未满半年，到 {day}").format(day=story.as_of) if is_open else ""
    return Block(
        key="satisfaction",
        reading=half_years_reading(frame, target, is_open=is_open, small_sample=small),
        subtitle=_(
            "每半年满意率（%），满意 / 已评价，近 {n} 期，不随所选时段变；阴影为 95% 区间{weight}{note}"
        ).format(
            n=len(frame), note=open_note,
            weight=weight_note("satisfaction_rate", _from_half(story, frame, served)),
        ),
        table=frame,
        question=RATINGS,
        measures=("satisfaction_rate",),
        figure=rates_chart.line(
            frame, period="period_start", value="satisfaction_rate", low="interval_low", high="interval_high",
            numerator="satisfied_weight", denominator="rated_count", grain="half", target=target, small=small,
            incomplete=is_open, height=HEIGHT,
        ),
        rows=rows_behind("satisfaction/rated_rows", _from_half(story, frame, served), frame["rated_count"]),
        opens=_half_openings(story, frame, served),
    )  # fmt: skip


def _half_openings(story: Story, frame: pd.DataFrame, served: Snapshot) -> tuple[Opening, ...]:
    """The rated answers of each half-year; its points are numbered from 0."""
    starts = [pd.Timestamp(start).date() for start in frame["period_start"]]
    spans = [
        Span((f"{at}",), start, _half_end(start), float(count))
        for at, (start, count) in enumerate(zip(starts, frame["rated_count"], strict=True))
    ]
    return span_openings("satisfaction/rated_rows", _from_half(story, frame, served), spans)


def _half_end(start: object) -> date:
    day = pd.Timestamp(start).date()
    return date(day.year, 7, 1) if day.month < 7 else date(day.year + 1, 1, 1)
