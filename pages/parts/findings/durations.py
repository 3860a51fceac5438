"""How long does closing take: the slowest community by its median, and the long tail."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing
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
    by_name = ranked.set_index(ranked[by].astype(str))
    title, is_finding = _title(largest(by_name["median_days_to_close"], 1), float(overall))
    head = _tail(by_name["p90_days_to_close"], float(overall))
    few = len(named) - len(ranked)
    rest = _("{n} 个样本少，不排名").format(n=few) if few else ""
    return Reading(title, _("{text}。").format(text=sentences(head, rest)), is_finding)


def _title(slow: Extreme, overall: float) -> tuple[str, bool]:
    values = {"who": slow.who(_("最慢")), "slow": days(slow.value), "all": days(overall)}
    if not slow.is_level and slow.among > 1 and slow.value >= _SLOW * overall and slow.value - overall >= 0.1:
        long = _("{who}，中位 {slow}办结，总体 {all}").format(**values)
        return fit(long, _("{who}，中位 {slow}办结").format(**values)), True
    if slow.among == 1:
        return _("一半诉求在 {all}内办结").format(**values), False
    return _("一半诉求在 {all}内办结，{n} 处均未明显偏慢").format(**values, n=slow.among), False


def _tail(longest: pd.Series, overall: float) -> str:
    """Where the slowest tenth takes longest; where nine tenths are not closed yet, nobody knows how long."""
    if unknown := int(longest.isna().sum()):
        return _("{n} 处办结的还不到九成，**先催未办结的**").format(n=unknown)
    tail = largest(longest, 1)
    said = {"name": tail.name, "p90": days(tail.value), "all": days(overall)}
    if tail.is_level:
        return _("各处十件中最慢的一件都超过 {p90}，**看长尾，不只看中位 {all}**").format(**said)
    return _("{name}十件中最慢的一件超过 {p90}，**看长尾，不只看中位 {all}**").format(**said)
