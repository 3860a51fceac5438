"""The time line of one compound: requests and satisfaction, its companies, and other events."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, Opening, Rows, openings, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.windows import all_time
from pages.parts.charts.phases import Event, Span
from pages.parts.charts.phases import phases as phases_chart
from pages.parts.shared_blocks.rates import weight_note
from pages.parts.subjects.compound.history import RATINGS, ROWS, VOLUME, Story, with_weight
from pages.parts.subjects.compound.phases import Phase, phase_name, phases_reading
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import is_missing
from queries import Grain, Within

_EACH = {
    Grain.DAY: mark("每日"),
    Grain.WEEK: mark("每周"),
    Grain.MONTH: mark("每月"),
    Grain.QUARTER: mark("每季"),
    Grain.YEAR: mark("每年"),
}
#: Kind of event in the query -> its label; arrivals of companies have their own row.
_KINDS = {
    "民生实事": mark("民生实事"),
    "阵地启用": mark("阵地启用"),
    "业委会成立": mark("业委会成立"),
    "党支部成立": mark("党支部成立"),
}


def timeline(story: Story, served: Snapshot) -> Block:
    """Requests and satisfaction over the whole time, with the companies and other events."""
    subtitle = _(
        "{each}诉求（件）与每季满意率（%），{window} 全部台账，不随所选时段变；"
        "粗横线为各物业时期的平均，虚竖线为更替日，空心为评价少于 {small}{weight}"
    )
    return Block(
        key="phases",
        reading=phases_reading(story.phases, per=story.per, small_sample=settings().small_sample),
        subtitle=subtitle.format(
            each=_(_EACH[story.scope.grain]),
            window=dates(story.scope.date_from, story.scope.date_to),
            small=settings().small_sample,
            weight=weight_note("satisfaction_rate", story.scope),
        ),
        table=_table(story, served),
        question=VOLUME,
        measures=("request_count", "satisfaction_rate"),
        figure=_phases_figure(story, served),
        rows=_lists(story),
        opens=_openings(story),
    )


def _phases_figure(story: Story, served: Snapshot) -> go.Figure:
    quarters = with_weight(
        fetch(RATINGS, all_time(RATINGS, story.scope.replace(grain=Grain.QUARTER), served))
    )
    quarters = quarters[quarters["rated_count"] > 0]
    return phases_chart(
        story.counts[["start", "value", "is_open"]].rename(columns={"start": "day"}),
        pd.DataFrame(
            {"day": quarters["start"], "part": quarters["satisfied_weight"], "whole": quarters["rated_count"]}
        ),
        [_span(phase) for phase in story.phases],
        _events(story),
        unit=_("件"),
        mean_form=_("{per} {n}").format(per=story.per, n="{n}"),
        small=settings().small_sample,
        target=settings().satisfaction_target,
    )


def _span(phase: Phase) -> Span:
    return Span(
        phase_name(phase),
        phase.start,
        phase.end,
        None if is_missing(phase.mean) else phase.mean,
        phase.satisfied,
        phase.rated,
        is_nobody=not phase.name,
        is_present=phase.is_present,
    )


def _events(story: Story) -> list[Event]:
    """The events other than the companies, which have their own row."""
    rows = story.events[story.events["event_kind"].isin(list(_KINDS))] if len(story.events) else story.events
    answer = []
    for row in rows.itertuples(index=False):
        day = pd.Timestamp(row.event_on).date()
        # For some organisations only the year is known: the middle of the year is used.
        shown = day.replace(month=7) if row.is_year_only else day
        when = f"{day.year}" if row.is_year_only else f"{day:%Y-%m-%d}"
        name = "" if row.event_kind.startswith(row.event_name) else f" {_(row.event_name)}"
        answer.append(Event(shown, _(row.event_name), f"{when} {_(_KINDS[row.event_kind])}{name}"))
    return answer


def _lists(story: Story) -> tuple[Rows, ...]:
    """The requests of the companies' times, of each of them, and of all that is drawn."""
    spans = [(phase, _inside(phase, story.counts)) for phase in story.phases]
    kept = [(phase, inside) for phase, inside in spans if len(inside)]
    ends = [(inside["start"].min(), inside["end"].max()) for _phase, inside in kept]
    days = [Within("requested_at", (span,)) for span in ends]
    everything = rows_behind(ROWS, story.scope, story.counts["request_count"], label=_("图上全部"))
    if not kept:
        return everything
    together = Within("requested_at", tuple(ends))
    whole = sum(float(inside["request_count"].sum()) for _phase, inside in kept)
    each = [
        one
        for (phase, inside), within in zip(kept, days, strict=True)
        for one in rows_behind(
            ROWS, story.scope, inside["request_count"], within=within, label=phase_name(phase)
        )
    ]
    label = _("各物业时期")
    return (*rows_behind(ROWS, story.scope, whole, within=together, label=label), *each, *everything)


def _openings(story: Story) -> tuple[Opening, ...]:
    """The requests of the finished periods of each phase, by its first day."""
    found: tuple[Opening, ...] = ()
    for phase in story.phases:
        inside = _inside(phase, story.counts)
        if len(inside):
            span = Within("requested_at", ((inside["start"].min(), inside["end"].max()),))
            counts, label = inside["request_count"], phase_name(phase)
            found += openings(
                (str(phase.start),), rows_behind(ROWS, story.scope, counts, within=span, label=label)
            )
    return found


def _inside(phase: Phase, counts: pd.DataFrame) -> pd.DataFrame:
    """The finished periods that lie wholly in a phase."""
    return counts[~counts["is_open"] & (counts["start"] >= phase.start) & (counts["end"] <= phase.end)]


def _table(story: Story, served: Snapshot) -> pd.DataFrame:
    """The drawn values, one row per period: requests, its phase and the mean, the quarter's ratings."""
    table = story.counts[["period_start", "request_count"]].assign(phase_name="", mean_count=float("nan"))
    for phase in story.phases:
        inside = _inside(phase, story.counts).index
        table.loc[inside, "phase_name"] = phase_name(phase)
        table.loc[inside, "mean_count"] = phase.mean
    if story.scope.grain is Grain.YEAR:
        return table
    rated = with_weight(fetch(RATINGS, all_time(RATINGS, story.scope.replace(grain=Grain.QUARTER), served)))
    quarters = rated.set_index(pd.PeriodIndex(pd.to_datetime(rated["start"]), freq="Q"))
    shown = quarters.reindex(pd.PeriodIndex(pd.to_datetime(story.counts["start"]), freq="Q"))
    return table.assign(
        quarter_rated_count=shown["rated_count"].to_numpy(),
        quarter_satisfaction_rate=(shown["satisfied_weight"] / shown["rated_count"]).to_numpy(),
    )
