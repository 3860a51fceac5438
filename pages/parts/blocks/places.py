"""Blocks that judge places among their like: by size, by category, by requests per thousand households."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.attention import among_all
from pages.parts.block import Block, listed
from pages.parts.blocks.service_requests import HEIGHT, ROWS
from pages.parts.charts import funnel as funnel_chart
from pages.parts.charts import heat, ranking
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings.deviation import deviation_reading, deviations
from pages.parts.findings.per_household import funnel, funnel_reading, per_thousand_reading
from pages.parts.findings.reading import named_rows
from pages.parts.numbers import plain
from pages.parts.wording import _
from queries import Scope

_MOST_COMPOUNDS = 15
#: A ranking of so few is as high as its rows need.
_FEW = 8


def size_funnel(scope: Scope) -> Block:
    """Compounds' requests per thousand households against their size."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope.replace(compounds=None))  # a compound is judged among its like
    places = funnel(frame)
    left_out = int(frame.loc[~named_rows(frame, "compound"), "request_count"].sum()) if len(frame) else 0
    return Block(
        key="size-funnel",
        reading=funnel_reading(places, left_out=left_out),
        subtitle=_(
            "{window} 千户诉求量（件）对户数（对数轴）；弧线为偶然界限；{n} 个小区，未匹配 {left} 件不在内"
        ).format(window=dates(scope.date_from, scope.date_to), n=len(places), left=plain(left_out)),
        table=frame,
        question=question,
        measures=("per_thousand_households",),
        figure=funnel_chart.size_funnel(
            places,
            name="compound",
            size="households",
            value="request_count",
            chosen=scope.compounds or (),
            unit=_("件"),
            size_unit=_("户"),
        ),
        rows=listed(ROWS, scope.replace(compounds=None), frame["request_count"]),
        picks="compounds",
    )


def where_is_what(scope: Scope) -> Block:
    """Community × category, coloured where a cell strays from what row and column lead to expect."""
    question = "service_requests/volume_by_community_category"
    frame = fetch(question, among_all(scope))
    cells = deviations(frame)
    return Block(
        key="where-is-what",
        reading=deviation_reading(cells),
        subtitle=_(
            "{window} 诉求（件），全部社区 × 类别；只给偏离期望 2 倍标准差以上的格上色：蓝少棕多"
        ).format(window=dates(scope.date_from, scope.date_to)),
        table=cells,
        question=question,
        measures=("request_count",),
        figure=heat.deviation(frame, row="community", column="category", value="request_count", height=372),
        rows=listed(ROWS, among_all(scope), cells["request_count"]),
    )


def per_thousand(scope: Scope) -> Block:
    """Compounds by requests per thousand households; by requests where no households are known."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope.replace(compounds=None))  # a compound is judged among its like
    named = frame[named_rows(frame, "compound")]
    has_households = bool(named["per_thousand_households"].notna().any())
    words = (
        _("{window} 千户诉求量（件/千户）= 诉求 / 户数 × 1000，最高的 {n} 个小区；户数少的上下起伏大")
        if has_households
        else _("{window} 诉求（件），最多的 {n} 个小区；没有户数，不能按千户比较")
    )
    return Block(
        key="per-thousand",
        reading=per_thousand_reading(frame, by="compound", noun="小区"),
        subtitle=words.format(
            window=dates(scope.date_from, scope.date_to), n=min(len(named), _MOST_COMPOUNDS)
        ),
        table=frame,
        question=question,
        measures=("per_thousand_households",),
        figure=_bars(named, scope, has_households=has_households),
        rows=listed(ROWS, scope.replace(compounds=None), frame["request_count"]),
        picks="compounds",
    )


def _bars(named: pd.DataFrame, scope: Scope, *, has_households: bool) -> go.Figure:
    """Bars of the rate, or of the requests where no households are known."""
    return ranking.ranked_bars(
        named,
        name="compound",
        value="per_thousand_households" if has_households else "request_count",
        detail="request_count" if has_households else None,
        value_label=_("件/千户") if has_households else _("诉求"),
        detail_label=_("诉求"),
        decimals=1 if has_households else 0,
        additive=not has_households,
        chosen=scope.compounds or (),
        top=_MOST_COMPOUNDS,
        height=HEIGHT if len(named) > _FEW else None,
    )
