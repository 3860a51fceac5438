"""Fewer than five persons are not told apart: the one place that decides it, and what stands instead.

It holds for what is private of a person: help received, and scores given to a person. How many hold a
post (骨干, 在职党员 in service) is told in full, on every page and in every list: a post is public, and
an office that looks for gaps must see that a community has two.

Tables, files, labels, hover texts and cards get what ``mask_small_numbers`` returns, never the answer
itself. There is no sign-in yet, so no caller passes ``sees_few``; with a sign-in, a caller can pass it for
the leaders of the sub-district.

A number that is hidden must not come back by subtraction. The parts of one whole hide enough of each
other that their sum leaves more than one possibility (``is_pinned``), also for a reader who knows this
rule: further parts are hidden in the order of the frame, which must tell nothing of their numbers (the
order of their names), not by their size. Between windows and scopes nothing is guarded here: whoever shows
such numbers shows those of one fixed division of time and places, masked before a reader chooses among
them (``findings.assistance``). Two editions of a growing year, kept by somebody, are not guarded.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.words.language import _, mark

#: What stands for a number of persons below it.
FEW = f"<{LEAST_TOLD}"
#: What stands for a number kept back: one below five could be had from it by subtraction, or it counts
#: acts that reached fewer than five.
KEPT_BACK = mark("不单列")
#: A sum of hidden numbers lies further than this from the least and the greatest they can add up to: at the
#: very end of that span the rule itself would tell them.
_SLACK = 1


def is_few(persons: float, *, sees_few: bool = False) -> bool:
    """Whether so many persons are too few to be told.

    Args:
        persons: How many different persons or households a number is made of.
        sees_few: Whether the reader may see every number.
    """
    return not sees_few and 0 < persons < LEAST_TOLD


def is_pinned(few: int, kept_back: int, total: float) -> bool:
    """Whether the sum of hidden numbers gives one of them away.

    Args:
        few: How many of them are shown as below five: each is one to four.
        kept_back: How many are kept back: each is five or more.
        total: Their sum, which a reader has by subtraction.
    """
    if few + kept_back < 2:
        return few + kept_back == 1
    if total <= few + LEAST_TOLD * kept_back + _SLACK:
        return True
    return not kept_back and (total < LEAST_TOLD or total >= (LEAST_TOLD - 1) * few - _SLACK)


def mask_small_numbers(
    frame: pd.DataFrame, *, value: str, persons: str, within: Sequence[str] = (), sees_few: bool = False
) -> pd.DataFrame:
    """The frame with ``value`` as text, small numbers replaced, and ``persons`` left out.

    Args:
        frame: One row a group of persons, counts whole, in an order that tells nothing of them.
        value: Column of the number to be shown.
        persons: Column of how many persons that number is made of.
        within: Columns whose equal rows add up to a whole that is shown elsewhere, as ``wholes`` has it.
        sees_few: Whether the reader may see every number.
    """
    few = pd.Series([is_few(number, sees_few=sees_few) for number in frame[persons]], index=frame.index)
    texts = frame[value].map(lambda number: f"{number:.0f}").astype("object")
    texts[few] = [FEW if number < LEAST_TOLD else _(KEPT_BACK) for number in frame.loc[few, value]]
    for _key, part in frame.groupby(list(within), sort=False) if within and len(frame) else ():
        texts[_hidden_too(texts[part.index], part[value])[0]] = _(KEPT_BACK)
    shown = frame.assign(**{value: texts})
    return shown if value == persons else shown.drop(columns=persons)


def wholes(frame: pd.DataFrame, *, value: str, persons: str, within: Sequence[str]) -> pd.DataFrame:
    """The wholes of ``mask_small_numbers``: one row a group of equal ``within``, ``value`` as text.

    A whole is kept back where its parts cannot hide each other.
    """
    if frame.empty:
        return frame[[*within, value]]
    alone = mask_small_numbers(frame, value=value, persons=persons)
    rows = []
    for key, part in frame.groupby(list(within), sort=False):
        texts = alone.loc[part.index, value]
        _further, is_told = _hidden_too(texts, part[value])
        # never <5: that it is below five tells of parts that are at least one each
        whole = f"{part[value].sum():.0f}" if is_told else _(KEPT_BACK)
        # one part alone is the whole, and is shown as the part is
        rows.append((*key, texts.iloc[0] if len(part) == 1 else whole))
    return pd.DataFrame(rows, columns=[*within, value])


def _hidden_too(texts: pd.Series, numbers: pd.Series) -> tuple[list[object], bool]:
    """Labels of the further parts to be kept back, and whether their whole may then be told."""
    hidden = {at for at, text in texts.items() if text in (FEW, _(KEPT_BACK))}
    told = [at for at in numbers.index if at not in hidden and numbers[at] > 0]
    few = sum(text == FEW for text in texts)
    further: list[object] = []
    while is_pinned(few, len(hidden) - few, float(numbers[list(hidden)].sum())):
        if not told:
            return further, False
        further.append(told.pop(0))
        hidden.add(further[-1])
    return further, True
