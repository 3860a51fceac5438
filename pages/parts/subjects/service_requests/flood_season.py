"""The block of the flood season: requests about water so far beside those of last year's season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from data.months import MONTHS_A_YEAR, shift_months
from data.season import season
from data.settings import names_in, settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.block import Block, Opening, Rows, rows_behind
from pages.parts.asking.choices import dimension_values
from pages.parts.asking.fetch import fetch
from pages.parts.asking.notebook import new_limits_from
from pages.parts.asking.span_openings import Span, span_openings
from pages.parts.charts.years import running_totals
from pages.parts.findings.reading import named_rows
from pages.parts.findings.ten_day_periods import place_in_year, ten_day_name, ten_day_periods
from pages.parts.subjects.service_requests.flood_readings import (
    Peak,
    SeasonCount,
    flood_reading,
    no_matters_reading,
)
from pages.parts.subjects.service_requests.holidays import LEDGER, ROWS, VOLUME, DailyCounts, daily_counts
from pages.parts.words.dates import dates
from pages.parts.words.language import _, listing
from queries import Scope

COMPOUNDS = "service_requests/volume_by_compound"
_SUBCATEGORY = "subcategory"
#: Length in days of the stretch in which most requests came: a storm and what it leaves.
_STORM = 3


@dataclass(frozen=True, slots=True)
class Window:
    """One season in the requests: its half-open days, as far as they are known.

    Attributes:
        first: Its first day.
        end: The day after its last day, or after the last known one.
    """

    first: date
    end: date


def flood_season(scope: Scope, served: Snapshot, *, height: int) -> Block | None:
    """The latest flood season; None where the scope asks for other matters or the ledger knows no season."""
    asked, known = _about_water(scope), known_matters()
    if asked is not None and not known:
        return Block("flood-season", no_matters_reading(matters()), "", pd.DataFrame(), VOLUME)
    daily = None if asked is None else daily_counts(asked, served)
    if asked is None or daily is None:
        return None
    if (now := _latest(daily)) is None:
        return None
    then = _a_year_before(now, daily, new_limits_from(LEDGER, scope, served))
    table = _table(daily, now, then)
    earlier = None if then is None else _count(daily, then)
    return Block(
        key="flood-season",
        reading=flood_reading(_count(daily, now), earlier, _peak(daily, now)),
        subtitle=_("{window} 汛期涉水诉求（件），逐旬累计{last}：{matters}").format(
            window=dates(now.first, now.end),
            last="" if then is None else _("；灰虚线为 {window}").format(window=dates(then.first, then.end)),
            matters=_matter_words(known),
        ),
        table=table.drop(columns="month"),
        question=VOLUME,
        measures=("request_count",),
        figure=_figure(table, now.first.year, height),
        rows=(
            *_list(daily, now, table["season_count"]),
            *(() if then is None else _list(daily, then, table["earlier_season_count"])),
        ),
        opens=_openings(daily, now, then, table),
    )  # fmt: skip


def matters() -> tuple[str, ...]:
    """The subcategories that the office counts as matters of water."""
    return names_in(settings().flood_matters)


def known_matters() -> tuple[str, ...]:
    """Those of them that the requests of the ledger name."""
    found = set(dimension_values(_SUBCATEGORY))
    return tuple(name for name in matters() if name in found)


def _matter_words(known: tuple[str, ...]) -> str:
    if not (lacking := [name for name in matters() if name not in known]):
        return listing(known)
    return _("{known}（台账里没有{lacking}）").format(known=listing(known), lacking=listing(lacking))


def _about_water(scope: Scope) -> Scope | None:
    """The scope narrowed to matters of water; None where it asks for none of them."""
    chosen = scope.condition(_SUBCATEGORY)
    wanted = [one for one in matters() if chosen is None or one in chosen.values]  # noqa: PD011 - no frame
    return scope.with_condition(_SUBCATEGORY, wanted) if wanted else None


def _latest(daily: DailyCounts) -> Window | None:
    """The season that has begun last; None where the ledger began after its first day."""
    days = season(settings().flood_season)
    for year in (daily.end.year, daily.end.year - 1):
        first, end = days.days(year)
        if first < daily.end:
            return Window(first, min(end, daily.end)) if first in daily.counts else None
    return None


def _a_year_before(now: Window, daily: DailyCounts, divided: tuple[date, ...]) -> Window | None:
    """The same days a year before; None where they are not known or are not comparable."""
    first, last = (shift_months(day, -MONTHS_A_YEAR) for day in (now.first, now.end - DAY))
    then = Window(first, last + DAY)
    both = {*_days(now), *_days(then)}
    if not both <= daily.counts.keys() or both & daily.missing:
        return None
    return None if any(then.first < day < now.end for day in divided) else then


def _days(window: Window) -> list[date]:
    return [window.first + at * DAY for at in range((window.end - window.first).days)]


def _count(daily: DailyCounts, window: Window) -> SeasonCount:
    counts = [daily.counts[day] for day in _days(window)]
    return SeasonCount(window.first, window.end, tuple(counts))


def _peak(daily: DailyCounts, window: Window) -> Peak | None:
    """The three days with the most requests, and the compound with the most of them; None without any."""
    days = _days(window)
    starts = days[: max(len(days) - _STORM + 1, 1)]
    sums = {day: sum(daily.counts.get(day + at * DAY, 0.0) for at in range(_STORM)) for day in starts}
    first = max(sums, key=lambda day: (sums[day], day))
    if not sums[first]:
        return None
    end = min(first + _STORM * DAY, window.end)
    places = fetch(COMPOUNDS, daily.scope.replace(date_from=first, date_to=end))
    named = places[named_rows(places, "compound")]
    if named.empty:
        return Peak(first, end, sums[first])
    top = named.iloc[0]
    return Peak(first, end, sums[first], str(top["compound"]), float(top["request_count"]))


def _table(daily: DailyCounts, now: Window, then: Window | None) -> pd.DataFrame:
    """One row a ten-day period: requests and running total, and those of the year before."""
    rows = []
    total = last_total = 0.0
    for first, end in ten_day_periods(now.first, now.end):
        count = sum(daily.counts[day] for day in _days(Window(first, end)))
        row = {"month": place_in_year(first), "ten_days": ten_day_name(first), "season_count": count}
        total += count
        row |= {"season_total": total, "earlier_season_count": None, "earlier_season_total": None}
        if then is not None:
            span = Window(*(shift_months(day, -MONTHS_A_YEAR) for day in (first, end - DAY)))
            last = sum(daily.counts[day] for day in (*_days(span), span.end))
            last_total += last
            row |= {"earlier_season_count": last, "earlier_season_total": last_total}
        rows.append(row)
    return pd.DataFrame(rows)


def _openings(
    daily: DailyCounts, now: Window, then: Window | None, table: pd.DataFrame
) -> tuple[Opening, ...]:
    """The requests of a season up to the end of each ten-day period, as many as its running total."""
    ends = [end for _first, end in ten_day_periods(now.first, now.end)]
    spans = [
        Span((str(now.first.year), name), now.first, end, total)
        for name, end, total in zip(table["ten_days"], ends, table["season_total"], strict=True)
    ]
    if then is not None:
        lasts = [shift_months(end - DAY, -MONTHS_A_YEAR) + DAY for end in ends]
        spans += [
            Span((str(then.first.year), name), then.first, end, total)
            for name, end, total in zip(table["ten_days"], lasts, table["earlier_season_total"], strict=True)
        ]
    return span_openings(ROWS, daily.scope, spans)


def _figure(table: pd.DataFrame, year: int, height: int) -> go.Figure:
    totals = {"season_total": "this", "earlier_season_total": "last", "ten_days": "name"}
    return running_totals(
        table.rename(columns=totals),
        this_label=str(year),
        last_label=str(year - 1),
        unit=_("件"),
        height=height,
    )


def _list(daily: DailyCounts, window: Window, counted: pd.Series) -> tuple[Rows, ...]:
    scope = daily.scope.replace(date_from=window.first, date_to=window.end)
    return rows_behind(ROWS, scope, counted, label=str(window.first.year))
