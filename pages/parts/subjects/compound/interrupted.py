"""Did something change when an event happened: an interrupted series, by segmented regression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.months import month_start, months_between
from pages.parts.findings.comparison import deviations
from pages.parts.findings.reading import Reading, fit
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, plain, signed_number

#: Months on each side: the least needed, enough for a reliable result, and the most used.
LEAST, ENOUGH, MOST = 6, 12, 24
#: Users ask about the arrival of a company first.
_FIRST = "物业进驻"
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def includes_zero(self) -> bool:
        """Whether the interval contains 0, no change."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class InterruptedSeries:
    """A series before and after an event, with the result of the regression.

    Attributes:
        frame: One row per month: period_start, request_count, is_after, fitted, fitted_low, fitted_high (95 %
            interval of the fitted mean), and expected_count: the line before extended, null before the event.
        level: Change of the level in the month after the event, requests per month.
        slope: Change of the slope, requests per month within a year.
        event_on: The day of the event.
        name: Name of the event.
    """

    frame: pd.DataFrame
    level: Estimate
    slope: Estimate
    event_on: date
    name: str

    @property
    def sides(self) -> tuple[int, int]:
        """Number of months before and after."""
        after = int(self.frame["is_after"].sum())
        return len(self.frame) - after, after

    def is_small(self, small_sample: int = SMALL_SAMPLE) -> bool:
        """Whether one side has too few months or requests for a reliable result."""
        counts = self.frame.groupby("is_after")["request_count"].sum()
        return min(self.sides) < ENOUGH or float(counts.min()) < small_sample


def latest_event(events: pd.DataFrame, months: Sequence[date]) -> tuple[date, str, str] | None:
    """Day, kind and name of the last event with enough months on both sides; arrivals of companies first.

    An event with a year on both sides is preferred to one with only the least number of months.

    Args:
        events: event_on, event_kind, event_name, is_year_only, oldest first.
        months: First days of the finished months of the series.
    """
    dated = events[~events["is_year_only"].astype(bool)].iloc[::-1]
    arrivals = dated[dated["event_kind"] == _FIRST]
    for least, chosen in ((ENOUGH, arrivals), (ENOUGH, dated), (LEAST, arrivals), (LEAST, dated)):
        for row in chosen.itertuples(index=False):
            day = pd.Timestamp(row.event_on).date()
            if min(len(side) for side in _around(months, day)) >= least:
                return day, str(row.event_kind), str(row.event_name)
    return None


def _around(months: Sequence[date], day: date) -> tuple[list[date], list[date]]:
    """The months before and after the month of the event, which belongs to neither."""
    own = month_start(day)
    return [m for m in months if m < own][-MOST:], [m for m in months if m > own][:MOST]


def segmented_regression(counts: pd.DataFrame, event_on: date, name: str) -> InterruptedSeries | None:
    """Level and slope before and after an event: ordinary least squares with a yearly wave.

    The wave (sine and cosine of the month) is omitted where a side has less than a year. Errors are those of
    least squares: Newey and West's are too small for so few months (simulated in ``tests/evidence``).

    Args:
        counts: period_start and request_count per finished month.
        event_on: The day of the event; its own month is omitted.
        name: Name of the event.

    Returns:
        None when a side has fewer than ``LEAST`` months.
    """
    starts = [pd.Timestamp(start).date() for start in counts["period_start"]]
    before, after = _around(starts, event_on)
    if min(len(before), len(after)) < LEAST:
        return None
    used = {*before, *after}
    frame = counts.loc[[start in used for start in starts], ["period_start", "request_count"]]
    time = [float(months_between(event_on, start)) for start in starts if start in used]
    return _regression(frame.reset_index(drop=True), time, event_on, name)


