"""Blocks of 三率考核: communities, responsible units and months, with excluded requests and without them."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from data.months import month_start
from data.settings import WEIGHTS, settings
from data.snapshots.store import Snapshot
from pages.parts.asking.block import Block
from pages.parts.asking.calendar_periods import period_end, period_label
from pages.parts.asking.fetch import fetch
from pages.parts.charts import ranking, trend
from pages.parts.charts.rates import FEW as FEW_PERIODS
from pages.parts.findings.reading import Reading, named_rows, word
from pages.parts.html.markup import unit_table
from pages.parts.subjects.three_rates.lists import lists
from pages.parts.subjects.three_rates.ranks import ranked_standings
from pages.parts.subjects.three_rates.readings import ranks_reading
from pages.parts.subjects.three_rates.table import ranks_table
from pages.parts.words.dates import dates
from pages.parts.words.language import _, mark
from queries import Grain, Scope

SUMMARY = "satisfaction/composite_summary"
MONTHS = "satisfaction/composite_by_period"
COMMUNITIES = "satisfaction/composite_by_community"
UNITS = "satisfaction/composite_by_unit"
COMPOSITE = "composite_rate"
SHOWN = (
    COMPOSITE, "composite_rate_before", "request_response_rate", "request_resolution_rate",
    "request_satisfaction_rate",
)  # fmt: skip
_AFTER, _BEFORE = "剔除后", "剔除前"
#: Number of units drawn and in the table; the others are only in the file.
_MOST = 12
#: Months of the chart, at least.
_MONTHS = 12


def side_by_side(asked: pd.DataFrame, by: str) -> pd.DataFrame:
    """The answer of a composite question 剔除后, with what differs 剔除前 in further columns.

    A unit all of whose requests are left out has no answers 剔除后: counts of 0, no rates.

    Args:
        asked: The answer: one row a side and unit.
        by: Column of the unit.
    """
    after, then = (
        asked[asked["exclusion"] == side].drop(columns="exclusion").set_index(by)
        for side in (_AFTER, _BEFORE)
    )
    frame = after.reindex([*after.index, *then.index.difference(after.index, sort=False)])
    then = then.reindex(frame.index)
    counts = [name for name in frame if name.endswith("_count") and name != "effective_count"]
    frame[counts] = frame[counts].fillna(0).astype("int64")
    frame["composite_rate_before"] = then[COMPOSITE]
    frame["assessed_count_before"] = then["assessed_count"].astype("int64")
    frame["left_out_count"] = then["answer_count"].astype("int64") - frame["answer_count"]
    return frame.reset_index()


def by_community(scope: Scope) -> Block:
    """The three rates and their composite by community."""
    return _ranked(scope, COMMUNITIES, "community", mark("社区"), "rates-community")


def by_unit(scope: Scope) -> Block:
    """The same by the responsible unit of the request."""
    return _ranked(scope, UNITS, "responsible_unit", mark("承办单位"), "rates-unit")


def by_month(scope: Scope, served: Snapshot) -> Block:
    """The composite by month over at least a year, 剔除后, with its interval."""
    wide = scope.at_least_months(_MONTHS, served.as_of).replace(grain=Grain.MONTH, comparison=None)
    frame = side_by_side(fetch(MONTHS, wide), "period_start")
    named = [period_label(pd.Timestamp(start).date(), Grain.MONTH) for start in frame["period_start"]]
    return Block(
        key="rates-month",
        reading=_reading(frame.assign(month=named), "month", mark("月份")),
        subtitle=_(
            "{window} 三率综合成绩（剔除后，%），每月；{band}为 95% 区间；"
            "空心为最少的分母不足 {small} 或不满一月"
        ).format(
            window=dates(wide.date_from, wide.date_to),
            band=_("浅蓝带") if len(_every_month(frame)) > FEW_PERIODS else _("竖条"),
            small=settings().small_sample,
        ),
        table=frame,
        question=MONTHS,
        measures=SHOWN,
        figure=_line(frame, wide, served),
        rows=lists(wide, frame),
    )


def _ranked(scope: Scope, question: str, by: str, noun: str, key: str) -> Block:
    small = settings().small_sample
    frame = side_by_side(fetch(question, scope), by)
    # What names no place or unit stands last, whatever its rate.
    frame = (
        frame.assign(_rest=~named_rows(frame, by)).sort_values("_rest", kind="stable").drop(columns="_rest")
    )
    found = ranked_standings(frame, by, small)
    places = {each.name: each for each in found}
    frame = frame.assign(
        first_place=[places[name].first if name in places else None for name in frame[by]],
        last_place=[places[name].last if name in places else None for name in frame[by]],
    ).astype({"first_place": "Int64", "last_place": "Int64"})
    shown = frame.head(_MOST)
    return Block(
        key=key,
        reading=_reading(frame, by, noun),
        subtitle=_(
            "{window} 三率综合成绩（剔除后，%），按{noun}；横条为 95% 区间；空心为最少的分母不足 {small}；"
            "名次按同看的 {n} 个校正，区间不相交才分先后"
        ).format(window=dates(scope.date_from, scope.date_to), noun=word(noun), small=small, n=len(found)),
        table=frame,
        question=question,
        measures=SHOWN,
        figure=_dots(shown, by),
        html=unit_table(ranks_table(shown, by, noun, found, _total(scope))) if len(frame) else "",
        rows=lists(scope, frame),
    )


def _reading(frame: pd.DataFrame, by: str, noun: str) -> Reading:
    small, weights = settings().small_sample, {name: getattr(settings(), name) for name in WEIGHTS}
    few = int((named_rows(frame, by) & (frame["assessed_count"] < small)).sum())
    return ranks_reading(frame, ranked_standings(frame, by, small), weights, noun=noun, few=few)


def _total(scope: Scope) -> pd.Series:
    """The columns of ``side_by_side`` for all answers together."""
    return side_by_side(fetch(SUMMARY, scope).assign(all=""), "all").iloc[0]


def _dots(frame: pd.DataFrame, by: str) -> go.Figure:
    return ranking.dots_with_intervals(
        frame.assign(part=math.nan), name=by, value=COMPOSITE, low="interval_low", high="interval_high",
        numerator="part", denominator="assessed_count", small=settings().small_sample,
        value_label=_("综合成绩"), count_label=_("回访"),
    )  # fmt: skip


def _every_month(frame: pd.DataFrame) -> pd.DatetimeIndex:
    """The months from the first to the last with answers, those without any too."""
    months = pd.to_datetime(frame["period_start"])
    return pd.DatetimeIndex([]) if frame.empty else pd.date_range(months.min(), months.max(), freq="MS")


def _line(frame: pd.DataFrame, scope: Scope, served: Snapshot) -> go.Figure:
    """Months without answers keep their place, so that no line is drawn across them."""
    every = _every_month(frame)
    rows = (
        frame.assign(period_start=pd.to_datetime(frame["period_start"]))
        .set_index("period_start")
        .reindex(every)
    )
    last = month_start(every[-1].date()) if len(frame) else None
    end = scope.date_to or served.as_of.date()
    return trend.line(
        rows.rename_axis("period_start").reset_index().assign(part=math.nan),
        period="period_start", value=COMPOSITE, low="interval_low", high="interval_high",
        numerator="part", denominator="assessed_count", small=settings().small_sample,
        incomplete=last is not None and period_end(last, Grain.MONTH) > min(end, served.as_of.date()),
        height=300,
    )  # fmt: skip
