"""Blocks of who handles: the parties of 多方办理, the floor heads, the merchants' alliance."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from data.schema import UNFILLED
from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch, fetch_all
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import before, comparison_scope
from pages.parts.charts import parts
from pages.parts.charts.few import few
from pages.parts.charts.theme import BLUE, BLUE2, LINE, SATISFACTION_SCALE, SEQUENTIAL
from pages.parts.charts.time import dumbbell
from pages.parts.charts.years import running_totals
from pages.parts.findings.reading import is_named, named_rows, short, some
from pages.parts.findings.survival import log_rank, without
from pages.parts.subjects.complaints import blocks as complaints
from pages.parts.subjects.complaints.readings import months, running
from pages.parts.subjects.handlers.opened import (
    ALLIANCE,
    CLOSED,
    COUNTED,
    OURS,
    party_openings,
    solved_openings,
)
from pages.parts.subjects.handlers.readings import (
    PARTNERS,
    floor_heads_reading,
    handlers_reading,
    solved_reading,
)
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain
from queries import Scope

_HANDLERS = "service_requests/volume_by_handler"
COMMUNITIES = "service_requests/volume_by_community"
DAYS = "service_requests/days_to_close_by_community"
TOTALS = "service_requests/summary"
TIMES = "closed_loop/closing_times"
FLOOR_HEADS = "楼栋长"
MEDIAN = "half_closed_days"
HEIGHT = 330
#: Number of communities in the chart; the others are only in the table.
_MOST = 8
#: The parties from near to far; the two of self-government are one part, because each is too small.
PARTIES = (
    (mark("自管、商家联盟"), PARTNERS, SEQUENTIAL[-1]),
    (mark("社区"), ("社区",), BLUE),
    (mark("物业"), ("物业",), BLUE2),
    (mark("街道"), ("街道",), SATISFACTION_SCALE[3]),
    (mark("职能部门"), ("职能部门",), SATISFACTION_SCALE[4]),
    (mark("未写明"), (UNFILLED,), LINE),
)
SOLVED = "service_requests/solved_by_handler_period"
TAKEN = "service_requests/closed_by_handler_category"
#: Height of the charts of the alliance, which have fewer rows.
_LOW = 300


def composition(scope: Scope, served: Snapshot) -> Block | None:
    """Who handles the requests: the scope, the window compared with, and all communities."""
    now, then = fetch(_HANDLERS, scope), before(_HANDLERS, scope, served)
    if now.empty:
        return None
    everywhere, earlier = fetch(_HANDLERS, among_all(scope)), earlier_name(scope, served.as_of)
    bars = _rows(earlier, now, then, everywhere)
    drawn = _bar_numbers(bars)
    return Block(
        key="handlers",
        reading=handlers_reading(
            now,
            then if len(then) else None,
            earlier=earlier,
            small_sample=settings().small_sample,
        ),
        subtitle=_("{window} 诉求按承办主体分（%）：从居民身边到职能部门；右列为诉求件数").format(
            window=dates(scope.date_from, scope.date_to)
        ),
        table=drawn.rename(columns={"unit": "shown_for", **{name: _(name) for name, *_rest in PARTIES}}),
        question=_HANDLERS,
        measures=("request_count",),
        figure=parts.stacked_share(
            drawn,
            name="unit",
            parts=[(label, _(label), colour) for label, _kinds, colour in PARTIES],
            small=settings().small_sample,
            total_label=_("诉求"),
            height=HEIGHT,
        ),
        rows=rows_behind(COUNTED, scope, now["request_count"]),
        opens=party_openings(
            [(_(label), kinds) for label, kinds, _colour in PARTIES],
            _bar_scopes(bars, scope, comparison_scope(_HANDLERS, scope, served)),
        ),
    )


def _bar_scopes(
    bars: list[tuple[str, pd.DataFrame]], scope: Scope, then: Scope | None
) -> list[tuple[str, Mapping[str, int], Scope]]:
    """Each bar with its numbers by label and the scope in which they are counted."""
    wide, found = among_all(scope), []
    for at, (name, frame) in enumerate(bars):
        communities = tuple(dict.fromkeys(frame["community"].astype(str)))
        own = (
            scope
            if not at
            else then
            if then is not None and at == 1
            else wide.replace(communities=communities)
        )
        found.append((name, {_(label): n for label, n in _sums(frame).items()}, own))
    return found


def _bar_numbers(rows: list[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """The numbers of the bars: ``unit``, and one column per party."""
    return pd.DataFrame([{"unit": unit, **_sums(frame)} for unit, frame in rows])


def _rows(
    earlier: str, now: pd.DataFrame, then: pd.DataFrame, everywhere: pd.DataFrame
) -> list[tuple[str, pd.DataFrame]]:
    """The bars: this window, the one compared with, then the communities of the whole sub-district."""
    names = everywhere["community"].astype(str)
    communities = [
        (short(name), everywhere[names == name]) for name in dict.fromkeys(names) if is_named(name)
    ]
    compared = [(earlier, then)] if len(then) else []
    return [(_("本期"), now), *compared, *communities[:_MOST]]


def _sums(frame: pd.DataFrame) -> dict[str, int]:
    kinds = frame["handler_kind"].astype(str)
    return {
        label: int(frame.loc[kinds.isin(wanted), "request_count"].sum()) for label, wanted, _colour in PARTIES
    }


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
    totals = fetch(_HANDLERS, now)
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
