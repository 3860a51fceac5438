"""The readings of ratings: how many are satisfied or not, and how much 基本满意 raises the rate."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.reading import Reading, fit, nothing
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, is_small, plain, rate, share

SATISFIED = ("非常满意", "满意")
MOSTLY = "基本满意"
DISSATISFIED = ("不满意", "非常不满意")
#: The scale in the order of the chart, best first; anything else (未填写) is no rating.
SCALE = (*SATISFIED, MOSTLY, "一般", *DISSATISFIED)
#: From this share on, the reading mentions 基本满意.
_CARRIES = 0.15


def ratings_reading(
    frame: pd.DataFrame, weight: float, *, value: str = "response_count", small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of the distribution: ``rating`` and a count, one row per rating.

    Args:
        frame: The distribution; several rows per rating (one per channel) are summed.
        weight: Weight of 基本满意 in the satisfaction rate, a setting.
        value: Column of the counts.
        small_sample: Fewer ratings are not judged.
    """
    neutral = _("评价分布")
    if frame.empty:
        return nothing(neutral)
    by_rating = frame.groupby(frame["rating"].astype(str))[value].sum()
    rated = {step: float(by_rating.get(step, 0)) for step in SCALE}
    total = sum(rated.values())
    if not total:
        return nothing(neutral)
    bad = sum(rated[step] for step in DISSATISFIED)
    good = sum(rated[step] for step in SATISFIED)
    values = {"good": share(good, total), "bad": count(bad, "份")}
    title = fit(_("满意及以上 {good}，不满意 {bad}").format(**values), _("不满意 {bad}").format(**values))
    if is_small(total, small_sample):
        told = _("评价只有 {n}，**样本少不作判断**").format(n=count(total, "份"))
        return Reading(title, _("{text}。").format(text=told))
    unrated = float(by_rating.sum()) - total
    left = _("另有 {n}未评价，不在分母").format(n=count(unrated, "份")) if unrated else ""
    told = _mostly(rated[MOSTLY] / total, weight)
    return Reading(title, _("{text}。").format(text=sentences(told, left)), is_finding=True)


def _mostly(part: float, weight: float) -> str:
    said = {"share": rate(part), "weight": plain(weight, 0 if float(weight).is_integer() else 1)}
    if part >= _CARRIES:
        said["effect"] = f"{100 * part * weight:.1f}"
        return _("基本满意占 {share}，权重取 {weight}，**满意率有 {effect} 个百分点由它而来**").format(**said)
    return _("基本满意只占 {share}（权重 {weight}），**权重取法影响不大**").format(**said)
