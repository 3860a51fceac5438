"""Blocks of the requests: how many, where, about what, when, and how long they take."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.store import Snapshot
from pages.parts.attention import widened
from pages.parts.blocks import rates
from pages.parts.charts import bars, deviation, heat, ranked, time
from pages.parts.charts import funnel as funnel_chart
from pages.parts.dates import dates
from pages.parts.fetch import fetch
from pages.parts.findings.contribution import contribution, contribution_reading
from pages.parts.findings.deviation import deviation_reading, deviations
from pages.parts.findings.durations import durations_reading
from pages.parts.findings.hours import hours_reading
from pages.parts.findings.per_household import funnel, funnel_reading, per_thousand_reading
from pages.parts.findings.reading import is_named
from pages.parts.frame import Block
from pages.parts.numbers import days, plain
from pages.parts.windows import before, shifted
from pages.parts.wording import _
from queries import Scope

ROWS = "service_requests/rows"
#: A ranking of so few is as high as its rows need.
_FEW = 8
#: Both rankings of a row are as high as the longer one.
HEIGHT = 486
_MOST_COMPOUNDS = 15


def _window(scope: Scope) -> str:
    return dates(scope.date_from, scope.date_to)


def change_by(
    scope: Scope,
    served: Snapshot,
    *,
    by: str,
    question: str,
    noun: str,
    picks: str,
    key: str,
    height: int | None = None,
) -> Block:
    """Counts by category or channel as bars, with the tick of the window compared with."""
    now, then = fetch(question, scope), before(question, scope, served)
    found = contribution(now, then, by)
    is_compared = shifted(question, scope, served) is not None
    table = now[[by, "request_count", "share"]].astype({by: str})
    if is_compared:
        earlier = (
            then[[by, "request_count"]].astype({by: str}).rename(columns={"request_count": "compared_count"})
        )
        table = table.merge(earlier, on=by, how="outer").fillna({"request_count": 0, "compared_count": 0})
    figure = bars.bars_with_last(
        table,
        name=by,
        value="request_count",
        last="compared_count" if is_compared else None,
        signal=found.risen,
        unit=_("件"),
        change_label=_("较对比期"),
        height=height if len(table) > _FEW else None,
    )
    marks = _("；黑竖线为对比期；橙色为超出偶然起伏") if is_compared else ""
    return Block(
        key=key,
        reading=contribution_reading(found, noun),
        subtitle=_("{window} 诉求（件），按{noun}{marks}").format(
            window=_window(scope), noun=_(noun), marks=marks
        ),
        table=table,
        question=question,
        measures=("request_count", "share"),
        figure=figure,
        height=figure.layout.height,
        rows=ROWS,
        picks=picks,
    )


def size_funnel(scope: Scope) -> Block:
    """Compounds' requests per thousand households against their size."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope.replace(compounds=None))  # a compound is judged among its like
    places = funnel(frame)
    left_out = (
        int(frame.loc[~frame["compound"].astype(str).map(is_named), "request_count"].sum())
        if len(frame)
        else 0
    )
    return Block(
        key="size-funnel",
        reading=funnel_reading(places, left_out=left_out),
        subtitle=_(
            "{window} 千户诉求量（件）对户数（对数轴）；弧线为偶然界限；{n} 个小区，未匹配 {left} 件不在内"
        ).format(window=_window(scope), n=len(places), left=plain(left_out)),
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
        height=372,
        rows=ROWS,
        picks="compounds",
    )


def among_all(scope: Scope) -> Scope:
    """The scope with every place: one community is judged among the others."""
    return scope.replace(communities=None, compounds=None)


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
        ).format(window=_window(scope)),
        table=cells,
        question=question,
        measures=("request_count",),
        figure=deviation.deviation(
            frame, row="community", column="category", value="request_count", height=372
        ),
        height=372,
        rows=ROWS,
    )


def hours(scope: Scope) -> Block:
    """Weekday × hour of the requests, over at least twelve weeks: one week says nothing of single hours."""
    scope, question = widened(scope), "service_requests/volume_by_weekday_hour"
    frame = fetch(question, scope)
    return Block(
        key="hours",
        reading=hours_reading(frame),
        subtitle=_("{window} 诉求（件），来电时段 × 星期；颜色越深越多").format(window=_window(scope)),
        table=frame,
        question=question,
        measures=("request_count",),
        figure=heat.weekday_hour(frame, unit=_("件")),
        height=330,
        rows=ROWS,
    )


def durations(scope: Scope) -> Block:
    """Median and ninetieth percentile of the days to close, by community, over at least twelve weeks."""
    scope, question = among_all(widened(scope)), "service_requests/days_to_close_by_community"
    frame = fetch(question, scope)
    overall = fetch("service_requests/summary", scope)["median_days_to_close"].iloc[0]
    has_overall = overall is not None and not pd.isna(overall)
    return Block(
        key="durations",
        reading=durations_reading(frame, overall, small_sample=settings().small_sample),
        subtitle=_(
            "{window} 已办结诉求的办理时长（天），全部社区：圆点为中位数，条到第 90 百分位"
        ).format(window=_window(scope)),
        table=frame,
        question=question,
        measures=("median_days_to_close", "p90_days_to_close"),
        figure=time.percentile_bars(
            frame,
            name="community",
            median="median_days_to_close",
            high="p90_days_to_close",
            count="closed_count",
            reference=overall if has_overall else None,
            reference_label=_("总体 {days}").format(days=days(overall)) if has_overall else "",
            unit=_("天"),
            small=settings().small_sample,
            height=330,
        ),
        height=330,
        rows=ROWS,
    )


def late_units(scope: Scope) -> Block:
    """Responsible units by the share they close on time, over at least twelve weeks."""
    return rates.standing(
        widened(scope),
        question="service_requests/on_time_by_unit",
        by="responsible_unit",
        measure="on_time_rate",
        noun="单位",
        key="units",
        rows=ROWS,
        height=HEIGHT,
    )


def per_thousand(scope: Scope) -> Block:
    """Compounds by requests per thousand households; by requests where no households are known."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope.replace(compounds=None))  # a compound is judged among its like
    named = frame[[is_named(name) for name in frame["compound"]]]
    has_households = bool(named["per_thousand_households"].notna().any())
    value, other = ("per_thousand_households", "request_count") if has_households else ("request_count", None)
    figure = ranked.ranked_bars(
        named,
        name="compound",
        value=value,
        detail=other,
        value_label=_("件/千户") if has_households else _("诉求"),
        detail_label=_("诉求"),
        decimals=1 if has_households else 0,
        additive=not has_households,
        chosen=scope.compounds or (),
        top=_MOST_COMPOUNDS,
        height=HEIGHT if len(named) > _FEW else None,
    )
    words = (
        _("{window} 千户诉求量（件/千户）= 诉求 / 户数 × 1000，最高的 {n} 个小区；户数少的上下起伏大")
        if has_households
        else _("{window} 诉求（件），最多的 {n} 个小区；没有户数，不能按千户比较")
    )
    return Block(
        key="per-thousand",
        reading=per_thousand_reading(frame, by="compound", noun="小区"),
        subtitle=words.format(window=_window(scope), n=min(len(named), _MOST_COMPOUNDS)),
        table=frame,
        question=question,
        measures=("per_thousand_households",),
        figure=figure,
        height=figure.layout.height,
        rows=ROWS,
        picks="compounds",
    )
