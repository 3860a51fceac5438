"""Time to close: communities that a test finds slower or faster than the rest, the slowest tenth."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, some
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, days, is_number

#: Slow is a median this many times the overall one, fast the reverse, with at least this difference in days.
APART, _LEAST_DAYS = 1.25, 0.1


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
