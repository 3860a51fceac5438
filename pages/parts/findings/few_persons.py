"""Fewer than five persons are not shown as a number: the only module that decides it and what replaces it.

The rule covers private matters of a person: help received, and scores given to a person. The number of
holders of a post (骨干, 在职党员 in service) is shown in full, on every page and in every list: a post is
public, and an office that looks for gaps must see that a community has two.

Tables, files, labels, hover texts and cards get what ``mask_small_numbers`` returns, never the answer
itself. There is no sign-in yet, so no caller passes ``sees_few``; with a sign-in, a caller can pass it for
the leaders of the sub-district.

A hidden number must not be computable by subtraction. Enough parts of a whole are hidden that their sum
leaves more than one possibility (``is_pinned``), also for a reader who knows this rule: further parts are
hidden in the order of the frame, not by size; that order must reveal nothing of their numbers (it is the
order of their names). Differences between windows and scopes are not guarded here: callers show such numbers
for one fixed division of time and places, masked before the user filters them (``findings.assistance``).
Two editions of a growing year that somebody has kept are not guarded.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.words.language import _, mark

#: Replaces a number of persons below ``LEAST_TOLD``.
FEW = f"<{LEAST_TOLD}"
#: Replaces a number that is hidden for another reason: subtraction would reveal a number below five, or it
#: counts acts that reached fewer than five persons.
KEPT_BACK = mark("不单列")
#: The sum of hidden numbers must lie further than this from the least and the greatest possible sum: at the
#: ends of that range the rule itself would reveal them.
_SLACK = 1


def is_few(persons: float, *, sees_few: bool = False) -> bool:
    """Whether this number of persons is too small to be shown.

    Args:
        persons: How many different persons or households a number is made of.
        sees_few: Whether the reader may see every number.
    """
    return not sees_few and 0 < persons < LEAST_TOLD


def is_pinned(few: int, kept_back: int, total: float) -> bool:
    """Whether the sum of hidden numbers reveals one of them.

    Args:
        few: How many of them are shown as below five: each is one to four.
        kept_back: How many are shown as 不单列: each is five or more.
        total: Their sum, which a reader can compute by subtraction.
    """
    if few + kept_back < 2:
        return few + kept_back == 1
    if total <= few + LEAST_TOLD * kept_back + _SLACK:
        return True
    return not kept_back and (total < LEAST_TOLD or total >= (LEAST_TOLD - 1) * few - _SLACK)


def mask_small_numbers(
    frame: pd.DataFrame, *, value: str, persons: str, within: Sequence[str] = (), sees_few: bool = False
) -> pd.DataFrame:
    """The frame with ``value`` as text, small numbers replaced, and without the column ``persons``.

    Args:
        frame: One row per group of persons, counts whole, in an order that reveals nothing of them.
        value: Column of the number to be shown.
        persons: Column of the number of persons that ``value`` is about.
        within: Columns whose equal rows add up to a whole that is shown elsewhere, as ``wholes`` returns it.
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
    """The wholes of ``mask_small_numbers``: one row per group of equal ``within``, ``value`` as text.

    A whole is hidden where its parts cannot hide each other.
    """
    if frame.empty:
        return frame[[*within, value]]
    alone = mask_small_numbers(frame, value=value, persons=persons)
    rows = []
    for key, part in frame.groupby(list(within), sort=False):
        texts = alone.loc[part.index, value]
        _further, is_told = _hidden_too(texts, part[value])
        # never <5: that would reveal that its parts are small, each at least one
        whole = f"{part[value].sum():.0f}" if is_told else _(KEPT_BACK)
        # a single part is the whole, and the whole is shown as the part is
        rows.append((*key, texts.iloc[0] if len(part) == 1 else whole))
    return pd.DataFrame(rows, columns=[*within, value])


def _hidden_too(texts: pd.Series, numbers: pd.Series) -> tuple[list[object], bool]:
    """Labels of the further parts to be hidden, and whether their whole may then be shown."""
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
