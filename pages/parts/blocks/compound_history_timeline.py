"""The time line of one compound: requests and satisfaction, its companies, and what else happened."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.store import Snapshot
from pages.parts.block import Block, listed
from pages.parts.blocks.compound_history import RATINGS, ROWS, VOLUME, Story, with_weight
from pages.parts.blocks.rates import weight_note
from pages.parts.charts.phases import Event, Span
from pages.parts.charts.phases import phases as phases_chart
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings.phases import Phase, named
from pages.parts.findings.phases_reading import phases_reading
from pages.parts.numbers import is_missing
from pages.parts.windows import all_time
from pages.parts.wording import _, mark
from queries import Grain

_EACH = {
    Grain.DAY: mark("每日"),
    Grain.WEEK: mark("每周"),
    Grain.MONTH: mark("每月"),
    Grain.QUARTER: mark("每季"),
    Grain.YEAR: mark("每年"),
}
#: What a question calls an event; a company that came has a row of its own.
_KINDS = {
    "民生实事": mark("民生实事"),
    "阵地启用": mark("阵地启用"),
    "业委会成立": mark("业委会成立"),
    "党支部成立": mark("党支部成立"),
}


def timeline(told: Story, served: Snapshot) -> Block:
    """Requests and satisfaction over the whole time, with the companies and what else happened."""
    subtitle = _(
        "{each}诉求（件）与每季满意率（%），{window} 全部台账，不随所选时段变；"
        "粗横线为各物业时期的平均，虚竖线为更替日，空心为评价少于 {small}{weight}"
    )
    return Block(
        key="phases",
        reading=phases_reading(told.phases, per=told.per, small_sample=settings().small_sample),
        subtitle=subtitle.format(
            each=_(_EACH[told.scope.grain]),
            window=dates(told.scope.date_from, told.scope.date_to),
            small=settings().small_sample,
            weight=weight_note("satisfaction_rate"),
        ),
        table=_table(told) if told.phases else told.counts[["period_start", "request_count"]],
        question=VOLUME,
        measures=("request_count", "satisfaction_rate"),
        figure=_drawn(told, served),
        rows=listed(ROWS, told.scope, told.counts["request_count"]),
    )


def _drawn(told: Story, served: Snapshot) -> go.Figure:
    quarters = with_weight(fetch(RATINGS, all_time(RATINGS, told.scope.replace(grain=Grain.QUARTER), served)))
    quarters = quarters[quarters["rated_count"] > 0]
    return phases_chart(
        told.counts[["start", "value", "is_open"]].rename(columns={"start": "day"}),
        pd.DataFrame(
            {"day": quarters["start"], "part": quarters["satisfied_weight"], "whole": quarters["rated_count"]}
        ),
        [_span(phase) for phase in told.phases],
        _events(told),
        unit=_("件"),
        mean_form=_("{per} {n}").format(per=told.per, n="{n}"),
        small=settings().small_sample,
        target=settings().satisfaction_target,
    )


def _span(phase: Phase) -> Span:
    return Span(
        named(phase),
        phase.start,
        phase.end,
        None if is_missing(phase.mean) else phase.mean,
        phase.satisfied,
        phase.rated,
        is_nobody=not phase.name,
        is_present=phase.is_present,
    )


def _events(told: Story) -> list[Event]:
    """What happened apart from the companies, which have a row of their own."""
    rows = told.events[told.events["event_kind"].isin(list(_KINDS))] if len(told.events) else told.events
    answer = []
    for row in rows.itertuples(index=False):
        day = pd.Timestamp(row.event_on).date()
        # Of some organisations only the year is known: the middle of it stands for it.
        shown = day.replace(month=7) if row.is_year_only else day
        when = f"{day.year}" if row.is_year_only else f"{day:%Y-%m-%d}"
        name = "" if row.event_kind.startswith(row.event_name) else f" {_(row.event_name)}"
        answer.append(Event(shown, _(row.event_name), f"{when} {_(_KINDS[row.event_kind])}{name}"))
    return answer


def _table(told: Story) -> pd.DataFrame:
    """One row a phase: who, from when to when, how many a period, how satisfied."""
    rows = [
        {
            "phase_name": named(phase),
            "started_on": phase.start,
            "last_on": phase.end - timedelta(days=1),
            "period_count": phase.periods,
            "request_count": int(phase.total),
            "mean_count": phase.mean,
            "office_mean_count": phase.around,
            "rated_count": int(phase.rated),
            "satisfaction_rate": phase.satisfied / phase.rated if phase.rated else None,
        }
        for phase in told.phases
    ]
    return pd.DataFrame(rows)
