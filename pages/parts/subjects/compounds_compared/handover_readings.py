"""Were there fewer complaints after the changes of property company: all together, paired by compound."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.comparison import deviations
from pages.parts.findings.reading import Reading, fit
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import plain, signed_number

#: With fewer pairs of months a change is listed, and counts for nothing.
LEAST_PAIRS = 3
#: With fewer changes their spread is not known.
LEAST_CHANGES = 5


@dataclass(frozen=True, slots=True)
class PooledChange:
    """Complaints before and after all changes together.

    Attributes:
        count: Number of changes.
        before, after: Complaints in the paired months.
        expected: What they would be after, had each compound changed as all others did in the same months.
        ratio: after / expected.
        low, high: Its 95 % interval; NaN with too few changes.
    """

    count: int
    before: float
    after: float
    expected: float
    ratio: float
    low: float
    high: float

    @property
    def side(self) -> int:
        """+1 or −1 where the interval excludes 1, else 0."""
        return int(self.low > 1) - int(self.high < 1)


def comparable(frame: pd.DataFrame) -> pd.Series:
    """Whether a change has months enough, and complaints known, before and after it."""
    has_office = (frame["office_before"].fillna(0) > 0) & frame["complaint_before"].notna()
    return has_office & (frame["pair_count"].fillna(0) >= LEAST_PAIRS)


def pooled_change(frame: pd.DataFrame) -> PooledChange | None:
    """All comparable changes together: the ratio of sums, each change one draw.

    Its spread is that of a ratio of sums over the changes (residual after − ratio × expected), never below
    that of Poisson counts; the interval is symmetric on the logarithm, with the t quantile.

    Args:
        frame: complaint_before, complaint_after, office_before, office_after, pair_count per change.

    Returns:
        None where no change is comparable, or nothing is expected.
    """
    used = frame[comparable(frame)].astype({"complaint_before": float, "complaint_after": float})
    expected = used["complaint_before"] * used["office_after"] / used["office_before"]
    before, after, total = (
        float(part.sum()) for part in (used["complaint_before"], used["complaint_after"], expected)
    )
    if not total:
        return None
    ratio, low, high = after / total, math.nan, math.nan
    if len(used) >= LEAST_CHANGES and after:
        residuals = ((used["complaint_after"] - ratio * expected) ** 2).sum()
        spread = float(residuals) * len(used) / (len(used) - 1) / total**2
        error = math.sqrt(max(spread / ratio**2, 1 / after + 1 / before))
        reach = deviations(1, len(used)) * error
        low, high = ratio * math.exp(-reach), ratio * math.exp(reach)
    return PooledChange(len(used), before, after, total, ratio, low, high)


def handovers_reading(frame: pd.DataFrame) -> Reading:
    """Title and reading of all changes of company; ``frame`` as of ``compounds/handovers``."""
    neutral = _("物业更替前后的投诉")
    if frame.empty:
        return Reading(neutral, _("物业更替台账里没有换过公司的小区，**没有前后可比**。"))
    found = pooled_change(frame)
    if found is None:
        told = _("{n} 次更替前后都没有满 {least} 对同名月份，**没有前后可比**")
        return Reading(neutral, _("{text}。").format(text=told.format(n=len(frame), least=LEAST_PAIRS)))
    said = {"n": found.count, "before": plain(found.before), "after": plain(found.after)}
    title = fit(
        _("{n} 次物业更替，同名月份投诉 {before} 件 → {after} 件").format(**said),
        _("更替前后投诉 {before} 件 → {after} 件").format(**said),
    )
    told = sentences(_expected_clause(found), _left_clause(frame, found), _meaning(found))
    return Reading(title, _("{text}。").format(text=told), is_finding=bool(found.side))


def _expected_clause(found: PooledChange) -> str:
    said = {"expected": plain(found.expected), "change": signed_number(100 * (found.ratio - 1))}
    told = _("按其他小区同月的变化应有 {expected} 件，实际 {change}%").format(**said)
    if math.isnan(found.low):
        return told
    limits = {"low": signed_number(100 * (found.low - 1)), "high": signed_number(100 * (found.high - 1))}
    return _("{told}（区间 {low}% 至 {high}%）").format(told=told, **limits)


def _left_clause(frame: pd.DataFrame, found: PooledChange) -> str:
    left = len(frame) - found.count
    return (
        _("另有 {n} 次在台账开始以前或不足 {least} 对月份").format(n=left, least=LEAST_PAIRS) if left else ""
    )


def _meaning(found: PooledChange) -> str:
    if math.isnan(found.low):
        return _("次数少，**不作判断**")
    return {
        -1: _("**更替后投诉少于同期其他小区，是否因更替还要看同期做了什么**"),
        0: _("**合在一起未见明显变化，不能说换了就好**"),
        1: _("**更替后投诉多于同期其他小区，先看新公司交接**"),
    }[found.side]
