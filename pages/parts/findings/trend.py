"""The reading of a series over time: inside its limits, outside, a run, or too short to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pages.parts.findings.case import Facts
from pages.parts.findings.comparison import Position, position, wilson
from pages.parts.findings.judgement_briefs import in_a_row, ordinary, two_of_three, usual
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.findings.signal_rules import RUN_LENGTH
from pages.parts.findings.states import Control, Limits, Rule, State
from pages.parts.findings.xmr import LEAST_POINTS
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import (
    DASH,
    SMALL_SAMPLE,
    count,
    fraction,
    interval,
    is_missing,
    is_number,
    is_small,
    plain,
    rate,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The format of the values of a series: a whole value, and one end of a range.

    Attributes:
        value: 412 -> ``412 件``.
        end: 345 -> ``345``.
        is_rate: Whether values are rates of 0 to 1.
    """

    value: Callable[[float], str]
    end: Callable[[float], str]
    is_rate: bool = False


def counts_of(unit: str = "件") -> Scale:
    """Counts with their unit (a message key)."""
    return Scale(lambda value: count(round(value), unit), lambda value: plain(round(value)))


def rates() -> Scale:
    """Rates in per cent."""
    return Scale(rate, lambda value: f"{100 * value:.1f}", is_rate=True)


def trend_reading(
    values: Sequence[float | None],
    judged: Control,
    *,
    latest: str,
    neutral: str,
    scale: Scale,
    grain: str = "week",
    new_from: str = "",
) -> Reading:
    """Title and reading of a series.

    values: The series, one value per period.
        values: The series, one value per period.
        judged: Its states (``xmr.control``).
        latest: Name of the period at ``judged.last`` (上周, 2026-09), in the user's language.
        neutral: Title when nothing is found, in the user's language.
        scale: Format of the values.
        grain: Length of a period.
        new_from: Day from which the limits begin anew by an annotation, in words; empty without one.
    """
    if judged.last < 0 and not all(map(is_missing, values)):
        return Reading(neutral, _("没有完整的一期，**暂不作判断**。"))
    value = values[judged.last] if judged.last >= 0 else None
    if not is_number(value):
        return nothing(neutral)
    value = float(value)
    said = {"period": latest, "value": scale.value(value), "row": _row(judged, grain)}
    said["usual"] = usual(judged.limits[judged.last])
    if not judged.current.is_known:
        text = _("{period} {value}；只有 {known}，不足 {least} 个，**暂不画上下限、不作判断**。")
        if new_from:
            text = _(
                "{period} {value}；按标注 {day} 起算新上下限，其后只有 {known}，不足 {least} 个，"
                "**暂不画上下限、不作判断**。"
            )
        known = ordinary(judged.current.point_count, grain)
        return Reading(neutral, text.format(**said, day=new_from, known=known, least=LEAST_POINTS))
    title, is_finding = _title(judged, said)
    return Reading(title, _reading(value, judged, said, scale), is_finding)


def _row(judged: Control, grain: str) -> str:
    """The number of periods that make the signal."""
    if judged.runs[judged.last] >= 2:
        return in_a_row(judged.runs[judged.last], grain)
    return {Rule.TWICE: two_of_three(grain), Rule.EIGHT: in_a_row(RUN_LENGTH, grain)}.get(
        judged.last_rule, ""
    )


def _title(judged: Control, said: dict[str, Any]) -> tuple[str, bool]:
    state, side, run = judged.last_state, judged.last_side, judged.runs[judged.last]
    if run >= 2:
        text = _("{period} {value}，{row}超上限") if side > 0 else _("{period} {value}，{row}低于下限")
    elif judged.last_rule is Rule.TWICE:
        text = (
            _("{period} {value}，{row}明显高于{usual}") if side > 0
            else _("{period} {value}，{row}明显低于{usual}")
        )  # fmt: skip
    elif run == 1:
        text = _("{period} {value}，超上限") if side > 0 else _("{period} {value}，低于下限")
    elif state is State.WATCH:
        text = (
            _("{period} {value}，{row}高于{usual}") if side > 0 else _("{period} {value}，{row}低于{usual}")
        )
    else:
        past = judged.states[max(0, judged.last - LEAST_POINTS) : judged.last]
        is_calm = len(past) == LEAST_POINTS and not any(earlier.is_signal for earlier in past)
        text = _("{period} {value}属正常波动，近 12 期无异常") if is_calm else _("{period} {value}属正常波动")
    return fit(text.format(**said)), state.is_signal


def _reading(value: float, judged: Control, said: dict[str, Any], scale: Scale) -> str:
    of = judged.limits[judged.last]
    said = {**said, "range": range_text(of, scale), "mean": scale.value(of.mean), "n": of.point_count}
    rule, run = judged.last_rule, judged.runs[judged.last]
    if run >= 2:
        told = _("{period} {value}，正常范围 {range}，{row}在外，**应当查明原因**")
    elif rule is Rule.TWICE:
        told = _("{period} {value}，正常范围 {range}，{row}明显偏离{usual} {mean}，**应当查明原因**")
    elif run == 1:
        told = _("{period} {value}，正常范围 {range}，在范围之外，**先核对数据，再看下一期**")
    elif rule is Rule.EIGHT:
        told = _("{period} {value} 仍在 {range} 之内，但{row}在{usual} {mean} 的一侧，**水平可能已经移动**")
    elif of.is_expected:
        told = _("{period} {value}，按趋势与季节预期 {mean}，在上下限 {range} 之内，**还不能排除偶然**")
    else:
        told = _("{period} {value}，{n} 期均值 {mean}，在上下限 {range} 之内，**还不能排除偶然**")
    return _("{text}。").format(text=sentences(told.format(**said), _left_out(judged)))


def range_text(of: Limits, scale: Scale) -> str:
    """What is normal, from the lower limit to the upper one: ``50–117``, ``85.1–94.9%``."""
    upper = min(of.upper, 1.0) if scale.is_rate else of.upper
    return f"{scale.end(of.lower)}{DASH}{scale.end(upper)}{'%' if scale.is_rate else ''}"


def _left_out(judged: Control) -> str:
    holidays = sum(state is State.EXCLUDED for state in judged.states)
    missing = sum(state is State.MISSING for state in judged.states)
    return sentences(
        _("{n} 个假期周不参与算界限").format(n=holidays) if holidays else "",
        _("{n} 期台账缺报，不按 0 计").format(n=missing) if missing else "",
    )


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
    new_from: str = "",
) -> Reading:
    """Title and reading of a rate over time.

    Args:
        values: The rate, one value per period.
        judged: Its states.
        now: The rate of the last judged period, with its cases.
        latest: Name of that period.
        neutral: Title when nothing can be judged.
        target: The target; None for a rate that has none.
        small_sample: Denominators below are 样本少.
        grain: Length of a period.
        new_from: Day from which the limits begin anew by an annotation, in words; empty without one.
    """
    if is_missing(now.value):
        return trend_reading(
            values, judged, latest=latest, neutral=neutral, scale=rates(), grain=grain, new_from=new_from
        )
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
    return trend_reading(
        values, judged, latest=latest, neutral=neutral, scale=rates(), grain=grain, new_from=new_from
    )
