"""The history of one compound: its companies, its events, and the numbers before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.attention import among_all
from pages.parts.asking.calendar_periods import period_end
from pages.parts.asking.fetch import fetch
from pages.parts.asking.windows import all_time
from pages.parts.subjects.compound.phases import Phase, measure_phases, phases
from pages.parts.words.language import _, mark
from queries import Grain, Scope

VOLUME, RATINGS = "service_requests/volume_by_period", "satisfaction/rate_by_period"
ROWS = "service_requests/counted_rows"
#: Periods shorter than a month are drawn only where they have this many requests on average.
_LEAST_A_PERIOD = 3.0
_PER = {
    Grain.DAY: mark("日均"),
    Grain.WEEK: mark("周均"),
    Grain.MONTH: mark("月均"),
    Grain.QUARTER: mark("季均"),
    Grain.YEAR: mark("年均"),
}


@dataclass(frozen=True)
class Story:
    """All data on a compound over the whole time of the ledgers.

    Attributes:
        scope: The compound over that time, with the grain of the history.
        counts: period_start, request_count, start, end, value and is_open per period.
        contracts: Its property contracts.
        events: Its events.
        phases: Its time divided at the changes of company, with counts.
        as_of: The day of the data.
    """

    scope: Scope
    counts: pd.DataFrame
    contracts: pd.DataFrame
    events: pd.DataFrame
    phases: list[Phase]
    as_of: date

    @property
    def per(self) -> str:
        """The words for a period before a mean: 月均."""
        return _(_PER[self.scope.grain])


def story(scope: Scope, served: Snapshot) -> Story:
    """The history of the one compound of a scope."""
    whole = all_time(VOLUME, scope.replace(grain=_grain(scope, served)), served)
    as_of = served.as_of.date()
    counts = requests_by_period(whole, as_of)
    # Works are dated by their beginning: without dates all of them are there, in any window.
    ever = scope.without_conditions().replace(date_from=None, date_to=None)
    contracts, events = (fetch(f"compounds/{name}", ever) for name in ("property_companies", "events"))
    first = counts["start"].min() if len(counts) else as_of
    found = phases(contracts, first, as_of + DAY)
    around = requests_by_period(among_all(whole), as_of)
    ratings = with_weight(fetch(RATINGS, all_time(RATINGS, scope.replace(grain=Grain.MONTH), served)))
    found = measure_phases(found, counts[~counts["is_open"]], around, ratings)
    return Story(whole, counts, contracts, events, found, as_of)


def _grain(scope: Scope, served: Snapshot) -> Grain:
    """The chosen grain; months where days or weeks would be almost empty."""
    if scope.grain not in (Grain.DAY, Grain.WEEK):
        return scope.grain
    values = fetch(VOLUME, all_time(VOLUME, scope, served))["request_count"]
    return scope.grain if len(values) and float(values.mean()) >= _LEAST_A_PERIOD else Grain.MONTH


def requests_by_period(scope: Scope, as_of: date) -> pd.DataFrame:
    """Requests per period with first day, day after the last, and whether it is unfinished or starts late."""
    frame = fetch(VOLUME, scope)
    starts = [pd.Timestamp(start).date() for start in frame["period_start"]]
    ends = [period_end(start, scope.grain) for start in starts]
    is_open = [end > as_of + DAY for end in ends]
    return frame.assign(start=starts, end=ends, value=frame["request_count"].astype(float), is_open=is_open)


def with_weight(frame: pd.DataFrame) -> pd.DataFrame:
    """Ratings per period with ``start`` and the weighted count of the satisfied."""
    weight = settings().mostly_satisfied_weight
    return frame.assign(
        start=[pd.Timestamp(start).date() for start in frame["period_start"]],
        satisfied_weight=frame["satisfied_count"] + weight * frame["mostly_satisfied_count"],
    )
