"""The words of 达标把握: its symbols, their reasons, title and reading."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.assurance import BASE_MONTHS, Assurance, Standing, Variation
from pages.parts.findings.reading import Reading, fit, some
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import plain, rate

#: Kind of variation -> sign, word, and CSS class of its colour; signs differ without their colours too.
VARIATIONS = {
    Variation.COMMON: (mark("～"), mark("正常波动"), "flat"),
    Variation.IMPROVING: (mark("优"), mark("好转"), "good"),
    Variation.CONCERNING: (mark("忧"), mark("变差"), "red"),
    Variation.CHANGED: (mark("变"), mark("有变化"), "differs"),
    Variation.UNKNOWN: ("…", mark("不判断"), "flat"),
}
#: Assurance -> sign, word, and CSS class of its colour.
ASSURANCES = {
    Assurance.ALWAYS: (mark("√"), mark("稳定达标"), "good"),
    Assurance.CHANCE: (mark("？"), mark("时达时不达"), "amber"),
    Assurance.NEVER: (mark("×"), mark("稳定不达标"), "red"),
}
#: Kind of variation or assurance -> when it has its sign, for the legend.
MEANINGS = {
    Variation.COMMON: mark("最近一月在上下限以内，起伏不必解释"),
    Variation.IMPROVING: mark("最近一月有信号，方向是好的一侧"),
    Variation.CONCERNING: mark("最近一月有信号，方向是差的一侧"),
    Variation.CHANGED: mark("最近一月有信号，指标本身不分好坏"),
    Variation.UNKNOWN: mark("月份不足，或最近一月样本少"),
    Assurance.ALWAYS: mark("上下限都达到目标，照现在的做法会一直达标"),
    Assurance.CHANCE: mark("目标在上下限之间，达不达标看运气"),
    Assurance.NEVER: mark("上下限都达不到目标，不改做法就不会达标"),
}
#: Kind of variation -> the clause that names where it is.
_MOVED = {
    Variation.CONCERNING: mark("变差的是{names}"),
    Variation.IMPROVING: mark("好转的是{names}"),
    Variation.CHANGED: mark("有变化的是{names}"),
}
#: Sign of the direction of a signal.
ARROWS = {1: "▲", -1: "▼", 0: ""}


def sign_of(found: Standing) -> str:
    """The sign of the variation, with an arrow where the value went up or down."""
    return _(VARIATIONS[found.variation][0]) + ARROWS[found.side]


def variation_reason(found: Standing, month: str, base: str, *, is_rate: bool) -> str:
    """Why a measure has its sign of variation.

    Args:
        found: Its standing.
        month: The last month.
        base: First and last day of the base.
        is_rate: Whether its limits are shares.
    """
    word = _(VARIATIONS[found.variation][1])
    if found.variation is Variation.UNKNOWN and found.limits.is_known:
        return _("{word}：{month} 样本少或台账不全").format(word=word, month=month)
    if found.variation is Variation.UNKNOWN:
        told = _("{word}：月份不足，要 {n} 个可判断的完整月，只有 {have} 个")
        return told.format(word=word, n=BASE_MONTHS, have=found.limits.point_count)
    return _("{word}：看 {month}，对照 {base} 的上下限 {limits}").format(
        word=word, month=month, base=base, limits=limits_words(found, is_rate=is_rate)
    )


def assurance_reason(found: Standing, target: float, base: str) -> str:
    """Why a measure has its sign of assurance."""
    return _("{word}：目标 {target}，{base} 的上下限 {limits}").format(
        word=_(ASSURANCES[found.assurance][1]),
        target=rate(target, 0),
        base=base,
        limits=limits_words(found, is_rate=True),
    )


def limits_words(found: Standing, *, is_rate: bool) -> str:
    """The limits of the base: ``82.0%–95.1%``."""
    low, high = found.limits.lower, found.limits.upper
    return f"{rate(low)}–{rate(high)}" if is_rate else f"{plain(low, 1)}–{plain(high, 1)}"


def assurance_reading(found: Sequence[tuple[str, Standing]]) -> Reading:
    """Title and reading.

    Args:
        found: Name and standing of each measure in each community, without those of all together.
    """
    neutral = _("各项指标变没变、达不达得到目标")
    if not any(each.limits.is_known for _name, each in found):
        few = _("每项指标要有 {n} 个可判断的完整月才定上下限，**月份还不够，不作判断**。")
        return Reading(neutral, few.format(n=BASE_MONTHS))
    never = [name for name, each in found if each.assurance is Assurance.NEVER]
    chance = [name for name, each in found if each.assurance is Assurance.CHANCE]
    moved = {kind: [name for name, each in found if each.variation is kind] for kind in _MOVED}
    title = fit(_title(len(never), len(moved[Variation.CONCERNING]), len(chance))) or _calm(found)
    told = [
        _("稳定不达标的是{names}").format(names=some(never)) if never else "",
        *(_(_MOVED[kind]).format(names=some(names)) if names else "" for kind, names in moved.items()),
        _("**时达时不达的靠碰运气，做法不变就不会稳定**") if chance else "",
    ]
    text = sentences(*told) if any(told) else _("各项都在上下限以内")
    return Reading(
        title, _("{text}。").format(text=text), is_finding=bool(never or moved[Variation.CONCERNING])
    )


def _title(never: int, worse: int, chance: int) -> str:
    """What needs attention, in numbers of cells; empty for nothing."""
    counts = (
        _("{n} 处稳定不达标").format(n=never) if never else "",
        _("{n} 处变差").format(n=worse) if worse else "",
        _("{n} 处时达时不达").format(n=chance) if chance else "",
    )
    return _("，").join(filter(None, counts))


def _calm(found: Sequence[tuple[str, Standing]]) -> str:
    always = any(each.assurance is Assurance.ALWAYS for _name, each in found)
    return _("没有变差的，目标都稳定达到") if always else _("没有变差的")
