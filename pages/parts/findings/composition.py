"""What a total is made of, when there is nothing to compare it with: the largest part and its share."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, named_rows, nothing, short, word
from pages.parts.numbers import SMALL_SAMPLE, count, is_small, share
from pages.parts.wording import _, sentences

#: So many of the largest parts are added up in the reading.
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
        frame: ``by`` and ``value``, a row a part; 未填写 and 未匹配 count in the total and are not named.
        by: Column of the parts.
        noun: What the parts are, as a message key: 社区, 类别, 渠道.
        value: Column of the counts.
        unit: Unit of the counts, a message key.
        small_sample: Below so many nothing is judged.
    """
    neutral = _("各{noun}的构成").format(noun=word(noun))
    total = float(frame[value].sum()) if not frame.empty else 0.0
    named = frame[named_rows(frame, by)] if total else frame
    if not total or named.empty:
        return nothing(neutral)
    order = named.sort_values([value, by], ascending=[False, True])
    values = {"name": short(order[by].iloc[0]), "n": count(order[value].iloc[0], unit)}
    values["share"] = share(order[value].iloc[0], total)
    if is_small(total, small_sample):
        told = _("合计只有 {n}，**样本少不作判断**").format(n=count(total, unit))
        return Reading(_("{name}最多，{n}").format(**values), _("{text}。").format(text=told))
    title = fit(_("{name}最多，{n}，占 {share}").format(**values), _("{name}最多，{n}").format(**values))
    return Reading(title, _("{text}。").format(text=_told(order, by, value, total, unit)), is_finding=True)


def _told(order: pd.DataFrame, by: str, value: str, total: float, unit: str) -> str:
    largest = float(order[value].head(_LARGEST).sum())
    head = _("前 {n} 项合计占 {share}，**没有对比期，不能说增减**").format(
        n=min(_LARGEST, len(order)), share=share(largest, total)
    )
    unnamed = total - float(order[value].sum())
    return sentences(head, _("另有 {n}未写明").format(n=count(unnamed, unit)) if unnamed else "")
