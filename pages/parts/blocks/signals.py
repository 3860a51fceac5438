"""Blocks of the signals: a process-behaviour strip a community, and communities against their size."""

from __future__ import annotations

import pandas as pd

from data.store import Snapshot
from pages.parts.attention import among_all, judged_parts
from pages.parts.block import Block, listed
from pages.parts.blocks.trends import EVERY
from pages.parts.charts import funnel as funnel_chart
from pages.parts.charts.control_strips import Strip, control_strips
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings.per_household import funnel, funnel_reading
from pages.parts.findings.reading import named_rows, short
from pages.parts.findings.signals_panels import Panel, panels, panels_reading
from pages.parts.findings.xmr import State
from pages.parts.numbers import plain
from pages.parts.series import ON_SCREEN
from pages.parts.windows import of_periods
from pages.parts.wording import _
from queries import Scope

COMMUNITIES = "service_requests/volume_by_community"
PERIODS = "service_requests/volume_by_community_period"
ROWS = "service_requests/counted_rows"
#: Strips beyond so many are left to the table.
_MOST = 12
_LEAST_STRIPS = 2
#: A funnel of so few places compares nothing.
_LEAST_PLACES = 3


def strips(scope: Scope, served: Snapshot) -> list[Block]:
    """One strip a community, worst first; none of a single one, which the trend of the page shows already."""
    starts, judged = judged_parts(PERIODS, "community", scope, served)
    found = panels(judged)
    if scope.compounds is not None or len(found) < _LEAST_STRIPS:
        return []
    shown = starts[-ON_SCREEN:]
    every = _(EVERY[scope.grain])
    table = _table(found[:_MOST], starts, len(shown))
    names = tuple(panel.name for panel in found[:_MOST])
    return [
        Block(
            key="strips",
            reading=panels_reading(found, "社区", _("各社区{every}诉求量").format(every=every.lower())),
            subtitle=_(
                "{every}诉求（件），{n} 期，一条一个社区，最要紧的在上，纵轴各自取；"
                "灰带为正常波动，范围写在左边；右边为最近一期"
            ).format(every=every, n=len(shown)),
            table=table,
            question=PERIODS,
            measures=("request_count",),
            figure=control_strips(shown, [_strip(each, len(shown)) for each in found[:_MOST]], unit=_("件")),
            rows=listed(
                ROWS,
                of_periods(PERIODS, scope.replace(communities=names), shown, served),
                table["request_count"],
            ),
            picks="communities",
        )
    ]


def _strip(panel: Panel, length: int) -> Strip:
    """The last periods of a place as they are drawn: a fall is no alarm, a run is marked at its end only."""
    judged, cut, limits = panel.judged, len(panel.counts) - length, panel.judged.current

    def drawn(at: int) -> str:
        state = judged.states[at]
        is_mark = judged.sides[at] > 0 and (judged.runs[at] > 0 or at == judged.last)
        return State.NORMAL if state.is_signal and not is_mark else state

    return Strip(
        name=short(panel.name),
        counts=panel.counts[cut:],
        states=[str(drawn(at)) for at in range(cut, len(panel.counts))],
        limits=(limits.mean, limits.lower, limits.upper),
        word=_(panel.word),
        last=max(judged.last - cut, -1),
        pick=panel.name,
    )


def _table(found: list[Panel], starts: list, length: int) -> pd.DataFrame:
    rows = [
        (start, panel.name, panel.counts[at])
        for panel in found
        for at, start in enumerate(starts)
        if at >= len(starts) - length
    ]
    return pd.DataFrame(rows, columns=["period_start", "community", "request_count"])


def community_funnel(scope: Scope) -> list[Block]:
    """Communities' requests per thousand households against their size; none when too few are known."""
    frame = fetch(COMMUNITIES, among_all(scope))
    places = funnel(frame, by="community")
    if scope.compounds is not None or len(places) < _LEAST_PLACES:
        return []
    left_out = int(frame.loc[~named_rows(frame, "community"), "request_count"].sum())
    return [
        Block(
            key="community-funnel",
            reading=funnel_reading(places, by="community", noun="社区"),
            subtitle=_(
                "{window} 千户诉求量（件）对户数（对数轴）；弧线为偶然界限；{n} 个社区，"
                "未填写 {left} 件不在内"
            ).format(window=dates(scope.date_from, scope.date_to), n=len(places), left=plain(left_out)),
            table=frame,
            question=COMMUNITIES,
            measures=("per_thousand_households",),
            figure=funnel_chart.size_funnel(
                places,
                name="community",
                size="households",
                value="request_count",
                chosen=scope.communities or (),
                unit=_("件"),
                size_unit=_("户"),
            ),
            rows=listed(ROWS, among_all(scope), frame["request_count"]),
            picks="communities",
        )
    ]
