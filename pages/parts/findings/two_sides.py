"""Two sides of a comparison: how far apart they are, and how likely chance alone puts them as far apart.

Counts are compared per exposure by the exact conditional test of two Poisson rates (Przyborowski and
Wilenski 1940) and its Clopper–Pearson interval, rates by Newcombe's interval, times by the log-rank test and
an interval of the difference of medians made like Newcombe's from those of both (Zou and Donner 2008). Cases
that come in bursts tell less than as many that come one by one: both samples are reduced by the dispersion of
their weeks. All measures of the page are one family.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import beta, norm

from pages.parts.findings.against_rest import exact_chances
from pages.parts.findings.comparison import CHANCE, LEAST_EXPECTED, newcombe
from pages.parts.findings.false_discovery import passing
from pages.parts.findings.survival import Curve, log_rank
from pages.parts.words.language import mark
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, is_small

#: Fewer weeks of both sides together do not tell how much a side varies.
LEAST_WEEKS = 12
_HOURS = 24


class Word(enum.StrEnum):
    """What can be said of a difference: the tags of the page 对比."""

    DIFFERENT = mark("有差别")
    CHANCE = mark("还不能排除偶然")
    SMALL = mark("样本少")


class Scale(enum.Enum):
    """In what the two sides are compared."""

    RATIO = "ratio"  # A / B of counts per exposure; 1 is alike
    POINTS = "points"  # A − B of rates of 0 to 1; 0 is alike
    DAYS = "days"  # A − B of medians in days; 0 is alike

    @property
    def alike(self) -> float:
        """The value where both sides are alike."""
        return 1.0 if self is Scale.RATIO else 0.0


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart two sides are.

    Attributes:
        scale: In what.
        estimate: A / B or A − B; NaN where it cannot be computed.
        low: Lower end of its 95 % interval; NaN without one.
        high: Upper end; infinite where B has nothing.
        chance: Probability of a difference as large if both were alike; NaN where it is not tested.
    """

    scale: Scale
    estimate: float = math.nan
    low: float = math.nan
    high: float = math.nan
    chance: float = math.nan

    @property
    def excludes_alike(self) -> bool:
        """Whether the interval lies wholly on one side of alike."""
        return self.low > self.scale.alike or self.high < self.scale.alike


def ratio_of_counts(
    one: float, other: float, exposure: tuple[float, float], *, dispersion: float = 1.0
) -> Gap:
    """The ratio of two counts per exposure.

    Args:
        one: Count of A.
        other: Count of B.
        exposure: Days × households of each, both positive.
        dispersion: By how much the counts of weeks vary more than those of single events: 1 or more.
    """
    if one + other < LEAST_EXPECTED or min(exposure) <= 0:
        return Gap(Scale.RATIO)
    part, total = one / dispersion, (one + other) / dispersion
    rest, alike = total - part, exposure[0] / sum(exposure)
    least = float(beta.cdf(alike, part, rest + 1)) if part else 1.0  # chance of as many or more
    most = float(beta.sf(alike, part + 1, rest)) if rest else 1.0  # of as many or fewer
    low = float(beta.ppf(CHANCE / 2, part, rest + 1)) if part else 0.0
    high = float(beta.isf(CHANCE / 2, part + 1, rest)) if rest else 1.0
    per = exposure[1] / exposure[0]
    return Gap(
        Scale.RATIO, _odds(part / total) * per, _odds(low) * per, _odds(high) * per,
        min(1.0, 2 * min(least, most)),
    )  # fmt: skip


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def difference_of_rates(
    one: tuple[float, float],
    other: tuple[float, float],
    *,
    dispersion: float = 1.0,
    small_sample: int = SMALL_SAMPLE,
) -> Gap:
    """The difference of two rates, each as numerator and denominator; none where either has few cases."""
    if any(map(is_missing, (*one, *other))) or any(is_small(side[1], small_sample) for side in (one, other)):
        return Gap(Scale.POINTS)
    reduced, beside = ((part / dispersion, whole / dispersion) for part, whole in (one, other))
    low, high = newcombe(reduced, beside)
    gap = one[0] / one[1] - other[0] / other[1]
    return Gap(Scale.POINTS, gap, low, high, _chance_of_rates(one, other, dispersion))


