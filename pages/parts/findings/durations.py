"""How long does closing take: the slowest community by its median, and the long tail."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short
from pages.parts.numbers import SMALL_SAMPLE, days, is_missing
from pages.parts.wording import _, sentences

#: A median this many times the whole's is called slow.
_SLOW = 1.25


def durations_reading(
    frame: pd.DataFrame, overall: float | None, *, by: str = "community", small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of days to close.

    Args:
        frame: ``by``, closed_count, median_days_to_close, p90_days_to_close, a row a unit.
        overall: Median of the whole scope in days; None or NaN when nothing is closed.
        by: Column of the units.
        small_sample: Units with fewer closed ones are not ranked.
    """
    neutral = _("办理时长（中位数与第 90 百分位）")
    if frame.empty or is_missing(overall) or not frame["closed_count"].sum():
        return nothing(neutral)
    named = frame[named_rows(frame, by) & frame["median_days_to_close"].notna()]
    ranked = named[named["closed_count"] >= small_sample]
    if ranked.empty:
        text = _("办结都不足 {n} 件，**样本少不作判断**").format(n=small_sample)
        return Reading(neutral, _("{text}。").format(text=text))
    slow = ranked.loc[ranked["median_days_to_close"].astype(float).idxmax()]
    tail = ranked.loc[ranked["p90_days_to_close"].astype(float).idxmax()]
    title, is_finding = _title(slow, float(overall), by, len(ranked))
    return Reading(title, _reading(tail, float(overall), by, len(named) - len(ranked)), is_finding)


def _title(slow: pd.Series, overall: float, by: str, ranked: int) -> tuple[str, bool]:
    median = float(slow["median_days_to_close"])
    if ranked > 1 and median >= _SLOW * overall and median - overall >= 0.1:
        values = {"name": short(slow[by]), "slow": days(median), "all": days(overall)}
        long = _("{name}办理最慢，中位 {slow}，总体 {all}").format(**values)
        return fit(long, _("{name}中位 {slow}").format(**values)), True
    return _("一半诉求在 {all}内办结，各处相近").format(all=days(overall)), False


def _reading(tail: pd.Series, overall: float, by: str, left_out: int) -> str:
    longest = float(tail["p90_days_to_close"])
    head = _("{name}十件中最慢的一件超过 {p90}，**看长尾，不只看中位 {all}**").format(
        name=short(tail[by]), p90=days(longest), all=days(overall)
    )
    rest = _("{n} 个样本少，不排名").format(n=left_out) if left_out > 0 else ""
    return _("{text}。").format(text=sentences(head, rest))
