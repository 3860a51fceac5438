"""What two measures of each place show: who stands out, and whether the two go together."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pages.parts.findings.reading import Reading, fit, nothing, some, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, plain
from queries.measure import Measure


def pair_reading(
    frame: pd.DataFrame, measures: tuple[Measure, Measure], noun: str, sides: Mapping[str, int], *, few: int
) -> Reading:
    """Title and reading of two measures of each place: who stands out, and whether they go together.

    Args:
        frame: ``name``, ``x``, ``y``, one row per place with enough cases.
        measures: The measures of x and y.
        noun: What the places are, a message key.
        sides: Places whose y differs beyond chance, +1 and −1.
        few: How many further places have too few cases.
    """
    said = {"x": word(measures[0].label), "y": word(measures[1].label), "noun": word(noun), "n": len(frame)}
    neutral = _("各{noun}的{x}与{y}").format(**said)
    if frame.empty and few:
        return Reading(neutral, _("没有一个分母够大，**样本少不作判断**。"))
    if frame.empty:
        return nothing(neutral)
    worse, better = (
        [name for name, side in sides.items() if side * (measures[1].polarity or 1) == way] for way in (-1, 1)
    )
    title = neutral
    if sides:
        is_low = (measures[1].polarity >= 0) == bool(worse)
        form = _("{names}{y}低于其余") if is_low else _("{names}{y}高于其余")
        title = fit(form.format(names=some(worse or better), **said), neutral)
    head = _("{n} 个{noun}一起校正，{found}").format(
        **said, found=_("{m} 个{y}与其余不同").format(m=len(sides), y=said["y"]) if sides
        else _("{y}的高低还不能排除偶然").format(y=said["y"]),
    )  # fmt: skip
    others = _("其余 {n} 个{noun}") if sides else _("{n} 个{noun}")
    rest = frame[~frame["name"].isin(sides)]
    together = _together(rest, others.format(n=len(rest), noun=said["noun"]))
    cause = _("不能由此说哪一项是另一项的原因")
    return Reading(title, _("{text}。").format(text=sentences(head, together, cause)), is_finding=bool(sides))


def _together(rest: pd.DataFrame, others: str) -> str:
    """Whether the two measures of the other places go together, by rank."""
    known = rest[rest["x"].notna() & rest["y"].notna()]
    if len(known) < SMALL_SAMPLE // 3:
        return _("{n} 个够样本的太少，**不看两项的关系**").format(n=len(known))
    ranks = known[["x", "y"]].rank().to_numpy()
    spread = ranks.std(axis=0)
    if not spread.all():
        return _("**两项之间未见明显关系**")
    found = float(np.corrcoef(ranks.T)[0, 1])
    reach = 1.96 / (len(known) - 1) ** 0.5
    size = plain(found, 2)
    if abs(found) < reach:
        form = _("**{others}两项之间未见明显关系**（秩相关 {r}）")
    else:
        form = (
            _("**{others}两项同高同低**（秩相关 {r}）")
            if found > 0
            else _("**{others}一高一低**（秩相关 {r}）")
        )
    return form.format(others=others, r=size)
