"""The readings of mediation: which disputes, how they end, and on which level."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.against_rest import sides_of_rest
from pages.parts.findings.extremes import largest, share_clause, smallest
from pages.parts.findings.reading import Reading, fit, is_named, named_rows, nothing
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import SMALL_SAMPLE, count, fraction, is_small, rate, share

#: Levels on which a dispute counts as settled within the community, the nearest first.
NEAR_LEVELS = ("网格", "社区")
#: Column of the parts -> their name when none is weaker than the others, and the title without a finding.
_WORDS = {
    "dispute_type": (mark("各类"), mark("各类纠纷的调解结果")),
    "compound": (mark("各小区"), mark("各小区的调解结果")),
    "mediator_team": (mark("各调解组织"), mark("各调解组织的调解结果")),
    "venue": (mark("各调解地点"), mark("各调解地点的调解结果")),
}
#: A rate this far below the pooled one is named.
_GAP = 0.05


def with_concluded_count(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with ``concluded_count`` (succeeded + failed), the denominator of 化解率."""
    return frame.assign(concluded_count=frame["succeeded_count"].fillna(0) + frame["failed_count"].fillna(0))


def disputes_reading(
    frame: pd.DataFrame, *, by: str = "dispute_type", small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of outcomes by type, compound, team or venue.

    Columns: ``by``, case_count, succeeded_count, failed_count.
    """
    neutral = _(_WORDS[by][1])
    total = float(frame["case_count"].sum()) if not frame.empty else 0.0
    named = frame[named_rows(frame, by)] if total else frame
    if not total:
        return nothing(neutral)
    if named.empty:
        return Reading(neutral, _("{n}没有写明，**暂不作判断**。").format(n=count(total)))
    most = largest(named.groupby(named[by].astype(str), sort=False)["case_count"].sum())
    n = most.each(count(most.value))
    if most.among == 1:
        title = _("{name} {n}").format(name=most.name, n=n)
    elif is_small(total, small_sample):
        title = _("{who}，{n}").format(who=most.who(_("最多")), n=n)
    else:
        values = {"who": most.who(_("最多")), "n": n}
        title = fit(share_clause(most, values, share(most.value, total)), _("{who}，{n}").format(**values))
    text = _weakest(with_concluded_count(named), by, small_sample)
    return Reading(title, _("{text}。").format(text=text), is_finding=True)


def _weakest(frame: pd.DataFrame, by: str, small_sample: int) -> str:
    judged = frame[frame["concluded_count"] >= small_sample].set_index(by)
    said = {"parts": _(_WORDS[by][0]), "n": small_sample, "judged": len(judged)}
    if judged.empty:
        return (
            _("{parts}已结都不足 {n} 件，**样本少不比较化解率**").format(**said)
            if len(frame) > 1
            else _("已结不足 {n} 件，**样本少不比较化解率**").format(**said)
        )
    if len(judged) == 1:
        return _("已结满 {n} 件的只有{name}，**不比较化解率**").format(**said, name=str(judged.index[0]))
    rates = judged["succeeded_count"].fillna(0).astype(float) / judged["concluded_count"].astype(float)
    pooled = float(frame["succeeded_count"].fillna(0).sum()) / float(frame["concluded_count"].sum())
    said["all"] = rate(pooled)
    if pooled - float(rates.min()) < _GAP:
        return _("已结满 {n} 件的 {judged} 个化解率没有低于总体 {all} 5 个百分点的，**不能据此排名**").format(
            **said
        )
    succeeded, concluded = frame["succeeded_count"].fillna(0), frame["concluded_count"]
    sides = sides_of_rest(succeeded, concluded, judged=concluded >= small_sample)
    is_below = pd.Series(sides < 0, index=frame[by])[judged.index]
    if not is_below.any():
        return _("已结满 {n} 件的 {judged} 个化解率的差别还不能排除偶然，**不能据此排名**").format(**said)
    low = smallest(100 * rates[is_below], 1)
    said |= {"name": low.name, "rate": low.each(rate(low.value / 100))}
    if len(low.names) > 1:
        return _("{name}化解率{rate}，低于总体 {all}，**先看未成功的个案**").format(**said)
    row = judged.loc[low.name]
    said["fraction"] = fraction(row["succeeded_count"], row["concluded_count"])
    return _("{name}化解率 {rate}（{fraction}），低于总体 {all}，**先看它的未成功个案**").format(**said)


def levels_reading(
    frame: pd.DataFrame, *, value: str = "succeeded_count", small_sample: int = SMALL_SAMPLE
) -> Reading:
    """Title and reading of where disputes were settled: resolved_level and a count, one row per level.

    Cases without a recorded level are in neither part, as in 小事不出网格 and 大事不出社区.
    """
    neutral = _("化解层级")
    total = float(frame[value].sum()) if not frame.empty else 0.0
    if not total:
        return nothing(neutral)
    levels = frame.groupby(frame["resolved_level"].astype(str))[value].sum()
    known = {level: float(n) for level, n in levels.items() if is_named(level)}
    near = sum(known.get(level, 0.0) for level in NEAR_LEVELS)
    beyond, unknown = sum(known.values()) - near, total - sum(known.values())
    placed = total - unknown
    if not placed:
        return nothing(neutral)
    title = _("{share} 在社区以内化解").format(share=share(near, placed))
    left = _("另有 {n}未写明层级").format(n=count(unknown)) if unknown else ""
    if is_small(placed, small_sample):
        told = _("调解成功并写明层级的只有 {n}，**样本少不作判断**").format(n=count(placed))
        return Reading(title, _("{text}。").format(text=sentences(told, left)))
    grid = _("网格化解 {share}").format(share=share(known.get(NEAR_LEVELS[0], 0.0), placed))
    up = _("上交街道及以上 {n}，**先看这些为何没在社区化解**").format(n=count(beyond))
    none = _("没有上交街道的，**都在社区以内化解**")
    told = sentences(grid, up if beyond else none, left)
    return Reading(title, _("{text}。").format(text=told), is_finding=True)
