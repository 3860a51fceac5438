"""Blocks of who handles: the floor heads, and the merchants' alliance."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.charts.few import few
from pages.parts.charts.time import dumbbell
from pages.parts.charts.years import running_totals
from pages.parts.findings.reading import is_named, named_rows, short, some
from pages.parts.findings.survival import log_rank, without
from pages.parts.subjects.complaints import blocks as complaints
from pages.parts.subjects.complaints.readings import months, running
from pages.parts.subjects.handlers.party_rows import (
    ALLIANCE,
    CLOSED,
    COUNTED,
    OURS,
    solved_openings,
)
from pages.parts.subjects.handlers.readings import (
    floor_heads_reading,
    solved_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain
from queries import Scope

HANDLERS = "service_requests/volume_by_handler"
COMMUNITIES = "service_requests/volume_by_community"
DAYS = "service_requests/days_to_close_by_community"
TOTALS = "service_requests/summary"
TIMES = "closed_loop/closing_times"
FLOOR_HEADS = "楼栋长"
MEDIAN = "half_closed_days"
HEIGHT = 330
SOLVED = "service_requests/solved_by_handler_period"
TAKEN = "service_requests/closed_by_handler_category"
#: Height of the charts of the alliance, which have fewer rows.
_LOW = 300


def floor_heads(scope: Scope) -> Block | None:
    """The requests residents made to their 楼栋长: how many, and the time they took beside all channels."""
    own, everyone = _scopes(scope)
    table = _community_rows(own, everyone)
    if table.empty:
        return None
    ours, overall = (frame[MEDIAN].iloc[0] for frame in fetch_all([(TOTALS, own), (TOTALS, everyone)]))
    closed, of_all = fetch_all([(TIMES, own), (TIMES, everyone)])
    return Block(
        key="floor-heads",
        reading=floor_heads_reading(
            table,
            own=ours,
            overall=overall,
            score=log_rank(closed, without(of_all, closed)) if len(closed) else 0.0,
            small_sample=settings().small_sample,
        ),
        subtitle=_(
            "{window} 楼栋长渠道与全部渠道的办理时长中位数（天），全部社区；右列为楼栋长渠道件数"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=table,
        question=DAYS,
        measures=("floor_head_count", MEDIAN),
        figure=_figure(table),
        rows=rows_behind(
            COUNTED,
            own.replace(communities=tuple(table["community"].astype(str))),
            table["request_count"],
        ),
    )


def _scopes(scope: Scope) -> tuple[Scope, Scope]:
    """The channel of the floor heads, and all channels, in every community."""
    everyone = among_all(scope).replace(channels=None)
    return everyone.replace(channels=(FLOOR_HEADS,)), everyone


def _community_rows(own: Scope, everyone: Scope) -> pd.DataFrame:
    """One row per community: the requests and the median of the channel, and the median of all channels."""
    counts, days, usual = fetch_all([(COMMUNITIES, own), (DAYS, own), (DAYS, everyone)])
    table = counts[["community", "request_count"]]
    for name, frame in (("floor_head_days", days), ("all_days", usual)):
        times = frame[["community", MEDIAN]].rename(columns={MEDIAN: name})
        table = table.merge(times, on="community", how="left")
    return table.sort_values("request_count", ascending=False, ignore_index=True)


def _figure(table: pd.DataFrame) -> go.Figure:
    shown = table[named_rows(table, "community")].dropna(subset=["floor_head_days"])
    return dumbbell(
        shown.assign(unit=[short(name) for name in shown["community"]], requests=_counts(shown)),
        name="unit",
        before="all_days",
        after="floor_head_days",
        before_label=_("全部渠道"),
        after_label=_("楼栋长渠道"),
        change_label=_("相差"),
        beside="requests",
        beside_label=_("楼栋长件数"),
        unit=_("天"),
        decimals=1,
        height=HEIGHT,
    )


def _counts(table: pd.DataFrame) -> list[str]:
    """The requests of the channel per community, with a note on small numbers."""
    least = settings().small_sample
    return [few(plain(n), is_small=n < least) for n in table["request_count"]]


def alliance(scope: Scope, served: Snapshot) -> list[Block]:
    """The requests the merchants' alliance has solved this year, and the complaints about its categories.

    Empty where no alliance has ever been given a request.
    """
    taken = fetch(TAKEN, scope.replace(date_from=None, date_to=None, comparison=None))
    taken = taken[taken["handler_kind"].astype(str) == ALLIANCE]
    named = taken[named_rows(taken, "category")]
    if named.empty:
        return []
    sums = named.groupby(named["category"].astype(str))["request_count"].sum().sort_values(ascending=False)
    communities = tuple(sorted({str(name) for name in named["community"] if is_named(name)}))
    home = scope.replace(communities=communities or scope.communities)
    place = some(communities) if communities else _("全街道")
    similar = complaints.of_categories(
        home, served, categories=tuple(sums.index), handler=_(ALLIANCE), place=place, height=_LOW
    )
    solved = _solved_block(home, served, place)
    return [solved] if similar is None else [solved, similar]


def _solved_block(scope: Scope, served: Snapshot, place: str) -> Block:
    now, then = complaints.year_of(scope, served)
    this, last = complaints.both(SOLVED, now, then)
    before = None if last is None or then is None else _of_alliance(last, then)
    table = months(_of_alliance(this, now), before, "closed_count")
    if not table["last"].sum():
        table["last"] = float("nan")  # no request was given to it then: no line at 0
    totals = fetch(HANDLERS, now)
    totals = totals[totals["handler_kind"].astype(str) == ALLIANCE]
    year = now.bounds[0].year
    return Block(
        key="alliance-solved",
        reading=solved_reading(
            table,
            year,
            handler=_(ALLIANCE),
            open_count=float(totals["open_count"].sum()),
        ),
        subtitle=_("{place} {span} 提出、由{handler}承办并已办结的诉求（件），按办结月累计").format(
            place=place, span=complaints.span(now, then), handler=_(ALLIANCE)
        ),
        table=running(table),
        question=SOLVED,
        measures=("closed_count",),
        figure=running_totals(
            running(table), this_label=str(year), last_label=str(year - 1), unit=_("件"), height=_LOW
        ),
        rows=rows_behind(CLOSED, now, table["this"], only=OURS),
        opens=solved_openings(running(table), now, then),
    )


def _of_alliance(frame: pd.DataFrame, asked: Scope) -> pd.DataFrame:
    """Every month of the part of the year, including zeros; later closings count in the last month."""
    days = pd.date_range(*asked.bounds, freq="MS", inclusive="left")
    closed = frame[frame["handler_kind"].astype(str) == ALLIANCE]
    starts = pd.to_datetime(closed["period_start"]).clip(upper=days[-1])
    counts = closed["closed_count"].groupby(starts).sum().reindex(days, fill_value=0)
    return pd.DataFrame({"period_start": days, "closed_count": counts.to_numpy()})
