"""Fewer than five persons are not told apart: the one place that decides it, and what stands instead.

It holds for what is private of a person: help received, and scores given to a person. How many hold a
post (骨干, 在职党员 in service) is told in full, on every page and in every list: a post is public, and
an office that looks for gaps must see that a community has two.

A table, a file, a label, a hover text and a card are given what ``masked`` returns, never the answer
itself. There is no sign-in yet, so that nobody passes ``sees_few``; a later one can, for the leaders
of the sub-district.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.wording import _, mark

#: What stands for a number of persons below it.
FEW = f"<{LEAST_TOLD}"
#: What stands for a number kept back: one below five could be had from it by subtraction, or it counts
#: acts that reached fewer than five.
KEPT_BACK = mark("不单列")


def is_few(persons: float, *, sees_few: bool = False) -> bool:
    """Whether so many persons are too few to be told.

    Args:
        persons: How many different persons or households a number is made of.
        sees_few: Whether the reader may see every number.
    """
    return not sees_few and 0 < persons < LEAST_TOLD


def masked(
    frame: pd.DataFrame, *, value: str, persons: str, within: Sequence[str] = (), sees_few: bool = False
) -> pd.DataFrame:
    """The frame with ``value`` as text, small numbers replaced, and ``persons`` left out.

    Where the parts of one whole are shown beside it and only one of them is too few, the smallest of
    the others is kept back as well: their difference would tell the number.

    Args:
        frame: One row a group of persons, counts whole.
        value: Column of the number to be shown.
        persons: Column of how many persons that number is made of.
        within: Columns whose equal rows add up to a whole that is shown elsewhere.
        sees_few: Whether the reader may see every number.
    """
    few = pd.Series([is_few(number, sees_few=sees_few) for number in frame[persons]], index=frame.index)
    texts = frame[value].map(lambda number: f"{number:.0f}").astype("object")
    texts[few] = [FEW if number < LEAST_TOLD else _(KEPT_BACK) for number in frame.loc[few, value]]
    for _key, part in frame.groupby(list(within), sort=False) if within and len(frame) else ():
        told = part.loc[~few[part.index] & (part[persons] > 0), persons]
        if few[part.index].sum() == 1 and len(told):
            texts[told.idxmin()] = _(KEPT_BACK)
    shown = frame.assign(**{value: texts})
    return shown if value == persons else shown.drop(columns=persons)
