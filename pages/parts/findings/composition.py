"""The parts of a total without an earlier window to compare with: the largest part and its share."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.extremes import Extreme, largest
from pages.parts.findings.reading import Reading, fit, named_rows, nothing, word
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, is_small, share

#: Number of the largest parts that the reading adds up.
_LARGEST = 3


def composition_reading(
    frame: pd.DataFrame,
    by: str,
    noun: str,
    *,
    value: str = "request_count",
    unit: str = "件",
    small_sample: int = SMALL_SAMPLE,
) -> Reading:
    """Title and reading of the parts of one window.

    Args:
        frame: ``by`` and ``value``, one row per part; 未填写 and 未匹配 count in the total and are not named.
        by: Column of the parts.
        noun: What the parts are, as a message key: 社区, 类别, 渠道.
        value: Column of the counts.
        unit: Unit of the counts, a message key.
        small_sample: Smaller totals are not judged.
    """
    neutral = _("各{noun}的构成").format(noun=word(noun))
    total = float(frame[value].sum()) if not frame.empty else 0.0
    named = frame[named_rows(frame, by)] if total else frame
    if not total or named.empty:
        return nothing(neutral)
    most = largest(named.groupby(named[by].astype(str), sort=False)[value].sum())
    values = {"who": most.who(_("最多")), "n": most.each(count(most.value, unit))}
    alone = _("{who}，{n}") if most.among > 1 else _("{who} {n}")
    if is_small(total, small_sample):
        told = _("合计只有 {n}，**样本少不作判断**").format(n=count(total, unit))
        return Reading(alone.format(**values), _("{text}。").format(text=told))
    shared = share_clause(most, values, share(most.value, total))
    title = fit(shared, alone.format(**values)) if most.among > 1 else alone.format(**values)
    order = named.sort_values([value, by], ascending=[False, True])
    return Reading(
        title, _("{text}。").format(text=_composition_clause(order, by, value, total, unit)), is_finding=True
    )


def share_clause(most: Extreme, values: dict[str, str], part: str) -> str:
    """The largest part, its count and its share of the total: ``占 40.0%``, for several ``各占 20.0%``."""
    form = _("{who}，{n}，占 {share}") if len(most.names) == 1 else _("{who}，{n}，各占 {share}")
    return form.format(**values, share=part)


def _composition_clause(order: pd.DataFrame, by: str, value: str, total: float, unit: str) -> str:
    added = float(order[value].head(_LARGEST).sum())
    head = (
        _("前 {n} 项合计占 {share}").format(n=_LARGEST, share=share(added, total))
        if len(order) > _LARGEST
        else ""
    )
    unnamed = total - float(order[value].sum())
    left = _("另有 {n}未写明").format(n=count(unnamed, unit)) if unnamed else ""
    return sentences(head, _("**没有可比的时段，不能说增减**"), left)
