"""How many rows of a page may be chance: one family of tests per group, each with its share.

A page tests some hundred series per week; one test is seldom wrong, but among all of them some often are.
So every row of 需办 that is found among many is tested within its group by the procedure of Benjamini and
Hochberg (1995) at the group's share; the shares of the groups and of the cards add up to ``FALSE_SHARE``. A
row that is false in its group is false on the page, and the page has at least as many rows as the group, so
the expected share of false rows of the page is at most the sum. Where nothing has changed at all, the page
has a row in at most that share of weeks: one in ten.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from pages.parts.words.language import mark

#: Expected share of false rows among all rows of a page that tests have found.
FALSE_SHARE = 0.1


class Group(enum.StrEnum):
    """Series that are tested together, named as in the table."""

    COMMUNITY = mark("社区")
    CATEGORY = mark("类别")
    COMMUNITY_CATEGORY = mark("社区 × 类别")
    BUSY_CELL = mark("小区 × 类别（平常较多的格）")
    QUIET_CELL = mark("小区 × 类别（平常较少的格）")
    TARGET = mark("社区与目标")
    UNIT = mark("承办单位与目标")


#: Share of the six cards: the row of a card repeats its tag and is not corrected.
CARDS_SHARE = 0.02
#: Share of each group. Leaders ask about communities and categories first: these get half. Busy cells can
#: show a change within weeks; the hundreds of quiet cells hardly ever can, so they get half as much. A target
#: is missed for long or not at all, so its test can wait.
SHARES: Mapping[Group, float] = {
    Group.COMMUNITY: 0.02,
    Group.CATEGORY: 0.02,
    Group.COMMUNITY_CATEGORY: 0.008,
    Group.BUSY_CELL: 0.012,
    Group.QUIET_CELL: 0.006,
    Group.TARGET: 0.008,
    Group.UNIT: 0.006,
}

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[_Row]):
    """A possible row.

    Attributes:
        row: The item itself.
        group: The group it is tested in.
        chance: Probability of evidence this strong if nothing has changed; 1 without evidence.
    """

    row: _Row
    group: Group
    chance: float


def passing(chances: ArrayLike, false_share: float) -> np.ndarray:
    """Which of the chances remain signals among so many tests (Benjamini and Hochberg 1995).

    Args:
        chances: The probability of each, including those without a finding; NaN is not counted as a test.
        false_share: Expected share of false ones among those that pass.
    """
    looked = np.asarray(chances, dtype=float)
    order = np.sort(looked[~np.isnan(looked)])
    held = order[order <= false_share * np.arange(1, len(order) + 1) / max(len(order), 1)]
    return looked <= held[-1] if len(held) else np.zeros(len(looked), dtype=bool)


def passing_candidates(
    candidates: Iterable[Candidate[_Row]], shares: Mapping[Group, float] = SHARES
) -> list[Candidate[_Row]]:
    """The candidates that pass, each tested within its group; in input order."""
    looked: Sequence[Candidate[_Row]] = list(candidates)
    chances, groups = np.array([each.chance for each in looked]), [each.group for each in looked]
    stays = np.zeros(len(looked), dtype=bool)
    for group in dict.fromkeys(groups):
        places = [at for at, each in enumerate(groups) if each is group]
        stays[places] = passing(chances[places], shares[group])
    return [each for each, stay in zip(looked, stays, strict=True) if stay]
