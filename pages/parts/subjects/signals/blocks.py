"""The rows of the signals on 本周: strips, places for their size, tables, the topic of the month.

A strip is the process-behaviour chart of one community.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.judged_parts import judged_parts
from pages.parts.asking.series import ON_SCREEN
from pages.parts.asking.windows import of_periods
from pages.parts.charts.control_strips import Strip, control_strips
from pages.parts.findings.part import Part
from pages.parts.findings.reading import short
from pages.parts.findings.states import Rule, State
from pages.parts.shared_blocks.trends import EVERY
from pages.parts.subjects.service_requests import places
from pages.parts.subjects.signals import tables as signals_tables
from pages.parts.subjects.signals import topic as signals_topic
from pages.parts.subjects.signals.readings import panels, panels_reading
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.language import _
from queries import Scope

PERIODS = "service_requests/volume_by_community_period"
ROWS = "service_requests/counted_rows"
#: Number of strips; the other communities are only in the table.
_MOST = 12
_LEAST_STRIPS = 2


def strips(scope: Scope, served: Snapshot) -> list[Block]:
    """One strip per community, worst first; empty for a single one, which the page's trend already shows."""
    starts, judged = judged_parts(PERIODS, "community", scope, served)
    found = panels(judged.values())
    shown = starts[-ON_SCREEN:]
    if scope.compounds is not None or len(found) < _LEAST_STRIPS or not shown:
        return []
    every = _(EVERY[scope.grain])
    table = _table(found[:_MOST], starts, len(shown))
    names = tuple(panel.name for panel in found[:_MOST])
    return [
        Block(
            key="strips",
            reading=panels_reading(found, "社区", _("各社区{every}诉求量").format(every=every.lower())),
            subtitle=_(
                "{every}诉求（件），{n} 期，一条一个社区，最要紧的在上，纵轴各自取；{band}右边为最近一期"
            ).format(every=every, n=len(shown), band=_band(found[:_MOST])),
            table=table,
            question=PERIODS,
            measures=("request_count",),
            kind=ChartKind.STRIPS,
            figure=control_strips(shown, [_strip(each, len(shown)) for each in found[:_MOST]], unit=_("件")),
            rows=rows_behind(
                ROWS,
                of_periods(PERIODS, scope.replace(communities=names), shown, served),
                table["request_count"],
            ),
            strips=names,
        )
    ]


def _band(shown: list[Part]) -> str:
    """The legend of the grey band; empty where no strip has one."""
    if not any(part.control.current.is_known for part in shown):
        return ""
    return _("灰带为正常波动，范围写在左边；")


def _strip(panel: Part, length: int) -> Strip:
    """The last periods of a place as drawn: a fall is no alarm, a run is marked at its end only."""
    judged, cut = panel.control, len(panel.counts) - length

    def drawn_state(at: int) -> str:
        state = judged.states[at]
        is_mark = judged.sides[at] > 0 and (judged.rules[at] is not Rule.EIGHT or at == judged.last)
        return State.NORMAL if state.is_signal and not is_mark else state

    return Strip(
        name=short(panel.name),
        counts=panel.counts[cut:],
        states=[str(drawn_state(at)) for at in range(cut, len(panel.counts))],
        limits=[(of.mean, of.lower, of.upper) for of in judged.limits[cut:]],
        word=_(panel.word),
        last=max(judged.last - cut, -1),
        pick=panel.name,
    )


def _table(found: list[Part], starts: Sequence[date], length: int) -> pd.DataFrame:
    rows = [
        (start, panel.name, panel.counts[at])
        for panel in found
        for at, start in enumerate(starts)
        if at >= len(starts) - length
    ]
    return pd.DataFrame(rows, columns=["period_start", "community", "request_count"])


def rows(scope: Scope, served: Snapshot) -> Iterator[list[Block]]:
    """The rows, each computed on demand; blocks without data are omitted."""
    if found := strips(scope, served):
        yield found
    communities = places.communities_for_size(scope)
    drawn = communities[0].figure if communities else None
    height = places.BESIDE if drawn is None else drawn.layout.height
    yield [*communities, places.compounds_for_size(scope, height=height)]
    hot, repeats = signals_tables.hot_spots(scope, served), signals_tables.repeats(scope)
    yield from [[hot, repeats]] if hot.html else [[hot], [repeats]]  # a text beside a table leaves a gap
    if found := signals_topic.monthly_topic(scope):
        yield found
