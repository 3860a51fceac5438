"""Blocks of the requests: how many, where, about what, when, and how long they take."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.store import Snapshot
from pages.parts.dates import dates
from pages.parts.drafts import funnel as funnel_chart
from pages.parts.drafts import heat, ranking, time
from pages.parts.fetch import fetch
from pages.parts.findings.contribution import contribution, contribution_reading
from pages.parts.findings.deviation import deviation_reading, deviations
from pages.parts.findings.durations import durations_reading
from pages.parts.findings.hours import WEEKDAYS, hours_reading
from pages.parts.findings.per_household import funnel, funnel_reading, per_thousand_reading
from pages.parts.findings.reading import is_named, short
from pages.parts.frame import Block
from pages.parts.numbers import days, plain
from pages.parts.windows import before
from pages.parts.wording import _
from queries import Scope

ROWS = "service_requests/rows"
#: So many categories fit beside each other on a phone too.
_COLUMNS = 9
_MOST_COMPOUNDS = 15


def _window(scope: Scope) -> str:
    return dates(scope.date_from, scope.date_to)


def change_by(
    scope: Scope, served: Snapshot, *, by: str, question: str, noun: str, picks: str, key: str
) -> Block:
    """Counts by category or channel as bars, with the tick of the window compared with."""
    now, then = fetch(question, scope), before(question, scope, served)
    found = contribution(now, then, by)
    is_compared = scope.comparison is not None
    table = now[[by, "request_count", "share"]].astype({by: str})
    if is_compared:
        earlier = (
            then[[by, "request_count"]].astype({by: str}).rename(columns={"request_count": "compared_count"})
        )
        table = table.merge(earlier, on=by, how="outer").fillna({"request_count": 0, "compared_count": 0})
    figure = ranking.bars_with_last(
        table,
        name=by,
        value="request_count",
        last="compared_count" if is_compared else None,
        risen=found.risen,
        heads=(_("本期"), _("较上期")),
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
    frame = fetch(question, scope)
    places = funnel(frame)
    left_out = (
        int(frame.loc[~frame["compound"].astype(str).map(is_named), "request_count"].sum())
        if len(frame)
        else 0
    )
    average = plain(places["average"].iloc[0]) if len(places) else ""
    return Block(
        key="size-funnel",
        reading=funnel_reading(places, left_out=left_out),
        subtitle=_(
            "{window} 千户诉求量（件/千户）对小区户数（对数轴）；弧线为偶然波动的界限；{n} 个小区，未匹配 {left} 件不在内"
        ).format(window=_window(scope), n=len(places), left=plain(left_out)),
        table=frame,
        question=question,
        measures=("per_thousand_households",),
        figure=funnel_chart.size_funnel(
            places,
            name="compound",
            households="households",
            requests="request_count",
            average_label=_("平均 {n}").format(n=average),
            unit=_("户"),
            chosen=scope.compounds or (),
        ),
        height=372,
        rows=ROWS,
        picks="compounds",
    )


def where_is_what(scope: Scope) -> Block:
    """Community × category, coloured where a cell strays from what row and column lead to expect."""
    question = "service_requests/volume_by_community_category"
    frame = fetch(question, scope)
    cells = deviations(frame)
    rows, columns = _order(cells, "community"), _order(cells, "category")[:_COLUMNS]
    return Block(
        key="where-is-what",
        reading=deviation_reading(cells),
        subtitle=_(
            "{window} 诉求（件），社区 × 类别；只给偏离期望 2 倍标准差以上的格上色：蓝为偏少，棕为偏多"
        ).format(window=_window(scope)),
        table=cells,
        question=question,
        measures=("request_count",),
        figure=heat.deviation(
            cells,
            row="community",
            column="category",
            value="request_count",
            z="z",
            rows=rows,
            columns=columns,
            labels=[short(name) for name in rows],
        ),
        height=372,
        rows=ROWS,
    )


def _order(cells: pd.DataFrame, by: str) -> list[str]:
    """Names by their total, the largest first, unnamed ones last."""
    totals = cells.groupby(by)["request_count"].sum()
    return sorted(
        (str(name) for name in totals.index), key=lambda name: (not is_named(name), -totals[name], name)
    )


def hours(scope: Scope) -> Block:
    """Weekday × hour of the requests."""
    question = "service_requests/volume_by_weekday_hour"
    frame = fetch(question, scope)
    return Block(
        key="hours",
        reading=hours_reading(frame),
        subtitle=_("{window} 诉求（件），来电时段 × 星期；颜色越深越多").format(window=_window(scope)),
        table=frame,
        question=question,
        measures=("request_count",),
        figure=heat.weekday_hour(
            frame,
            weekday="weekday",
            hour="hour",
            value="request_count",
            weekdays=[_(name) for name in WEEKDAYS],
            hour_word=_("时"),
            unit=_("件"),
        ),
        height=330,
        rows=ROWS,
    )


def durations(scope: Scope, overall: float | None) -> Block:
    """Median and ninetieth percentile of the days to close, by community."""
    question = "service_requests/days_to_close_by_community"
    frame = fetch(question, scope)
    named = frame.assign(community=[short(name) for name in frame["community"]])
    has_overall = overall is not None and not pd.isna(overall)
    return Block(
        key="durations",
        reading=durations_reading(frame, overall, small_sample=settings().small_sample),
        subtitle=_(
            "{window} 已办结诉求的办理时长（天）：实心为中位数，空心为九成在此之内办结；办结以系统标记为准"
        ).format(window=_window(scope)),
        table=frame,
        question=question,
        measures=("median_days_to_close", "p90_days_to_close"),
        figure=time.median_to_tail(
            named,
            name="community",
            median="median_days_to_close",
            tail="p90_days_to_close",
            count="closed_count",
            heads=(_("中位"), _("九成"), _("办结")),
            overall=overall if has_overall else None,
            overall_label=_("总体 {days}").format(days=days(overall)) if has_overall else "",
            small=settings().small_sample,
            height=330,
        ),
        height=330,
        rows=ROWS,
    )


def per_thousand(scope: Scope) -> Block:
    """Compounds (or communities while there is one compound at most) by requests per thousand households."""
    question = "service_requests/volume_by_compound"
    frame = fetch(question, scope)
    known = frame[frame["per_thousand_households"].notna()]
    top = known.sort_values(["per_thousand_households", "compound"], ascending=[False, True]).head(
        _MOST_COMPOUNDS
    )
    texts = [f"{n:,.0f} / {h:,.0f}" for n, h in zip(top["request_count"], top["households"], strict=True)]
    figure = ranking.ranked_bars(
        top,
        name="compound",
        value="per_thousand_households",
        texts=texts,
        heads=(_("件/千户"), _("诉求 / 户数")),
        marked=scope.compounds or (),
    )
    return Block(
        key="per-thousand",
        reading=per_thousand_reading(frame, by="compound", noun="小区"),
        subtitle=_(
            "{window} 千户诉求量（件/千户）= 诉求 / 户数 × 1000，最高的 {n} 个小区；户数少的上下起伏大"
        ).format(window=_window(scope), n=len(top)),
        table=frame,
        question=question,
        measures=("per_thousand_households",),
        figure=figure,
        height=figure.layout.height,
        rows=ROWS,
        picks="compounds",
    )
