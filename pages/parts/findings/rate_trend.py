"""A rate over time: of few cases and below target what its card says, else its place in the limits."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.comparison import Position, position, wilson
from pages.parts.findings.facts import Facts
from pages.parts.findings.reading import Reading
from pages.parts.findings.states import Control
from pages.parts.findings.trend import rates, trend_reading
from pages.parts.words.language import _
from pages.parts.words.numbers import SMALL_SAMPLE, fraction, interval, is_missing, is_small, rate


def rate_trend_reading(
    values: Sequence[float | None],
    judged: Control,
    now: Facts,
    *,
    latest: str,
    neutral: str,
    target: float | None = None,
    small_sample: int = SMALL_SAMPLE,
    grain: str = "week",
) -> Reading:
    """Title and reading of a rate over time.

    Args:
        values: The rate, one value a period.
        judged: Its states.
        now: The rate of the last judged period, with its cases.
        latest: What that period is called.
        neutral: Title when nothing can be said.
        target: The target; None for a rate that has none.
        small_sample: Denominators below are 样本少.
        grain: Length of a period.
    """
    if is_missing(now.value):
        return trend_reading(values, judged, latest=latest, neutral=neutral, scale=rates(), grain=grain)
    low, high = wilson(now.part, now.whole)
    said = {
        "period": latest, "fraction": fraction(now.part, now.whole), "least": small_sample,
        "rate": rate(now.value), "interval": interval(low, high),
    }  # fmt: skip
    if is_small(now.whole, small_sample):
        text = _("{period} {fraction}，分母少于 {least}，**样本少，不作判断**。")
        return Reading(neutral, text.format(**said))
    if position(now.part, now.whole, target, small_sample) is Position.BELOW:
        said["goal"] = rate(target, 0)
        text = _("{period} {rate}（{fraction}），95% 区间 {interval}% 整段低于 {goal} 目标，**未达标**。")
        return Reading(_("{period} {rate}，低于 {goal} 目标").format(**said), text.format(**said), True)
    return trend_reading(values, judged, latest=latest, neutral=neutral, scale=rates(), grain=grain)
