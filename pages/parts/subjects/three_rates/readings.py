"""The readings of 三率考核: who stands below whom, by which weights, and what an export lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from pages.parts.findings.reading import Reading, fit, nothing, short, some, word
from pages.parts.subjects.three_rates.ranks import Standing
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import is_missing, plain, share

#: Setting of a weight -> the rate, its column, the columns of its parts, and the flag of an export it needs.
RATES = {
    "response_weight": (
        mark("响应率"), "request_response_rate", "request_contacted_count", "request_contact_known_count",
        mark("是否联系"),
    ),
    "resolution_weight": (
        mark("解决率"), "request_resolution_rate", "request_resolved_count", "request_resolution_known_count",
        mark("是否解决"),
    ),
    "satisfaction_weight": (
        mark("满意率"), "request_satisfaction_rate", "request_satisfied_weight", "request_rated_count",
        mark("满意度"),
    ),
}  # fmt: skip


def weights_sentence(weights: Mapping[str, float]) -> str:
    """How the composite is made, and whose weights these are; ``weights``: setting -> 0 to 1."""
    parts = [
        _("{rate} × {weight}").format(rate=word(RATES[name][0]), weight=_percent(weights[name]))
        for name in RATES
        if weights[name]
    ]
    return _("综合成绩 = {parts}，**权重由本街道自定，不是上级规定**").format(parts=" + ".join(parts))


def _percent(weight: float) -> str:
    return f"{plain(100 * weight, 0 if float(round(100 * weight, 9)).is_integer() else 1)}%"


def missing_flags(frame: pd.DataFrame, weights: Mapping[str, float]) -> list[str]:
    """The flags that no answer of a frame has although their rate weighs something, as message keys."""
    return [
        flag
        for name, (_label, _rate, _part, whole, flag) in RATES.items()
        if weights[name] and not frame[whole].sum()
    ]


def ranks_reading(
    frame: pd.DataFrame, found: Sequence[Standing], weights: Mapping[str, float], *, noun: str, few: int
) -> Reading:
    """Title and reading of units beside one another.

    Args:
        frame: One row a unit, 剔除后.
        found: The units that are ranked.
        weights: Setting -> weight.
        noun: What the units are, a message key.
        few: How many named units have too few answers to be ranked.
    """
    neutral = _("各{noun}三率综合成绩").format(noun=word(noun))
    if frame.empty:
        return nothing(neutral)
    if lacks := missing_flags(frame, weights):
        return _lacking(lacks)
    small = _("{n} 个{noun}样本少，不排名").format(n=few, noun=word(noun)) if few else ""
    told = _("{text}。").format(text=sentences(weights_sentence(weights), small))
    if not found:
        return Reading(_("{neutral}：样本少，不排名").format(neutral=neutral), told)
    lowest = max(found, key=lambda each: (len(each.above), -each.rate))
    if not lowest.above:
        several, single = _("{n} 个{noun}的综合成绩分不出高低"), _("只有{name}够排名，无从比较")
        title = several if len(found) > 1 else single
        return Reading(title.format(n=len(found), noun=word(noun), name=short(found[0].name)), told)
    return Reading(_parted_title(lowest, found), told, is_finding=True)


def _parted_title(lowest: Standing, found: Sequence[Standing]) -> str:
    """Who stands below whom; what is not named cannot be told apart from its neighbours."""
    said = {"name": short(lowest.name), "above": some(lowest.above), "n": len(lowest.above)}
    is_alone = all(set(each.below) <= {lowest.name} for each in found)
    rest = _("{name}综合成绩低于{above}，其余分不出高低") if is_alone else _("{name}综合成绩低于{above}")
    return fit(
        rest.format(**said),
        _("{name}综合成绩低于{above}").format(**said),
        _("{name}综合成绩低于其中 {n} 个").format(**said),
    )


def _lacking(flags: Sequence[str]) -> Reading:
    """What an export lacks, for which there is no composite."""
    columns = "".join(_("“{flag}”").format(flag=_(flag)) for flag in flags)
    return Reading(
        _("回访没有填{columns}，综合成绩算不出").format(columns=columns),
        _(
            "台账里没有一份诉求回访填了{columns}，**不按 0 计，综合成绩不显示**；"
            "请在回访导出中带上这一列，或把它的权重设为 0、其余权重之和改为 1。"
        ).format(columns=columns),
    )


def rank_words(standing: Standing | None) -> str:
    """The rank of a unit: 第 2, 第 1–4 where it cannot be told apart; — where it is not ranked."""
    if standing is None:
        return "—"
    if standing.has_rank:
        return _("第 {n}").format(n=standing.first)
    return _("第 {n}–{m}").format(n=standing.first, m=standing.last)


def composite_words(value: float, whole: float, small_sample: int) -> str:
    """A composite as its fewest answers allow: ``87.6%``, ``79%``, — below ten."""
    if is_missing(value) or is_missing(whole) or not whole:
        return "—"
    return share(value * whole, whole, small_sample) if whole >= 10 else "—"  # noqa: PLR2004
