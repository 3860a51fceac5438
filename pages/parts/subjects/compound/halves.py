"""How satisfied one compound is, by half-year: a quarter has too few ratings."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.findings.comparison import Position, position, wilson
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, fraction, rate, share


def half_years(frame: pd.DataFrame, weight: float, last: date) -> pd.DataFrame:
    """Quarters of ratings added up to half-years, with rate and Wilson interval.

    Args:
        frame: period_start, rated_count, satisfied_count, mostly_satisfied_count a quarter.
        weight: Weight of 基本满意.
        last: The last day of the data; quarters after it are left out.
    """
    starts = pd.to_datetime(frame["period_start"])
    halves = pd.to_datetime([f"{day.year}-{'01' if day.month < 7 else '07'}-01" for day in starts])
    counts = ["rated_count", "satisfied_count", "mostly_satisfied_count"]
    summed = frame[starts.dt.date <= last].assign(period_start=halves[starts.dt.date <= last])
    summed = summed.groupby("period_start")[counts].sum().reset_index()
    part = summed["satisfied_count"] + weight * summed["mostly_satisfied_count"]
    whole = summed["rated_count"].astype(float)
    ends = [wilson(p, w) for p, w in zip(part, whole, strict=True)]
    return summed.assign(
        satisfied_weight=part, satisfaction_rate=(part / whole.where(whole > 0)).astype(float),
        interval_low=[low for low, _high in ends], interval_high=[high for _low, high in ends],
    )  # fmt: skip


def half_years_reading(
    frame: pd.DataFrame, target: float, *, is_open: bool, small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of the half-years; ``is_open``: the last one is not over."""
    neutral = _("每半年满意率")
    rated = frame[frame["rated_count"] > 0]
    finished = rated.iloc[:-1] if is_open and len(rated) and rated.index[-1] == frame.index[-1] else rated
    if finished.empty:
        return nothing(neutral)
    row = finished.iloc[-1]
    part, whole = float(row["satisfied_weight"]), float(row["rated_count"])
    said = {
        "half": half_name(row["period_start"]), "share": share(part, whole, small_sample),
        "goal": rate(target, 0), "fraction": fraction(part, whole),
    }  # fmt: skip
    where = position(part, whole, target, small_sample)
    form = {
        Position.ABOVE: _("{half}满意率 {share}，高于 {goal} 目标"),
        Position.BELOW: _("{half}满意率 {share}，低于 {goal} 目标"),
        Position.SMALL: _("{half}满意率 {share}，样本少"),
    }.get(where, _("{half}满意率 {share}，区间含 {goal} 目标"))
    told = _together(finished, small_sample)
    return Reading(
        fit(form.format(**said)), _("{text}。").format(text=told), is_finding=where is not Position.SMALL
    )


def _together(finished: pd.DataFrame, small_sample: int) -> str:
    """All half-years as one rate, and how far a single one can be trusted."""
    total = (float(finished["satisfied_weight"].sum()), float(finished["rated_count"].sum()))
    ends = wilson(*total)
    pooled = _("{n} 期合计 {fraction}，区间 {low}–{high}%").format(
        n=len(finished), fraction=fraction(*total), low=f"{100 * ends[0]:.1f}", high=f"{100 * ends[1]:.1f}"
    )
    few = int((finished["rated_count"] < small_sample).sum())
    remark = (
        _("{few} 期不足 {small} 份，**单看一期不作判断**").format(few=few, small=small_sample) if few else ""
    )
    return sentences(pooled, remark or _("**看多期走向，不看一期高低**"))


def half_name(start: object) -> str:
    """A half-year in words: ``2026 上半年``."""
    day = pd.Timestamp(start)
    return (_("{year} 上半年") if day.month < 7 else _("{year} 下半年")).format(year=day.year)