def _regression(frame: pd.DataFrame, time: Sequence[float], event_on: date, name: str) -> InterruptedSeries:
    """The regression of the counts on the months counted from the event (the month after it is 1)."""
    months = np.array(time)
    design = _design(months)
    counts = frame["request_count"].astype(float).to_numpy()
    inverse = np.linalg.pinv(design.T @ design)
    found = inverse @ design.T @ counts
    freedom = len(months) - design.shape[1]
    noise = float(((counts - design @ found) ** 2).sum()) / freedom
    errors = np.sqrt(noise * np.diag(inverse))
    of_mean = np.sqrt(noise * np.einsum("ij,jk,ik->i", design, inverse, design))
    z = deviations(1, freedom + 1)
    fitted, without = design @ found, design @ np.where([2 <= at <= 3 for at in range(len(found))], 0, found)
    frame = frame.assign(
        is_after=months > 0, fitted=fitted, fitted_low=fitted - z * of_mean, fitted_high=fitted + z * of_mean,
        expected_count=np.where(months > 0, without, np.nan),
    )  # fmt: skip
    level, slope = (
        Estimate(*(float(scale * (found[at] + reach * errors[at])) for reach in (0, -z, z)))
        for at, scale in ((2, 1), (3, _YEAR))
    )
    return InterruptedSeries(frame, level, slope, event_on, name)


def _design(months: np.ndarray) -> np.ndarray:
    """Level, slope, the change of both at the event, and the wave of the year."""
    follows = (months > 0).astype(float)
    # The slope after is counted from the first month after, so that the level is the jump in that month.
    lines = [np.ones(len(months)), months, follows, (months - 1) * follows]
    if min(int(follows.sum()), int((1 - follows).sum())) >= ENOUGH:
        angle = 2 * np.pi * months / _YEAR
        lines += [np.sin(angle), np.cos(angle)]
    return np.column_stack(lines)


def interrupted_reading(found: InterruptedSeries | None, *, small_sample: int = SMALL_SAMPLE) -> Reading:
    """Title and reading of an interrupted series, its intervals in words."""
    neutral = _("大事前后的诉求")
    if found is None:
        told = _("没有前后都满 {n} 个月的大事，**不作前后比较**").format(n=LEAST)
        return Reading(neutral, _("{text}。").format(text=told))
    is_small = found.is_small(small_sample)
    level = "" if is_small else _("水平变化每月 {value} 件（区间 {low} 至 {high}）")
    slope = "" if is_small else _("斜率变化每年 {value} 件（区间 {low} 至 {high}）")
    told = sentences(
        level.format(**_estimate_texts(found.level)),
        slope.format(**_estimate_texts(found.slope)),
        _meaning(found, small_sample),
    )
    is_finding = not found.level.includes_zero and not is_small
    return Reading(_title(found, small_sample), _("{text}。").format(text=told), is_finding)


def _title(found: InterruptedSeries, small_sample: int) -> str:
    said = {"name": found.name, "n": plain(abs(found.level.value), 1)}
    if found.is_small(small_sample):
        return fit(_("{name}前后，件数或月数少不作判断").format(**said), _("件数或月数少，不作判断"))
    if found.level.includes_zero:
        return fit(_("{name}前后，诉求水平未见明显变化").format(**said), _("事件前后，诉求水平未见明显变化"))
    if found.level.value < 0:
        return fit(_("{name}后，每月诉求少 {n} 件").format(**said))
    return fit(_("{name}后，每月诉求多 {n} 件").format(**said))


def _estimate_texts(estimate: Estimate) -> dict[str, str]:
    return {
        "value": signed_number(estimate.value, 1),
        "low": signed_number(estimate.low, 1),
        "high": signed_number(estimate.high, 1),
    }


def _meaning(found: InterruptedSeries, small_sample: int) -> str:
    if found.is_small(small_sample):
        return _("件数或月数少，**不能说明因果**")
    if found.level.includes_zero and found.slope.includes_zero:
        return _("两个区间都含 0，**不能说明因果**")
    return _("同时发生的其他事也会影响，**只凭一个小区不能说明因果**")
