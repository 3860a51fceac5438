"""When requests come, and how long they take to close.

The busiest hours, a second peak, the weekend; communities slower or faster than the rest, the slowest tenth.
"""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.comparison import compare_counts
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, some
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, days, is_number, rate

#: Slow is a median this many times the overall one, fast the reverse, with at least this difference in days.
APART, _LEAST_DAYS = 1.25, 0.1
WEEKDAYS = (mark("周一"), mark("周二"), mark("周三"), mark("周四"), mark("周五"), mark("周六"), mark("周日"))
#: With fewer requests single hours are not judged.
LEAST_REQUESTS = 168
#: Hours of a window, and the number of windows of a day: windows that share an hour count as one.
_WINDOW, _WINDOWS = 2, 23
#: A second peak is at least this many hours from the first …
_APART = 4
#: … is this many times the valley between the two …
_RISE = 1.25
#: … and reaches this share of the first.
_LEAST_PEAK = 0.4
#: A smaller difference of the daily means of weekend and working days counts as near.
_NEAR = 0.1
#: Hours counted as night: from 20:00 to 06:00.
NIGHT = (*range(20, 24), *range(6))


def durations_reading(
    frame: pd.DataFrame,
    overall: float | None,
    aged: pd.DataFrame,
    *,
    by: str = "community",
    small_sample: int = SMALL_SAMPLE,
) -> Reading:
    """Title and reading of days to close.

    A unit is slow when more of its requests than of the rest took longer than the overall median (the median
    test of Brown and Mood, exact and corrected for all units), and its median is clearly above the overall.

    Args:
        frame: ``by``, closed_count, half_closed_days, nine_tenths_closed_days, one row per unit.
        overall: Median of the whole scope in days; None or NaN when nothing is closed.
        aged: ``by``, aged_count, slow_count: of requests old enough, how many took longer than the median.
        by: Column of the units.
        small_sample: Units with fewer closed requests are not ranked.
    """
    neutral = _("办理时长（中位数与第 90 百分位）")
    if frame.empty or not is_number(overall) or not frame["closed_count"].sum():
        return nothing(neutral)
    named = frame[named_rows(frame, by) & frame["half_closed_days"].notna()]
    ranked = named[named["closed_count"] >= small_sample]
    if ranked.empty:
        text = _("办结都不足 {n} 件，**样本少不作判断**").format(n=small_sample)
        return Reading(neutral, _("{text}。").format(text=text))
    medians = ranked.set_index(ranked[by].astype(str))["half_closed_days"].astype(float)
    title, is_finding = _title(medians, _sides(aged, by, medians), float(overall))
    return Reading(title, _reading(ranked, float(overall), len(named) - len(ranked)), is_finding)


def _sides(aged: pd.DataFrame, by: str, medians: pd.Series) -> pd.Series:
    """+1 where more requests than of the rest took longer than the median, −1 where fewer, else 0."""
    names = aged[by].astype(str)
    found = sides_of_rest(aged["slow_count"], aged["aged_count"], judged=names.isin(medians.index))
    return pd.Series(found, index=names).reindex(medians.index, fill_value=0)


def _title(medians: pd.Series, sides: pd.Series, overall: float) -> tuple[str, bool]:
    is_far = (medians - overall).abs() >= _LEAST_DAYS
    slow = medians[(sides > 0) & is_far & (medians >= APART * overall)].sort_values(ascending=False)
    fast = medians[(sides < 0) & is_far & (medians * APART <= overall)].sort_values()
    if len(slow):
        return _median_clause(slow, overall, _("{who}比其余社区慢")), True
    if len(fast):
        return _median_clause(fast, overall, _("{who}比其余社区快")), True
    if len(medians) == 1:
        return _("一半诉求在 {all}内办结").format(all=days(overall)), False
    return _("一半诉求在 {all}内办结，分不出 {n} 处的快慢").format(all=days(overall), n=len(medians)), False


def _median_clause(found: pd.Series, overall: float, template: str) -> str:
    """The units that differ, with the median of one, or the range of several."""
    who = template.format(who=some(list(found.index)))
    low, high = days(found.min()), days(found.max())
    median = low if low == high else _("{low}至 {high}").format(low=low, high=high)
    said = {"who": who, "median": median, "all": days(overall)}
    return fit(
        _("{who}，中位 {median}办结，总体 {all}").format(**said), _("{who}，中位 {median}").format(**said)
    )


def _reading(ranked: pd.DataFrame, overall: float, left_out: int) -> str:
    tails = ranked["nine_tenths_closed_days"]
    said = {"all": days(overall), "n": left_out}
    if unknown := int(tails.isna().sum()):  # unknown where nine tenths are not closed yet
        head = _("{n} 处办结的还不到九成，**先催未办结的**").format(n=unknown)
    else:
        low, high = days(tails.min()), days(tails.max())
        span = low if low == high else _("{low}至 {high}").format(low=low, high=high)
        head = _("各处十件中最慢的一件超过 {span}，**看长尾，不只看中位 {all}**").format(span=span, **said)
    rest = _("{n} 个样本少，不排名").format(**said) if left_out > 0 else ""
    return _("{text}。").format(text=sentences(head, rest))


