"""How many of the rows of a page may be chance: one family of tests, a share of it for each group.

A page looks at some hundred series a week; each alone is seldom wrong, all together often. So every row of
需办 that is found among many is held against its group by the procedure of Benjamini and Hochberg (1995) at
the group's share; the shares, and what the cards of the page may spend, add up to ``FALSE_SHARE``. As a row
that is false in its group is false on the page, and the page has no fewer rows than the group, the expected
share of false rows of the page is at most the sum; where nothing has changed at all, any row stands in at
most so many weeks: one in ten.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from pages.parts.words.language import mark

#: Expected share of false rows among all rows of a page that tests found.
FALSE_SHARE = 0.1


class Group(enum.StrEnum):
    """What is looked at side by side, in the words of the table."""

    COMMUNITY = mark("社区")
    CATEGORY = mark("类别")
    COMMUNITY_CATEGORY = mark("社区 × 类别")
    BUSY_CELL = mark("小区 × 类别（平常较多的格）")
    QUIET_CELL = mark("小区 × 类别（平常较少的格）")
    TARGET = mark("社区与目标")
    UNIT = mark("承办单位与目标")


#: What the six cards may spend: the row of a card says what its tag says, and is not corrected.
CARDS_SHARE = 0.02
#: What each group may spend. Communities and categories are what a leader asks after first: half is theirs.
#: Of the busy cells something can be seen within weeks; quiet ones are hundreds of which hardly one can show,
#: so they have half as much. A target is missed for long or not at all: that is waited for.
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
    """Something that may become a row.

    Attributes:
        row: The thing itself.
        group: What it is looked at beside.
        chance: Probability of evidence as strong, were nothing changed; 1 where there is none.
    """

    row: _Row
    group: Group
    chance: float


def passing(chances: ArrayLike, false_share: float) -> np.ndarray:
    """Which of the chances stay signals when so many were looked at (Benjamini and Hochberg 1995).

    Args:
        chances: The probability of each, those included of which nothing was found; NaN is none of them.
        false_share: Expected share of false ones among those that pass.
    """
    looked = np.asarray(chances, dtype=float)
    order = np.sort(looked[~np.isnan(looked)])
    held = order[order <= false_share * np.arange(1, len(order) + 1) / max(len(order), 1)]
    return looked <= held[-1] if len(held) else np.zeros(len(looked), dtype=bool)


def passing_candidates(
    candidates: Iterable[Candidate[_Row]], shares: Mapping[Group, float] = SHARES
) -> list[Candidate[_Row]]:
    """Those that stay, each held against the others of its group; in the order they came in."""
    looked: Sequence[Candidate[_Row]] = list(candidates)
    chances, groups = np.array([each.chance for each in looked]), [each.group for each in looked]
    stays = np.zeros(len(looked), dtype=bool)
    for group in dict.fromkeys(groups):
        places = [at for at, each in enumerate(groups) if each is group]
        stays[places] = passing(chances[places], shares[group])
    return [each for each, stay in zip(looked, stays, strict=True) if stay]
