"""Blocks of the merchants' alliance: requests it has solved, and complaints about its categories."""

from __future__ import annotations

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts.running import running_totals
from pages.parts.findings.reading import is_named, named_rows, some
from pages.parts.subjects.complaints import blocks as complaints
from pages.parts.subjects.complaints.readings import months, running
from pages.parts.subjects.handlers.blocks import HANDLERS
from pages.parts.subjects.handlers.readings import solved_reading
from pages.parts.words.language import _
from queries import Only, Scope

SOLVED = "service_requests/solved_by_handler_period"
TAKEN = "service_requests/closed_by_handler_category"
ALLIANCE = "商家联盟"
_HEIGHT = 300
_OURS = Only(("handler_kind",), ((ALLIANCE,),))


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
        home, served, categories=tuple(sums.index), handler=_(ALLIANCE), place=place, height=_HEIGHT
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
            running(table), this_label=str(year), last_label=str(year - 1), unit=_("件"), height=_HEIGHT
        ),
        rows=rows_behind("service_requests/closed_rows", now, table["this"], only=_OURS),
    )


def _of_alliance(frame: pd.DataFrame, asked: Scope) -> pd.DataFrame:
    """Every month of the part of the year, including zeros; later closings count in the last month."""
    days = pd.date_range(*asked.bounds, freq="MS", inclusive="left")
    closed = frame[frame["handler_kind"].astype(str) == ALLIANCE]
    starts = pd.to_datetime(closed["period_start"]).clip(upper=days[-1])
    counts = closed["closed_count"].groupby(starts).sum().reindex(days, fill_value=0)
    return pd.DataFrame({"period_start": days, "closed_count": counts.to_numpy()})
