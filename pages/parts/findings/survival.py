"""Time until closed: Kaplan–Meier curves, in which open cases count up to their present age."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from pages.parts.findings.comparison import Z95, deviations
from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, days, is_missing, rate

#: Below this number of remaining cases the curve is too uncertain to read.
LEAST = 10
_HOURS = 24
#: Smallest difference of medians (days) that counts as a gap.
_LEAST_GAP = 0.1


@dataclass(frozen=True)
class Curve:
    """The closing times of one group of requests.

    Attributes:
        frame: ``time`` (hours), ``survival`` (share still open), ``low``, ``high`` (95 %), ``at_risk``
            (open just before that time), one row per time at which something was closed, 0 first.
        counts: The input: ``hours``, ``closed_count``, ``open_count``.
        median: Hours within which half were closed; NaN when that has not happened yet.
        median_low: Lower end of its 95 % interval; NaN when unknown.
        median_high: Upper end.
    """

    frame: pd.DataFrame
    counts: pd.DataFrame
    median: float
    median_low: float
    median_high: float

    @property
    def total(self) -> int:
        """Number of requests of the curve."""
        return int(self.counts["closed_count"].sum() + self.counts["open_count"].sum())

    @property
    def open(self) -> int:
        """Requests still open (censored)."""
        return int(self.counts["open_count"].sum())

    def at_risk(self, hours: float) -> int:
        """How many were still open this many hours after they were made."""
        later = self.counts[self.counts["hours"] >= hours]
        return int(later["closed_count"].sum() + later["open_count"].sum())

    def survival(self, hours: float) -> float:
        """Share still open after this many hours; NaN where fewer than ten remain."""
        if self.at_risk(hours) < LEAST:
            return math.nan
        return float(self.frame.loc[self.frame["time"] <= hours, "survival"].iloc[-1])

    @property
    def readable(self) -> float:
        """The last hour at which ten or more remain."""
        known = self.counts.sort_values("hours", ascending=False)
        remain = (known["closed_count"] + known["open_count"]).cumsum()
        enough = known.loc[remain >= LEAST, "hours"]
        return float(enough.iloc[0]) if len(enough) else 0.0


class _SurvivalFit(Protocol):
    """The estimate of statsmodels: per time the survival, its error and how many remain."""

    surv_times: np.ndarray
    surv_prob: np.ndarray
    surv_prob_se: np.ndarray
    n_risk: np.ndarray

    def quantile(self, p: float) -> float:
        """The time at which that share is closed."""

    def quantile_ci(self, p: float) -> tuple[float, float]:
        """The ends of the interval of that time."""


def curve(counts: pd.DataFrame) -> Curve:
    """The curve of a frame of ``hours``, ``closed_count`` and ``open_count`` (``closed_loop/closing_times``).

    statsmodels computes the estimate, with the counts as frequencies; the interval is computed on the
    log(−log) scale, so that it stays within 0 and 1.
    """
    counts = counts[["hours", "closed_count", "open_count"]].astype(float)
    total = counts["closed_count"].sum() + counts["open_count"].sum()
    begin = pd.DataFrame({"time": [0.0], "survival": [1.0], "low": [1.0], "high": [1.0], "at_risk": [total]})
    if not counts["closed_count"].sum():
        return Curve(begin, counts, math.nan, math.nan, math.nan)
    fitted = _survival_fit(counts)
    low, high = _band(fitted.surv_prob, fitted.surv_prob_se)
    steps = {"time": fitted.surv_times, "survival": fitted.surv_prob, "low": low, "high": high}
    frame = pd.concat([begin, pd.DataFrame({**steps, "at_risk": fitted.n_risk})], ignore_index=True)
    with np.errstate(all="ignore"):
        ends = fitted.quantile_ci(0.5)
    return Curve(frame, counts, float(fitted.quantile(0.5)), *(float(end) for end in ends))


def _survival_fit(counts: pd.DataFrame) -> _SurvivalFit:
    from statsmodels.duration.survfunc import SurvfuncRight  # slow to import, and few pages need it

    ends = [counts.loc[counts[name] > 0, ["hours", name]] for name in ("closed_count", "open_count")]
    times = np.concatenate([part["hours"].to_numpy() for part in ends])
    weights = np.concatenate([part.iloc[:, 1].to_numpy() for part in ends])
    status = np.concatenate([np.ones(len(ends[0])), np.zeros(len(ends[1]))])
    with np.errstate(all="ignore"):
        fitted = SurvfuncRight(times, status, freq_weights=weights)
        # With frequencies, statsmodels 0.15 returns the error of the cumulative hazard (Tsiatis) in place of
        # that of the survival, too wide where few remain: here is Greenwood's, as without frequencies.
        steps = fitted.n_events / (fitted.n_risk * (fitted.n_risk - fitted.n_events))
        fitted.surv_prob_se = fitted.surv_prob * np.sqrt(np.cumsum(steps))
    estimate: _SurvivalFit = fitted
    return estimate


def _band(survival: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    with np.errstate(all="ignore"):
        reach = np.exp(Z95 * error / (survival * np.log(survival)))
        low, high = survival ** (1 / reach), survival**reach
    is_end = ~(np.isfinite(low) & np.isfinite(high))
    return np.where(is_end, survival, low), np.where(is_end, survival, high)


def log_rank(one: pd.DataFrame, other: pd.DataFrame) -> float:
    """How many standard deviations more of ``one`` are closed, at the same age, than if both were alike.

    The log-rank test (Mantel 1966): its chi-square of one degree of freedom is the square of the result.
    0 where nothing can be compared.

    Args:
        one: ``hours``, ``closed_count``, ``open_count`` of a group.
        other: The same for another group, which shares no request with the first.
    """
    both = [part.groupby("hours")[["closed_count", "open_count"]].sum() for part in (one, other)]
    hours = both[0].index.union(both[1].index)
    closed, at_risk = [], []
    for part in both:
        counts = part.reindex(hours, fill_value=0.0).to_numpy(dtype=float)
        closed.append(counts[:, 0])
        at_risk.append(counts.sum(axis=1)[::-1].cumsum()[::-1])
    events, total = closed[0] + closed[1], at_risk[0] + at_risk[1]
    share = at_risk[0] / total
    variance = events * share * (1 - share) * (total - events) / np.maximum(total - 1, 1)
    spread = float(variance.sum())
    return float((closed[0] - events * share).sum()) / math.sqrt(spread) if spread else 0.0


def without(whole: pd.DataFrame, part: pd.DataFrame) -> pd.DataFrame:
    """The counts of a whole without those of one of its parts, for comparison with the part."""
    both = pd.concat(
        [
            whole,
            part.assign(closed_count=-part["closed_count"], open_count=-part["open_count"]),
        ]
    )
    left = both.groupby("hours", as_index=False)[["closed_count", "open_count"]].sum()
    return left[(left["closed_count"] > 0) | (left["open_count"] > 0)]


def closing_reading(
    main: Curve, other: Curve | None = None, other_name: str = "", *, is_part: bool = False
) -> Reading:
    """Title and reading of one curve, against another when there is one.

    Args:
        main: The curve of the scope.
        other: The curve drawn behind it: the whole sub-district, or the window compared with.
        other_name: Name of the other, in the user's language.
        is_part: Whether the other includes the requests of the first.
    """
    neutral = _("受理后仍在办的比例")
    if not main.total:
        return nothing(neutral)
    if main.total < LEAST:
        told = _("只有 {n}，**样本少不作判断**").format(n=count(main.total))
        return Reading(neutral, _("{text}。").format(text=told))
    is_known = not is_missing(main.median)
    return Reading(_title(main, other, other_name, is_part=is_part), _text(main, other, other_name), is_known)


def _title(main: Curve, other: Curve | None, other_name: str, *, is_part: bool) -> str:
    if is_missing(main.median):
        return _("到数据截至，办结的不到一半")
    median = main.median / _HOURS
    alone = _("一半诉求 {days}内办结").format(days=days(median))
    if other is None or is_missing(other.median):
        return alone
    gap = median - other.median / _HOURS
    score = log_rank(main.counts, without(other.counts, main.counts) if is_part else other.counts)
    values = {"days": days(median), "name": other_name, "gap": days(abs(gap))}
    if abs(score) < deviations(1):  # a single comparison: the two curves drawn
        return fit(_("一半诉求 {days}内办结，与{name}分不出快慢").format(**values), alone)
    is_told = abs(gap) >= _LEAST_GAP and (gap < 0) is (score > 0)
    if score > 0:
        text = (
            _("一半诉求 {days}内办结，比{name}快 {gap}")
            if is_told
            else _("一半诉求 {days}内办结，总的比{name}快")
        )
    else:
        text = (
            _("一半诉求 {days}内办结，比{name}慢 {gap}")
            if is_told
            else _("一半诉求 {days}内办结，总的比{name}慢")
        )
    return fit(text.format(**values), alone)


def _text(main: Curve, other: Curve | None, other_name: str) -> str:
    week = main.survival(7 * _HOURS)
    told = "" if is_missing(week) else _("第 7 天仍在办 {rate}").format(rate=rate(week, 0))
    beside = math.nan if other is None else other.survival(7 * _HOURS)
    if told and not is_missing(beside):
        told += _("（{name} {rate}）").format(name=other_name, rate=rate(beside, 0))
    # Beyond the last hour with ten remaining, the line is not read.
    tail = _("{days}后剩下不足 {n} 件，**尾部不作判断**").format(days=days(main.readable / _HOURS), n=LEAST)
    left = _("未办结的 {n}按截尾计入").format(n=count(main.open)) if main.open else ""
    return _("{text}。").format(text=sentences(told, tail, left))