def _chance_of_rates(one: tuple[float, float], other: tuple[float, float], dispersion: float) -> float:
    """Fisher's exact test where few cases are expected on either side of a rate, else the score test."""
    whole, pooled = one[1] + other[1], (one[0] + other[0]) / (one[1] + other[1])
    least = min(one[1], other[1]) * min(pooled, 1 - pooled)
    if least <= 0:
        return 1.0
    if dispersion == 1.0 and least < LEAST_EXPECTED:
        part, all_parts = round(one[0]), round(one[0] + other[0])
        return float(exact_chances(part, round(one[1]), all_parts, round(whole)))
    spread = math.sqrt(dispersion * pooled * (1 - pooled) * (1 / one[1] + 1 / other[1]))
    return float(2 * norm.sf(abs(one[0] / one[1] - other[0] / other[1]) / spread))


def difference_of_medians(one: Curve, other: Curve, *, small_sample: int = SMALL_SAMPLE) -> Gap:
    """The difference of the median closing times, in days; none where either has few cases or no median."""
    if any(is_small(side.total, small_sample) or is_missing(side.median) for side in (one, other)):
        return Gap(Scale.DAYS)
    gap = one.median - other.median
    down = math.hypot(one.median - one.median_low, other.median_high - other.median)
    up = math.hypot(one.median_high - one.median, other.median - other.median_low)
    chance = float(2 * norm.sf(abs(log_rank(one.counts, other.counts))))
    ends = (math.nan, math.nan) if is_missing(down) or is_missing(up) else (gap - down, gap + up)
    return Gap(Scale.DAYS, gap / _HOURS, ends[0] / _HOURS, ends[1] / _HOURS, chance)


def dispersion_of_counts(sides: Sequence[tuple[ArrayLike, ArrayLike]]) -> float:
    """By how much the counts of weeks vary more than chance alone, at least 1: Pearson's statistic.

    Args:
        sides: Of each side the counts of its weeks, and the exposures of these weeks.
    """
    squares, free = 0.0, 0
    for counts, exposures in sides:
        found, size = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
        is_open = size > 0
        if not found[is_open].sum():
            continue
        expected = found[is_open].sum() * size[is_open] / size[is_open].sum()
        squares += float(((found[is_open] - expected) ** 2 / expected).sum())
        free += int(is_open.sum()) - 1
    return max(1.0, squares / free) if free >= LEAST_WEEKS else 1.0


def dispersion_of_rates(sides: Sequence[tuple[ArrayLike, ArrayLike]]) -> float:
    """By how much the rates of weeks vary more than chance alone, at least 1.

    Args:
        sides: Of each side the numerators and the denominators of its weeks.
    """
    squares, free = 0.0, 0
    for parts, wholes in sides:
        part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
        part, whole = part[whole > 0], whole[whole > 0]
        rate = part.sum() / whole.sum() if whole.sum() else 0.0
        if 0 < rate < 1:
            squares += float(((part - rate * whole) ** 2 / (rate * (1 - rate) * whole)).sum())
            free += len(part) - 1
    return max(1.0, squares / free) if free >= LEAST_WEEKS else 1.0


def words(gaps: Sequence[Gap]) -> list[Word]:
    """What can be said of each difference of one family; 有差别 only after correction for all of them.

    The interval of a difference must exclude alike too, so that no word contradicts what is drawn.
    """
    stays = passing([gap.chance for gap in gaps], CHANCE)
    return [
        Word.SMALL if is_missing(gap.low) or is_missing(gap.chance)
        else Word.DIFFERENT if stay and gap.excludes_alike
        else Word.CHANCE
        for gap, stay in zip(gaps, stays, strict=True)
    ]  # fmt: skip
