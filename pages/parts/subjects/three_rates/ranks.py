"""Places of composites: a rank only as far as the intervals part, all of them looked at together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from scipy.stats import norm

from pages.parts.findings.comparison import CHANCE, wilson
from pages.parts.findings.reading import is_named
from pages.parts.words.numbers import is_missing, is_small


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit among those that are ranked.

    Attributes:
        name: The unit as the ledger writes it.
        rate: Its composite, 0 to 1.
        low: Lower end of its interval; all intervals of the family hold together with 95 %.
        high: Upper end.
        above: Names of the units whose interval lies wholly above its own.
        below: Names of those whose interval lies wholly below.
        first: The best rank it can have: behind all of ``above``.
        last: The worst rank it can have: before all of ``below``.
    """

    name: str
    rate: float
    low: float
    high: float
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    first: int = 1
    last: int = 1

    @property
    def has_rank(self) -> bool:
        """Whether its rank is one number."""
        return self.first == self.last


def ranked_standings(frame: pd.DataFrame, by: str, small_sample: int) -> list[Standing]:
    """The named units with enough answers, best first, each with the ranks it can have.

    Bonferroni: of k units each interval is one of 1 - 0.05 / k, so that all of them hold together with 95 %.

    Args:
        frame: ``composite_rate``, ``effective_count`` and ``assessed_count``, one row a unit.
        by: Column of its name.
        small_sample: Units with fewer answers are not ranked.
    """
    judged = [
        (str(name), float(rate), float(count))
        for name, rate, count, whole in zip(
            *(frame[column] for column in (by, "composite_rate", "effective_count", "assessed_count")),
            strict=True,
        )
        if is_named(name) and not is_missing(rate) and not is_small(whole, small_sample)
    ]
    spread = float(norm.isf(CHANCE / 2 / len(judged))) if judged else 0.0
    found = [
        Standing(name, rate, *wilson(rate * count, count, spread))
        for name, rate, count in sorted(judged, key=lambda each: (-each[1], each[0]))
    ]
    return [_with_ranks(each, found) for each in found]


def _with_ranks(one: Standing, family: Sequence[Standing]) -> Standing:
    above = tuple(each.name for each in family if each.low > one.high)
    below = tuple(each.name for each in family if each.high < one.low)
    first, last = 1 + len(above), len(family) - len(below)
    return Standing(one.name, one.rate, one.low, one.high, above, below, first, last)
