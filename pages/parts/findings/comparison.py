"""Is a change real, and is it good: tests of counts and rates, the tag word, the colour.

Colour is polarity × signal, never direction: a change inside ordinary variation is grey whichever
way it points.
"""

from __future__ import annotations

import enum
import math

from pages.parts.findings.measures import Measure
from pages.parts.numbers import SMALL_SAMPLE, is_missing, is_small
from pages.parts.wording import mark

#: Standard normal quantile of a 95 % interval.
_Z = 1.959963984540054
#: Standard deviations beyond which a change of a count is a signal, as the XmR chart has it.
SIGMAS = 3.0


class Tag(enum.StrEnum):
    """The only words a status tag may bear."""

    ALARM = mark("预警")
    MISSED = mark("未达标")
    WATCH = mark("关注")
    BETTER = mark("好转")
    MET = mark("达标")
    NORMAL = mark("正常波动")
    CONTAINS = mark("区间含目标")
    SMALL = mark("样本少")
    CHANGED = mark("有变化")
    UNKNOWN = mark("数据不足以判断")


class Colour(enum.StrEnum):
    """Class of the colour of a change."""

    FLAT = "flat"
    GOOD = "good"
    AMBER = "amber"
    RED = "red"


class Position(enum.Enum):
    """Where a rate's interval lies to its target."""

    BELOW = "below"
    ABOVE = "above"
    CONTAINS = "contains"
    SMALL = "small"  # too few to say
    NONE = "none"  # no target, or nothing in the denominator


def wilson(part: float, whole: float) -> tuple[float, float]:
    """Wilson 95 % interval of a rate; (NaN, NaN) when the denominator is 0 or missing."""
    if is_missing(part) or is_missing(whole) or whole <= 0:
        return math.nan, math.nan
    rate = min(max(part / whole, 0.0), 1.0)
    centre = rate + _Z**2 / (2 * whole)
    reach = _Z * math.sqrt(rate * (1 - rate) / whole + _Z**2 / (4 * whole**2))
    scale = 1 + _Z**2 / whole
    # exact at the ends, where rounding leaves 1e-17
    low = 0.0 if rate == 0 else (centre - reach) / scale
    high = 1.0 if rate == 1 else (centre + reach) / scale
    return low, high


def newcombe(now: tuple[float, float], before: tuple[float, float]) -> tuple[float, float]:
    """Newcombe 95 % interval of the difference of two rates (numerator, denominator); NaN without one."""
    (now_low, now_high), (before_low, before_high) = wilson(*now), wilson(*before)
    if any(is_missing(end) for end in (now_low, before_low)):
        return math.nan, math.nan
    now_rate, before_rate = now[0] / now[1], before[0] / before[1]
    down = math.hypot(now_rate - now_low, before_high - before_rate)
    up = math.hypot(now_high - now_rate, before_rate - before_low)
    return now_rate - before_rate - down, now_rate - before_rate + up


def position(part: float, whole: float, target: float | None, small_sample: int = SMALL_SAMPLE) -> Position:
    """Where the Wilson interval lies to the target; wholly on one side, or containing it."""
    if is_missing(part) or is_missing(whole) or whole <= 0 or target is None or is_missing(target):
        return Position.NONE
    if is_small(whole, small_sample):
        return Position.SMALL
    low, high = wilson(part, whole)
    if high < target:
        return Position.BELOW
    return Position.ABOVE if low > target else Position.CONTAINS


def rate_side(now: tuple[float, float], before: tuple[float, float], small_sample: int = SMALL_SAMPLE) -> int:
    """+1 or −1 when two rates (numerator, denominator) differ beyond chance (Newcombe 95 %), else 0.

    A denominator below the setting never signals.
    """
    if any(is_missing(value) for value in (*now, *before)):
        return 0
    if is_small(now[1], small_sample) or is_small(before[1], small_sample):
        return 0
    low, high = newcombe(now, before)
    return int(low > 0) - int(high < 0)


def count_side(now: float, before: float, *, sigma: float = math.nan, periods: float = 1.0) -> int:
    """+1 or −1 when two counts of equal windows differ by more than three standard deviations, else 0.

    Args:
        now: The count of this window.
        before: The count of the window it is compared with.
        sigma: Standard deviation of one period (``Limits.sigma``); Poisson when it is not known.
        periods: How many such periods the window holds.
    """
    reach = count_reach(now, before, sigma=sigma, periods=periods)
    return 0 if math.isnan(reach) else int(now - before > reach) - int(before - now > reach)


def count_reach(now: float, before: float, *, sigma: float = math.nan, periods: float = 1.0) -> float:
    """How far two counts may lie apart by chance; NaN when one is missing. Arguments as in ``count_side``."""
    if is_missing(now) or is_missing(before):
        return math.nan
    variance = now + before if is_missing(sigma) else max(2 * periods * sigma**2, now + before)
    return SIGMAS * math.sqrt(variance)


def sign_of_worth(measure: Measure, side: int) -> int:
    """+1 when a signal on that side is better, −1 when it is worse, 0 when it is neither.

    A neutral measure whose rise is watched (诉求量) gets worse upwards and nothing downwards: fewer reports
    are not fewer problems.
    """
    return side * (measure.polarity or -int(measure.watches_rise and side > 0))


def colour(measure: Measure, side: int, *, is_repeated: bool = False) -> Colour:
    """Colour class of a change.

    Args:
        measure: Whose polarity decides what is better.
        side: +1 or −1 for a signal in that direction, 0 inside ordinary variation.
        is_repeated: Whether the period before signalled the same way: red instead of amber.
    """
    if side == 0:
        return Colour.FLAT
    if measure.polarity == 0:
        return Colour.AMBER if side > 0 and measure.watches_rise else Colour.FLAT
    if side * measure.polarity > 0:
        return Colour.GOOD
    return Colour.RED if is_repeated else Colour.AMBER
