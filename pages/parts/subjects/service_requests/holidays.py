"""The block of the holidays: requests a day on each against the same holiday before, and the coming one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from data.holidays import holiday_runs
from data.months import MONTHS_A_YEAR, shift_months
from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.ledger_gaps import missing_weeks
from pages.parts.asking.notebook import new_limits_from
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.asking.windows import all_time
from pages.parts.charts.dumbbell import dumbbell
from pages.parts.findings.holiday_loads import HolidayLoad, expected_load, loads, same_before
from pages.parts.subjects.service_requests.holiday_readings import holidays_reading, no_day_kinds_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_missing, plain
from queries import Grain, Scope, Within
from queries.dimension import Group
from queries.dimensions import DIMENSIONS

VOLUME = "service_requests/volume_by_period"
ROWS = "service_requests/counted_rows"
LEDGER = "service_request"
BEFORE, NOW = mark("上一次"), mark("这一次")


@dataclass(frozen=True, slots=True)
class DailyCounts:
    """Requests of every day that the ledger knows, up to the end of a window.

    Attributes:
        scope: The scope of these days.
        counts: Day -> requests, without a gap.
        missing: Days on which the ledger was not kept.
    """

    scope: Scope
    counts: Mapping[date, float]
    missing: frozenset[date]

    @property
    def end(self) -> date:
        """The first day of which nothing is known."""
        return max(self.counts) + DAY


def daily_counts(scope: Scope, served: Snapshot) -> DailyCounts | None:
    """The requests of every day of the ledger that is not after the window; None without one."""
    asked = all_time(VOLUME, scope, served).replace(grain=Grain.DAY)
    frame = fetch(VOLUME, asked)
    end = scope.date_to or date.max
    days = [pd.Timestamp(day).date() for day in frame["period_start"]]
    counts = {
        day: float(number) for day, number in zip(days, frame["request_count"], strict=True) if day < end
    }
    if not counts:
        return None
    missing = {week + at * DAY for week in missing_weeks(LEDGER, served) for at in range(7)}
    return DailyCounts(asked.replace(date_to=max(counts) + DAY), counts, frozenset(missing))


def names_days(scope: Scope) -> bool:
    """Whether a condition of the scope leaves out some days of the week or of the year, or hours."""
    return any(DIMENSIONS[each.dimension].group is Group.TIME for each in scope.conditions)


def holidays(scope: Scope, served: Snapshot, *, height: int) -> Block | None:
    """The holidays of the last twelve months; None before the ledger knows a whole one."""
    if names_days(scope):
        return Block("holidays", no_day_kinds_reading(), "", pd.DataFrame(), VOLUME)
    daily = daily_counts(scope, served)
    if daily is None:
        return None
    runs = holiday_runs(settings().coming_holidays)
    known = loads(runs, daily.counts, without=daily.missing)
    since = shift_months(daily.end, -MONTHS_A_YEAR)
    if not (recent := [each for each in known if each.first >= since]):
        return None
    divided = new_limits_from(LEDGER, scope, served)
    pairs = [(each, _comparable(each, known, daily.counts, divided)) for each in recent]
    table = _table(pairs)
    return Block(
        key="holidays",
        reading=holidays_reading(pairs, expected_load(runs, known, daily.end), _weekly(daily)),
        subtitle=_("{window} 各节假日诉求，日均（件/天）；空心为上一次同名节日，调休连休的算在内").format(
            window=dates(recent[0].first, recent[-1].end)
        ),
        table=table,
        question=VOLUME,
        measures=("request_count",),
        figure=_figure(pairs, height),
        rows=rows_behind(ROWS, daily.scope, table["request_count"], within=_days_of(recent)),
        opens=span_openings(ROWS, daily.scope, _spans(pairs)),
    )


def _comparable(
    load: HolidayLoad, known: list[HolidayLoad], counts: Mapping[date, float], divided: tuple[date, ...]
) -> HolidayLoad | None:
    """The same holiday before; None where limits begin anew between the two."""
    found = same_before(load, known, counts)
    if found is None or any(found.first < day < load.end for day in divided):
        return None
    return found


def _days_of(recent: list[HolidayLoad]) -> Within:
    return Within("requested_at", tuple((each.first, each.end) for each in recent))


def _weekly(daily: DailyCounts) -> list[float]:
    """Requests of the whole weeks of the last year, from which their scatter is known."""
    days = sorted(daily.counts)[-52 * 7 :]
    return [
        sum(daily.counts[day] for day in days[at : at + 7])
        for at in range(0, len(days) - 6, 7)
        if not daily.missing.intersection(days[at : at + 7])
    ]


def _table(pairs: list[tuple[HolidayLoad, HolidayLoad | None]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "holiday": _(now.name),
                "holiday_dates": dates(now.first, now.end),
                "day_count": now.day_count,
                "request_count": now.request_count,
                "daily_count": now.daily,
                "usual_count": now.usual,
                "earlier_dates": "" if then is None else dates(then.first, then.end),
                "earlier_day_count": None if then is None else then.day_count,
                "earlier_request_count": None if then is None else then.request_count,
                "earlier_daily_count": None if then is None else then.daily,
            }
            for now, then in pairs
        ]
    )


def _row_name(load: HolidayLoad) -> str:
    return _("{name} {n} 天").format(name=_(load.name), n=load.day_count)


def _spans(pairs: list[tuple[HolidayLoad, HolidayLoad | None]]) -> list[Span]:
    """The days of both dots of each row."""
    sides = [(_(label), now, load) for now, then in pairs for label, load in ((BEFORE, then), (NOW, now))]
    return [
        Span((label, _row_name(now)), load.first, load.end, load.request_count)
        for label, now, load in sides
        if load is not None
    ]


def _figure(pairs: list[tuple[HolidayLoad, HolidayLoad | None]], height: int) -> go.Figure:
    frame = pd.DataFrame(
        {
            "name": [_row_name(now) for now, _then in pairs],
            "before": [float("nan") if then is None else then.daily for _now, then in pairs],
            "after": [now.daily for now, _then in pairs],
            "usual": ["—" if is_missing(now.usual) else plain(now.usual, 1) for now, _then in pairs],
            "order": [-at for at in range(len(pairs))],
        }
    )
    return dumbbell(
        frame,
        name="name",
        before="before",
        after="after",
        before_label=_(BEFORE),
        after_label=_(NOW),
        change_label=_("增减"),
        beside="usual",
        beside_label=_("节前日均"),
        by="order",
        unit=_("件/天"),
        decimals=1,
        height=height,
    )
