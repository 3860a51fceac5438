"""Is a change real, and is it good: tests of counts, rates and stocks, the tag word, the colour.

There is one function per kind of comparison and one standard (``deviations``) for all: counts with their
exposure, rates, stocks by their flows; durations use the log-rank test of ``findings.survival``. Colour is
polarity × signal, never direction: a change inside ordinary variation is grey in either direction.

Single comparisons share ``CHANCE`` (``deviations``: 2.99 on a page); series and places shown among others use
``LIMITS`` (3.09; the XmR chart uses 3), and ``false_discovery`` corrects the rows of 需办.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

from scipy.stats import binom, hypergeom, norm, t

from pages.parts.words.language import mark
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, is_small
from queries.measure import Measure

#: Standard normal quantile of a 95 % interval, for every interval shown or compared with a target.
Z95 = 1.959963984540054
#: The standard: a family of comparisons without any real change has a finding once in twenty times.
CHANCE = 0.05
#: The comparisons a page always makes are such a family: nine measures with two earlier windows each.
OF_A_PAGE = 18
#: Chance beyond either limit of a series or a funnel: one in a thousand (Spiegelhalter 2005, SiM 24).
OUTSIDE = 0.001
LIMITS = float(norm.isf(OUTSIDE))
#: Below this expected number of cases the tests are exact.
LEAST_EXPECTED = 10


class Tag(enum.StrEnum):
    """The only words that a status tag can show."""

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
    """CSS class of the colour of a change."""

    FLAT = "flat"
    GOOD = "good"
    AMBER = "amber"
    RED = "red"


class Position(enum.Enum):
    """Where the interval of a rate lies relative to its target."""

    BELOW = "below"
    ABOVE = "above"
    CONTAINS = "contains"
    SMALL = "small"  # too few cases to judge
    NONE = "none"  # no target, or a denominator of 0


@dataclass(frozen=True, slots=True)
class Difference:
    """The result of comparing two windows.

    Attributes:
        side: +1 or −1 when this window lies above or below the other beyond chance, else 0.
        reach: How far apart chance can put the two, in the unit of this window's value; NaN for rates.
        low: Lower end of the interval of the difference of rates at the standard; NaN for other measures.
        high: Upper end.
    """

    side: int = 0
    reach: float = math.nan
    low: float = math.nan
    high: float = math.nan


def deviations(family: int = OF_A_PAGE, points: float = math.inf) -> float:
    """Standard deviations that one comparison of a family must exceed to be beyond chance (Bonferroni).

    Args:
        family: How many comparisons are judged at once; 1 for a single question of the user.
        points: Number of values the standard deviation is from, for the t quantile; infinite: normal.
    """
    tail = CHANCE / family / 2
    return float(norm.isf(tail) if math.isinf(points) else t.isf(tail, points - 1))


def wilson(part: float, whole: float, z: float = Z95) -> tuple[float, float]:
    """Wilson interval of a rate, 95 % by default; (NaN, NaN) without a denominator."""
    if is_missing(part) or is_missing(whole) or whole <= 0:
        return math.nan, math.nan
    rate = min(max(part / whole, 0.0), 1.0)
    centre = rate + z**2 / (2 * whole)
    reach = z * math.sqrt(rate * (1 - rate) / whole + z**2 / (4 * whole**2))
    scale = 1 + z**2 / whole
    # exact at 0 and 1, where rounding gives 1e-17
    low = 0.0 if rate == 0 else (centre - reach) / scale
    high = 1.0 if rate == 1 else (centre + reach) / scale
    return low, high


def newcombe(now: tuple[float, float], before: tuple[float, float], z: float = Z95) -> tuple[float, float]:
    """Newcombe interval (1998, method 10) of the difference of two rates (numerator, denominator)."""
    (now_low, now_high), (before_low, before_high) = wilson(*now, z), wilson(*before, z)
    if any(is_missing(end) for end in (now_low, before_low)):
        return math.nan, math.nan
    now_rate, before_rate = now[0] / now[1], before[0] / before[1]
    down = math.hypot(now_rate - now_low, before_high - before_rate)
    up = math.hypot(now_high - now_rate, before_rate - before_low)
    return now_rate - before_rate - down, now_rate - before_rate + up


def position(part: float, whole: float, target: float | None, small_sample: int = SMALL_SAMPLE) -> Position:
    """Where the Wilson interval lies relative to the target: wholly on one side, or containing it."""
    if is_missing(part) or is_missing(whole) or whole <= 0 or target is None or is_missing(target):
        return Position.NONE
    if is_small(whole, small_sample):
        return Position.SMALL
    low, high = wilson(part, whole)
    if high < target:
        return Position.BELOW
    return Position.ABOVE if low > target else Position.CONTAINS


def compare_rates(
    now: tuple[float, float],
    before: tuple[float, float],
    *,
    spread: float = math.nan,
    points: float = math.inf,
    small_sample: int = SMALL_SAMPLE,
) -> Difference:
    """Do two rates (numerator, denominator) differ beyond chance? Newcombe's interval, or Fisher's test.

    Rates vary from week to week more than the number of cases explains: where the spread of the series is
    known, both samples are reduced accordingly (design effect). A small denominator never signals.

    Args:
        now: The rate of this window.
        before: The rate of the window compared with.
        spread: Standard deviation over time of the rate of such a window; NaN when unknown.
        points: Number of periods the spread is computed from.
        small_sample: Denominators below are 样本少.
    """
    if any(is_missing(value) for value in (*now, *before)):
        return Difference()
    if is_small(now[1], small_sample) or is_small(before[1], small_sample):
        return Difference()
    pooled = (now[0] + before[0]) / (now[1] + before[1])
    phi, least = 1.0, min(now[1], before[1]) * min(pooled, 1 - pooled)
    if least > 0 and not is_missing(spread):
        phi = max(1.0, 2 * spread**2 / (pooled * (1 - pooled) * (1 / now[1] + 1 / before[1])))
    z = deviations(points=points if phi > 1 else math.inf)
    ends = newcombe((now[0] / phi, now[1] / phi), (before[0] / phi, before[1] / phi), z)
    if phi == 1.0 and least < LEAST_EXPECTED:
        return Difference(_fisher_side(now, before))
    return Difference(int(ends[0] > 0) - int(ends[1] < 0), math.nan, *ends)


def _fisher_side(now: tuple[float, float], before: tuple[float, float]) -> int:
    """The side on which Fisher's exact test finds a difference; fractional numerators are rounded."""
    part, whole, then, all_then = (round(value) for value in (*now, *before))
    table, tail = (whole + all_then, part + then, whole), CHANCE / OF_A_PAGE / 2
    return int(hypergeom.sf(part - 1, *table) <= tail) - int(hypergeom.cdf(part, *table) <= tail)


