"""Blocks that compare places: by size, by category, by requests per thousand households."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.parts.asking.attention import among_all
from pages.parts.asking.block import Block, of_places, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts import expected, funnel, heat, ranking
from pages.parts.findings.against_rest import FALSE_SHARE
from pages.parts.findings.expected_counts import drawn_places, expected_counts, expected_reading
from pages.parts.findings.reading import named_rows, names_mentioned
from pages.parts.subjects.service_requests.blocks import HEIGHT, ROWS
from pages.parts.subjects.service_requests.place_readings import (
    among,
    deviation_reading,
    deviations,
    over_count,
    per_thousand_reading,
)
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import plain, rate
from queries import Only, Scope

_MOST_COMPOUNDS = 15
COMMUNITIES = "service_requests/volume_by_community"
#: px of the two figures of a row.
BESIDE = 372
#: With fewer places there is no comparison.
_LEAST_PLACES = 3
#: A figure of places has at least the height of this many rows.
_LEAST_ROWS = 6
#: Up to this many rows, a ranking is as high as its rows need.
_FEW = 8


def compounds_for_size(scope: Scope, *, height: float = BESIDE) -> Block:
    """Compounds' requests against those expected from their households, as many rows as fit the height."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope.replace(compounds=None))  # a compound is judged among its like
    places = expected_counts(frame)
    chosen = scope.compounds or ()
    drawn = drawn_places(places, expected.rows_in(height), by="compound", chosen=chosen)
    left_out = int(frame.loc[~named_rows(frame, "compound"), "request_count"].sum()) if len(frame) else 0
    return Block(
        key="size-funnel",
        reading=expected_reading(places, drawn, left_out=left_out),
        subtitle=_(
            "{window} 诉求（件），{drawn} / {n} 个小区：超出正常范围的与件数多的；"
            "测算 = 户数 × 全部小区的户均；未匹配 {left} 件不在内"
        ).format(
            window=dates(scope.date_from, scope.date_to),
            drawn=len(drawn),
            n=len(places),
            left=plain(left_out),
        ),
        table=places.drop(columns=["side", "dispersion"]),
        question=question,
        measures=("request_count", "per_thousand_households"),
        kind=ChartKind.EXPECTED,
        figure=expected.actual_and_expected(
            drawn, name="compound", value="request_count", chosen=chosen, unit=_("件"), height=height
        ),
        method=_funnel(places, "compound", chosen),
        rows=rows_behind(
            ROWS, scope.replace(compounds=None), places["request_count"], only=of_places(places)
        ),
    )


def communities_for_size(scope: Scope) -> list[Block]:
    """Communities' requests against their households; empty when too few are known, or below a community."""
    frame = fetch(COMMUNITIES, among_all(scope))
    places = expected_counts(frame, by="community")
    if scope.compounds is not None or len(places) < _LEAST_PLACES:
        return []
    left_out = int(frame.loc[~named_rows(frame, "community"), "request_count"].sum())
    chosen = scope.communities or ()
    block = Block(
        key="community-funnel",
        reading=expected_reading(places, places, by="community", noun="社区"),
        subtitle=_(
            "{window} 诉求（件），{n} 个社区；测算 = 户数 × 全街道的户均；未填写 {left} 件不在内"
        ).format(window=dates(scope.date_from, scope.date_to), n=len(places), left=plain(left_out)),
        table=places.drop(columns=["side", "dispersion"]),
        question=COMMUNITIES,
        measures=("request_count", "per_thousand_households"),
        kind=ChartKind.EXPECTED,
        figure=expected.actual_and_expected(
            places,
            name="community",
            value="request_count",
            chosen=chosen,
            unit=_("件"),
            height=expected.height_of(_LEAST_ROWS),
        ),
        method=_funnel(places, "community", chosen),
        rows=rows_behind(ROWS, among_all(scope), places["request_count"], only=_of_communities(places)),
    )
    return [block]


def _of_communities(places: pd.DataFrame) -> Only:
    """The filter for the communities that are drawn."""
    return Only(("community",), tuple((name,) for name in places["community"].astype(str)))


def _funnel(places: pd.DataFrame, by: str, chosen: tuple[str, ...]) -> go.Figure:
    return funnel.size_funnel(
        places,
        name=by,
        size="households",
        value="request_count",
        chosen=chosen,
        unit=_("件"),
        size_unit=_("户"),
        dispersion=float(places["dispersion"].max()) if len(places) else 1.0,
    )


def where_is_what(scope: Scope) -> Block:
    """Community × category, coloured where a cell differs from what row and column lead to expect."""
    question = "service_requests/volume_by_community_category"
    frame = fetch(question, among_all(scope))
    cells = deviations(frame)
    drawn = among(deviations(_heat_counts(frame)), cells)
    return Block(
        key="where-is-what",
        reading=deviation_reading(drawn, undrawn=max(0, over_count(cells) - over_count(drawn))),
        subtitle=_(
            "{window} 诉求（件），全部社区 × 类别；只给偏离期望到能排除偶然的格上色（全表一起校正，"
            "误报 ≤ {share}）：蓝▼少，棕▲多"
        ).format(window=dates(scope.date_from, scope.date_to), share=rate(FALSE_SHARE, 0)),
        table=cells.drop(columns="side"),
        question=question,
        measures=("request_count",),
        kind=ChartKind.DEVIATIONS,
        figure=heat.deviation(
            drawn, row="community", column="category", value="request_count", height=BESIDE
        ),
        rows=rows_behind(ROWS, among_all(scope), cells["request_count"]),
    )


def _heat_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """The counts as the heat map draws them, small categories summed into one."""
    if frame.empty:
        return frame
    return heat.pool_small_names(frame, row="community", column="category", value="request_count")


def per_thousand(scope: Scope) -> Block:
    """Compounds by requests per thousand households; by requests where no households are known."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope.replace(compounds=None))  # a compound is judged among its like
    named = frame[named_rows(frame, "compound")]
    has_households = bool(named["per_thousand_households"].notna().any())
    words = (
        _("{window} 千户诉求量（件/千户）= 诉求 / 户数 × 1000，最高的 {n} 个小区；户数少的小区波动大")
        if has_households
        else _("{window} 诉求（件），最多的 {n} 个小区；没有户数，不能按千户比较")
    )
    told = per_thousand_reading(frame, by="compound", noun="小区")
    return Block(
        key="per-thousand",
        reading=told,
        subtitle=words.format(
            window=dates(scope.date_from, scope.date_to), n=min(len(named), _MOST_COMPOUNDS)
        ),
        table=frame,
        question=question,
        measures=("per_thousand_households",),
        figure=_bars(named, scope, names_mentioned(told, named["compound"]), has_households=has_households),
        rows=rows_behind(ROWS, scope.replace(compounds=None), frame["request_count"]),
    )


def _bars(named: pd.DataFrame, scope: Scope, said: list[str], *, has_households: bool) -> go.Figure:
    """Bars of the rate, or of the requests where no households are known; units in ``said`` are drawn."""
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
        keep=(*said, *(scope.compounds or ())),
        height=HEIGHT if len(named) > _FEW else None,
    )