def peaks(by_hour: list[float]) -> list[int]:
    """Starts of the busiest two-hour window and, when there is one, of a second peak; takes 24 values.

    A window is busiest only with more than its share of the day, and a second peak only with more than the
    valley before it, either beyond what chance gives one of the windows.
    """
    pairs = [by_hour[hour] + by_hour[hour + 1] for hour in range(_WINDOWS)]
    first = max(range(_WINDOWS), key=lambda hour: (pairs[hour], -hour))
    rest, hours = sum(by_hour) - pairs[first], (float(_WINDOW), float(24 - _WINDOW))
    if compare_counts(pairs[first], rest, exposure=hours, family=_WINDOWS).side <= 0:
        return []

    def is_second(hour: int) -> bool:
        between = by_hour[min(hour, first) + 2 : max(hour, first)]
        valley = 2 * min(between)
        is_hill = compare_counts(pairs[hour], valley, family=_WINDOWS).side > 0
        return is_hill and pairs[hour] >= _LEAST_PEAK * pairs[first] and pairs[hour] >= _RISE * valley

    later = [hour for hour in range(_WINDOWS) if abs(hour - first) >= _APART and is_second(hour)]
    return [first, *([max(later, key=lambda hour: (pairs[hour], -hour))] if later else [])]


def hours_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of the heat map weekday × hour: columns weekday (1 = Monday), hour, request_count.

    Requests that were recorded without an hour (untimed_count) are in no cell; the reading says how many.
    """
    neutral = _("来电时段分布")
    total = float(frame["request_count"].sum()) if not frame.empty else 0.0
    untimed = untimed_count(frame)
    if not total and untimed:
        told = _("{n}都只写了日期，**看不出来电时段**").format(n=count(untimed))
        return Reading(neutral, _("{text}。").format(text=told))
    if not total:
        return nothing(neutral)
    apart = _("未写时刻 {n}不在图中").format(n=count(untimed)) if untimed else ""
    if total < LEAST_REQUESTS:
        told = _("共 {n}，平均每格不到 1 件，**样本少不作判断**").format(n=count(total))
        return Reading(neutral, _("{text}。").format(text=sentences(told, apart)))
    by_hour = frame.groupby("hour")["request_count"].sum().reindex(range(24), fill_value=0).astype(float)
    title, told = _hours_title(by_hour.tolist()), _hours_reading(frame, by_hour, total, apart)
    return Reading(title or neutral, told, is_finding=bool(title))


def untimed_count(frame: pd.DataFrame) -> int:
    """How many requests were recorded with a day and no hour; 0 when the column is missing."""
    return int(frame["untimed_count"].sum()) if "untimed_count" in frame else 0


def _hours_title(by_hour: list[float]) -> str:
    """The busiest hours; empty where none are beyond chance."""
    found = peaks(by_hour)
    if not found:
        return ""
    pairs = [by_hour[hour] + by_hour[hour + 1] for hour in range(23)]
    level = [
        hour
        for hour in range(23)
        if pairs[hour] == pairs[found[0]] and not 0 < abs(hour - found[0]) < _WINDOW
    ]
    if len(level) > 1:
        spans = [_("{start} 至 {end} 时").format(start=hour, end=hour + 2) for hour in level]
        return _("{spans}并列最多").format(spans=some(spans))
    first = _("{start} 至 {end} 时最多").format(start=found[0], end=found[0] + 2)
    if len(found) == 1:
        return first
    second = _("{start} 至 {end} 时有第二个高峰").format(start=found[1], end=found[1] + 2)
    return fit(sentences(first, second), first)


def _hours_reading(frame: pd.DataFrame, by_hour: pd.Series, total: float, apart: str) -> str:
    night = float(by_hour[list(NIGHT)].sum())
    parts = [_("20 时至次日 6 时 {n}，占 {share}").format(n=count(night), share=rate(night / total))]
    by_day = frame.groupby("weekday")["request_count"].sum().reindex(range(1, 8), fill_value=0)
    work, weekend = float(by_day.loc[1:5].sum()) / 5, float(by_day.loc[6:7].sum()) / 2
    side = compare_counts(2 * weekend, 5 * work, exposure=(2.0, 5.0), family=1).side
    if work and abs(weekend / work - 1) > _NEAR and not side:
        parts.append(_("周末与工作日的差别还不能排除偶然，**看不出要另排值班**"))
    elif work and weekend < (1 - _NEAR) * work:
        parts.append(
            _("周末日均比工作日少 {share}，**不代表问题少，可能是上报少**").format(
                share=rate(1 - weekend / work, 0)
            )
        )
    elif work and weekend > (1 + _NEAR) * work:
        parts.append(
            _("周末日均比工作日多 {share}，**值班要排到周末**").format(share=rate(weekend / work - 1, 0))
        )
    else:
        parts.append(_("周末与工作日相差不到一成，**看不出要另排值班**"))
    return _("{text}。").format(text=sentences(*parts, apart))