def compare_counts(
    now: float,
    before: float,
    *,
    exposure: tuple[float, float] = (1.0, 1.0),
    sigma: float = math.nan,
    periods: float = 1.0,
    points: float = math.inf,
    family: int = OF_A_PAGE,
) -> Difference:
    """Do two counts differ beyond chance, given their exposures?

    The variance is that of Poisson counts of one rate, or that of the periods where larger; small counts are
    tested by the binomial test of Przyborowski and Wilenski (1940).

    Args:
        now: The count of this window.
        before: The count of the window it is compared with.
        exposure: Days × households of each: 31 days against 28, or one household more.
        sigma: Standard deviation of one period (``Limits.sigma``); NaN when unknown.
        periods: How many such periods this window holds.
        points: Number of periods sigma is computed from.
        family: How many comparisons are judged at once.
    """
    if is_missing(now) or is_missing(before) or min(exposure) <= 0:
        return Difference()
    ratio = exposure[0] / exposure[1]
    poisson = (now + before) * ratio  # of now − ratio × before, of counts of one rate
    known = 0.0 if is_missing(sigma) else periods * sigma**2 * (1 + ratio)
    z, change = deviations(family, points if known > poisson else math.inf), now - ratio * before
    reach = z * math.sqrt(max(poisson, known))
    if known <= poisson and min(ratio, 1.0) * (now + before) / (1 + ratio) < LEAST_EXPECTED:
        reach = max(_exact_reach(now + before, ratio, family))
    return Difference(int(change > reach) - int(-change > reach), reach)


def _exact_reach(total: float, ratio: float, family: int) -> tuple[float, float]:
    """How far apart, upwards and downwards, chance can put two counts of this total."""
    of, tail = (round(total), ratio / (1 + ratio)), CHANCE / family / 2
    most, least = float(binom.isf(tail, *of)), float(binom.ppf(tail, *of))
    return most - ratio * (total - most), ratio * (total - least) - least


def compare_stocks(entered: float, left: float) -> Difference:
    """Did a stock (open, overdue) change beyond chance: 140 after 100 is 60 in against 20 out."""
    return compare_counts(entered, left)


def sign_of_worth(measure: Measure, side: int) -> int:
    """+1 when a signal on that side is an improvement, −1 when it is a deterioration, 0 when neither.

    A neutral measure whose rise is watched (诉求量) deteriorates upwards and never improves: fewer reports
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
