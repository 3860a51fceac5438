"""Blocks of the requests: how many, where, their categories, when, and how long they take."""

from __future__ import annotations

import pandas as pd

from data.settings import settings
from data.snapshots.store import Snapshot
from pages.parts.asking.attention import among_all, rate_scope
from pages.parts.asking.block import Block, rows_behind
from pages.parts.asking.fetch import fetch
from pages.parts.asking.window_names import earlier_name
from pages.parts.asking.windows import against, before, comparison_scope
from pages.parts.charts import heat, ranking, time
from pages.parts.findings.contribution import Contribution, contribution, contribution_reading
from pages.parts.findings.extremes import composition_reading
from pages.parts.findings.reading import Reading, names_mentioned, word
from pages.parts.shared_blocks import rates
from pages.parts.subjects.service_requests.readings import durations_reading, hours_reading, untimed_count
from pages.parts.words.chart_guides import ChartKind
from pages.parts.words.dates import dates
from pages.parts.words.language import _
from pages.parts.words.numbers import count, days
from queries import Scope

ROWS = "service_requests/counted_rows"
#: Up to this many rows, a ranking is as high as its rows need.
_FEW = 8
#: Height of both rankings of a row, in px.
HEIGHT = 486


def _window(scope: Scope) -> str:
    return dates(scope.date_from, scope.date_to)


def change_by(
    scope: Scope,
    served: Snapshot,
    *,
    by: str,
    question: str,
    noun: str,
    key: str,
    height: int | None = None,
) -> Block:
    """Counts by category or channel as bars, with the tick of the window compared with."""
    now, then = (_parts(frame, by) for frame in (fetch(question, scope), before(question, scope, served)))
    found = contribution(now, then, by, against=against(question, scope, served))
    earlier = earlier_name(scope, served.as_of) if comparison_scope(question, scope, served) else ""
    table = _with_earlier_counts(now, then, by) if earlier else now[[by, "request_count", "share"]]
    told = _parts_reading(now, found, by, noun, earlier, asks_comparison=scope.comparison is not None)
    said = {"window": _window(scope), "noun": word(noun), "marks": _marks(earlier, found)}
    return Block(
        key=key,
        reading=told,
        subtitle=_("{window} 诉求（件），按{noun}{marks}").format(**said),
        table=table,
        earlier=earlier,
        question=question,
        measures=("request_count", "share"),
        kind=ChartKind.CHANGES,
        figure=ranking.bars_with_last(
            table,
            name=by,
            value="request_count",
            last="compared_count" if earlier else None,
            signal=found.rising_names if earlier else (),
            unit=_("件"),
            keep=names_mentioned(told, table[by]),
            change_label=_("较{window}").format(window=earlier),
            last_label=earlier,
            height=height if len(table) > _FEW else None,
        ),
        rows=rows_behind(ROWS, scope, table["request_count"]),
    )


def _parts(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """The counts of the parts with their shares; compounds with the same name are one part."""
    if "share" in frame:
        return frame
    counts = frame.astype({by: str}).groupby(by, as_index=False)["request_count"].sum()
    counts = counts.sort_values("request_count", ascending=False, kind="stable", ignore_index=True)
    return counts.assign(share=counts["request_count"] / counts["request_count"].sum())


def _parts_reading(
    now: pd.DataFrame, found: Contribution, by: str, noun: str, earlier: str, *, asks_comparison: bool
) -> Reading:
    """The change of the parts since the earlier window; without one, their shares of the whole."""
    if earlier:
        return contribution_reading(found, noun, earlier=earlier)
    return composition_reading(now, by, noun, asks_comparison=asks_comparison)


def _marks(earlier: str, found: Contribution) -> str:
    """The meaning of the ticks, and of the colour where there is one; empty without a comparison."""
    if not earlier:
        return ""
    ticks = _("；黑竖线为{window}").format(window=earlier)
    return ticks + (_("；橙色为增多且超出正常波动") if found.rising_names else "")


def _with_earlier_counts(now: pd.DataFrame, then: pd.DataFrame, by: str) -> pd.DataFrame:
    """The counts of both windows; a part that is in one of them has a row with 0 in the other."""
    table = now[[by, "request_count", "share"]].astype({by: str})
    earlier = then[[by, "request_count"]].astype({by: str})
    merged = table.merge(earlier.rename(columns={"request_count": "compared_count"}), on=by, how="outer")
    return merged.fillna({"request_count": 0, "compared_count": 0})


def hours(scope: Scope) -> Block:
    """Weekday × hour of the requests, over at least twelve weeks: one week has too few per hour."""
    scope, question = rate_scope(scope), "service_requests/volume_by_weekday_hour"
    frame = fetch(question, scope)
    apart = untimed_count(frame)
    return Block(
        key="hours",
        reading=hours_reading(frame),
        subtitle=_("{window} 诉求（件），来电时段 × 星期；颜色越深越多{apart}").format(
            window=_window(scope), apart=_("；未写时刻 {n}另计").format(n=count(apart)) if apart else ""
        ),
        table=frame,
        question=question,
        measures=("request_count",),
        kind=ChartKind.HOURS,
        figure=heat.weekday_hour(frame, unit=_("件")),
        rows=rows_behind(ROWS, scope, frame[["request_count", "untimed_count"]]),
    )


def durations(scope: Scope) -> Block:
    """Median and ninetieth percentile of the days to close, by community, over at least twelve weeks."""
    scope, question = among_all(rate_scope(scope)), "service_requests/days_to_close_by_community"
    frame, aged = fetch(question, scope), fetch("service_requests/slow_by_community", scope)
    overall = fetch("service_requests/summary", scope)["half_closed_days"].iloc[0]
    has_overall = overall is not None and not pd.isna(overall)
    return Block(
        key="durations",
        reading=durations_reading(frame, overall, aged, small_sample=settings().small_sample),
        subtitle=_(
            "期限在 {window} 的诉求的办理时长（天，含未办结的），全部社区：圆点为中位数，条到第 90 百分位"
        ).format(window=_window(scope)),
        table=frame,
        question=question,
        measures=("half_closed_days", "nine_tenths_closed_days"),
        kind=ChartKind.SPANS,
        figure=time.percentile_bars(
            frame,
            name="community",
            median="half_closed_days",
            high="nine_tenths_closed_days",
            count="closed_count",
            reference=overall if has_overall else None,
            reference_label=_("总体 {days}").format(days=days(overall)) if has_overall else "",
            unit=_("天"),
            small=settings().small_sample,
            height=330,
        ),
        rows=rows_behind("service_requests/timed_rows", scope, frame["timed_count"]),
    )


def late_units(scope: Scope) -> Block:
    """Responsible units by their rate of closing on time, over at least twelve weeks."""
    return rates.standing(
        rate_scope(scope),
        question="service_requests/on_time_by_unit",
        by="responsible_unit",
        measure="on_time_rate",
        noun="单位",
        key="units",
        lists=rates.ON_TIME_LISTS,
        height=HEIGHT,
    )
