"""Blocks of the grids: requests for their size, found first by patrols, on time, settled in the grid."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.schema import UNFILLED
from data.settings import settings
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.charts import expected, ranking
from pages.parts.findings.expected_counts import drawn_places, expected_counts, expected_reading
from pages.parts.findings.reading import Reading, names_mentioned
from pages.parts.shared_blocks import rates
from pages.parts.subjects.grids.readings import beyond_rest, shares_reading, with_interval
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from pages.parts.words.numbers import plain
from queries import Only, Scope

LOAD = "grids/load_by_grid"
ON_TIME = "grids/on_time_by_grid"
SETTLED = "grids/settled_by_grid"
REQUEST_ROWS = "service_requests/counted_rows"
#: px of the two figures of a row.
BESIDE = 470
#: From so many rows a figure fills the height of its neighbour.
_MANY = 6
#: Grids in a figure of shares; the others are in the table behind it.
_MOST = 12
_LEVELS = Only(("resolved_level",), (("网格",), ("社区",), ("街道",), ("区级以上",)))


@dataclass(frozen=True, slots=True)
class _Share:
    """A share by grid: its key, question, columns of numerator, denominator and rate, and its words."""

    key: str
    question: str
    part: str
    whole: str
    rate: str
    measure: str
    told: str
    neutral: str
    subtitle: str
    polarity: int
    note: str = ""


_FOUND_FIRST = _Share(
    "grid-found-first", LOAD, "found_first_count", "request_count", "found_first_rate", "found_first_rate",
    mark("各网格先发现"), mark("各网格先发现占比"), mark("网格巡查先发现的诉求 / 写明网格的诉求（%）"), 0,
    mark("没写网格的诉求不在分母里，**没写的越多占比越偏高**"),
)  # fmt: skip
_SETTLED = _Share(
    "grid-settled", SETTLED, "within_grid_count", "level_known_count", "within_grid_rate", "within_grid_rate",
    mark("网格内化解"), mark("各网格内化解占比"),
    mark("在网格一级化解 / 写明层级的调解成功（%），按纠纷所在网格"), 1,
)  # fmt: skip


def height_beside(rows: int) -> int | None:
    """The px of a figure of so many grids: as its neighbour where it has many, else as its own rows need."""
    return BESIDE if rows >= _MANY else None


def in_grids(scope: Scope) -> Scope:
    """The scope with only the rows that say their grid and their community: all that a grid can count."""
    for key in ("not_grid", "not_community"):
        excluded = scope.condition(key)
        known = excluded.values if excluded else ()  # noqa: PD011 - of a condition, not of a frame
        scope = scope.with_condition(key, (*known, UNFILLED))
    return scope


def _chosen_grids(scope: Scope) -> tuple[str, ...]:
    chosen = scope.condition("grid")
    return chosen.values if chosen else ()  # noqa: PD011 - of a condition, not of a frame


def load(scope: Scope) -> Block | None:
    """Requests of each grid against those expected of its households; None where no households are known."""
    frame = fetch(LOAD, scope)
    places = expected_counts(frame, by="grid")
    if places.empty or not places["request_count"].sum():
        return None
    drawn = drawn_places(places, expected.rows_in(BESIDE), by="grid", chosen=_chosen_grids(scope))
    left = float(frame["request_count"].sum() - places["request_count"].sum())
    listed = in_grids(scope).with_condition("grid", places["grid"].astype(str))
    return Block(
        key="grid-load",
        reading=expected_reading(places, drawn, by="grid", noun="网格"),
        subtitle=_(
            "{window} 诉求（件），{drawn} / {n} 个网格：超出正常范围的与件数多的；"
            "测算 = 楼栋户数 × 全部网格的户均；不知户数的网格 {left} 件不在内"
        ).format(
            window=dates(scope.date_from, scope.date_to), drawn=len(drawn), n=len(places), left=plain(left)
        ),
        table=places[["community", "grid", "request_count", "households", "expected", "low", "high", "z"]],
        question=LOAD,
        measures=("request_count", "per_thousand_households"),
        kind=ChartKind.EXPECTED,
        figure=expected.actual_and_expected(
            drawn,
            name="grid",
            value="request_count",
            chosen=_chosen_grids(scope),
            unit=_("件"),
            height=height_beside(len(drawn)),
        ),
        rows=rows_behind(REQUEST_ROWS, listed, places["request_count"]),
    )


def found_first(scope: Scope) -> Block | None:
    """The share of the requests of a grid that a patrol brought; None without a request in a grid."""
    return _share_block(scope, _FOUND_FIRST, REQUEST_ROWS)


def settled(scope: Scope) -> Block | None:
    """The share of the disputes of a grid that were settled there; None without any with a level."""
    return _share_block(scope, _SETTLED, "mediation_cases/settled_rows", _LEVELS)


def _share_block(scope: Scope, share: _Share, listed: str, only: Only | None = None) -> Block | None:
    small = settings().small_sample
    frame = fetch(share.question, scope)
    judged = with_interval(frame[frame[share.whole] > 0], share.part, share.whole)
    if judged.empty:
        return None
    told = _share_reading(judged, share, small)
    drawn = _rows_to_draw(judged, share.whole, names_mentioned(told, judged["grid"]))
    window = dates(scope.date_from, scope.date_to)
    return Block(
        key=share.key,
        reading=told,
        subtitle=_(
            "{window} {what}；横条为 95% 区间，三角为伸出图外；空心为少于 {small}；画件数最多的 {n} 个网格"
        ).format(window=window, what=_(share.subtitle), small=small, n=len(drawn)),
        table=judged.drop(columns=["low", "high"]),
        question=share.question,
        measures=(share.measure,),
        figure=_share_figure(drawn, share, beyond_rest(judged, share.part, share.whole, small), small),
        rows=rows_behind(listed, in_grids(scope), judged[share.whole], only=only),
    )


def _share_reading(judged: pd.DataFrame, share: _Share, small: int) -> Reading:
    return shares_reading(
        judged,
        share.part,
        share.whole,
        told=_(share.told),
        neutral=_(share.neutral),
        note=_(share.note) if share.note else "",
        small_sample=small,
    )


def _share_figure(drawn: pd.DataFrame, share: _Share, sides: dict[str, int], small: int) -> go.Figure:
    return ranking.dots_with_intervals(
        drawn,
        name="grid",
        value=share.rate,
        low="low",
        high="high",
        numerator=share.part,
        denominator=share.whole,
        sides=sides,
        small=small,
        polarity=share.polarity or 1,
        value_label=_("占比"),
        count_label=_("分子/分母"),
        height=height_beside(len(drawn)),
    )


def _rows_to_draw(frame: pd.DataFrame, whole: str, said: list[str]) -> pd.DataFrame:
    """The grids that the words name, then those with most cases."""
    order = frame.assign(_said=frame["grid"].astype(str).isin(said))
    order = order.sort_values(["_said", whole], ascending=False, kind="stable").drop(columns="_said")
    return order.head(max(_MOST, len(said)))


def on_time(scope: Scope) -> Block | None:
    """Grids against the target of requests closed on time; None without a request that is due."""
    if fetch(ON_TIME, scope).empty:
        return None
    return rates.standing(
        in_grids(scope),
        question=ON_TIME,
        by="grid",
        measure="on_time_rate",
        noun="网格",
        key="grid-on-time",
        lists=rates.ON_TIME_LISTS,
        height=BESIDE,
    )
