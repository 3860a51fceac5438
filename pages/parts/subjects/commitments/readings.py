"""The readings of commitments: how many are kept, and how three sides score them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.ledgers.assistance import LEAST_TOLD
from pages.parts.findings.extremes import largest, outside
from pages.parts.findings.reading import Reading, fit, named_rows, nothing
from pages.parts.words.language import _, listing, mark, sentences
from pages.parts.words.numbers import (
    NBSP,
    SMALL_SAMPLE,
    Number,
    count,
    is_missing,
    is_number,
    is_small,
    plain,
    share,
)

#: With fewer members a unit is neither counted beside its commitments nor scored.
LEAST_MEMBERS = LEAST_TOLD
#: Column -> name of the score.
SCORES = {
    "self_score": mark("自我述评"),
    "leader_score": mark("领导点评"),
    "residents_score": mark("群众评议"),
}
#: Least difference of two means, in points, that a reading mentions.
_APART = 2.0


def members(number: Number) -> str:
    """The number of members, without showing small numbers: ``156 名``, ``不足 5 名``."""
    if _is_few(number):
        return _("不足 {n} 名").format(n=LEAST_MEMBERS)
    return count(number, "名")


def _is_few(number: Number) -> bool:
    return not is_number(number) or number < LEAST_MEMBERS


def fulfilment_reading(
    row: Mapping[str, Any],
    units: pd.DataFrame,
    by: str,
    *,
    small_sample: int = SMALL_SAMPLE,
    shown: int | None = None,
) -> Reading:
    """Title and reading of the commitments kept.

    Commitments without a recorded state are in no share and are not reminded of.

    Args:
        row: The summary.
        units: ``by``, commitment_count, fulfilled_count, fulfilled_known_count.
        by: Column of the units.
        small_sample: With fewer commitments there is no finding.
        shown: How many of the named units are drawn, the first ones; all when None.
    """
    total, kept = float(row["commitment_count"]), float(row["fulfilled_count"])
    known = float(row["fulfilled_known_count"])
    if not total:
        return nothing(_("承诺的兑现"))
    values = {"n": count(total), "share": share(kept, known), "members": members(row["member_count"])}
    title = fit(
        _("{members}党员承诺 {n}，兑现 {share}").format(**values), _("承诺 {n}兑现 {share}").format(**values)
    )
    if not known:
        title = fit(
            _("{members}党员承诺 {n}，没写兑没兑现").format(**values),
            _("承诺 {n}，没写兑没兑现").format(**values),
        )
    least = row["least_per_member"]
    has_least = not is_missing(least) and not _is_few(row["member_count"])
    told = sentences(
        _("每名党员至少承诺 {n}").format(n=count(least)) if has_least else "",
        _unkept_clause(units, by, known - kept, shown, is_told=known == total)
        if known
        else _("看不出还有没有未兑现的，**连同“践诺状态”一列重新导出**"),
    )
    return Reading(
        title, _("{text}。").format(text=told), is_finding=bool(known) and not is_small(total, small_sample)
    )


def _unkept_clause(units: pd.DataFrame, by: str, left: float, shown: int | None, *, is_told: bool) -> str:
    """How many are not kept yet, and which units have most of them."""
    if left <= 0 and not is_told:
        return _("写明状态的都已兑现，**其余的请补上状态**")
    if left <= 0:
        return _("已全部兑现，**不必再催办**")
    open_ones = units.assign(left=units["fulfilled_known_count"] - units["fulfilled_count"])
    open_ones = open_ones[named_rows(open_ones, by)]
    if len(open_ones) < 2 or not open_ones["left"].max():
        return _("还有 {n}未兑现，**逐件核对进度，不作个人排名**").format(n=count(left))
    most = largest(open_ones.set_index(by)["left"])
    if most.is_level:
        return _("还有 {n}未兑现，**逐件核对进度，不作个人排名**").format(n=count(left))
    told = _("还有 {n}未兑现，**先看{name}（{most}）**").format(
        n=count(left), name=most.name, most=most.each(count(most.value))
    )
    return sentences(told, outside(most.names[:3], list(open_ones[by].astype(str))[:shown]))


def scores_reading(row: Mapping[str, Any]) -> Reading:
    """Title and reading of the three scores: the one row of commitments/summary."""
    held = {name: row[name] for name in SCORES if not is_missing(row[name])}
    if not held:
        return Reading(
            _("三方评分"),
            _("评过分的党员不足 {n} 名，**不显示评分，以免指向个人**。").format(n=LEAST_MEMBERS),
        )
    if len(held) == 1:
        return _of_one(next(iter(held)), row)
    low, high = min(held, key=lambda name: held[name]), max(held, key=lambda name: held[name])
    apart = _printed_gap(held[high], held[low])
    values = {
        "high": _(SCORES[high]),
        "low": _(SCORES[low]),
        "top": _points(held[high]),
        "bottom": _points(held[low]),
        "apart": _points(apart),
    }
    if apart < _APART:
        parties = _("三方") if len(held) == len(SCORES) else listing(_(SCORES[name]) for name in held)
        title = _("{parties}评分相差不到 {n} 分").format(parties=parties, n=plain(_APART))
        told = _("评分接近，**不能据此按社区排名**")
    else:
        title = fit(
            _("{high} {top}，{low} {bottom}，相差 {apart}").format(**values),
            _("{high}比{low}高 {apart}").format(**values),
        )
        told = _("{low}低于{high} {apart}，**先听群众对未满分事项的意见**").format(**values)
    return Reading(
        title, _("{text}；不足 {n} 名党员的不显示。").format(text=told, n=LEAST_MEMBERS), is_finding=True
    )


def _printed_gap(high: float, low: float) -> float:
    """How far apart two scores are as they are printed, so that a title adds up: 93.1 − 89.3 is 3.8."""
    return round(float(high), 1) - round(float(low), 1)


def _of_one(only: str, row: Mapping[str, Any]) -> Reading:
    """The reading when only one side has scored."""
    return Reading(
        _("{name} {score}").format(name=_(SCORES[only]), score=_points(row[only])),
        _("只有一方评分，**没有可以比较的**；不足 {n} 名党员的不显示。").format(n=LEAST_MEMBERS),
    )


def _points(value: float) -> str:
    unit = _("分")
    return f"{plain(float(value), 1)}{NBSP}{unit}"
