"""The reading of compounds with a theme: how many can be looked at, which differ, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.reading import Reading, fit, some, word
from pages.parts.subjects.compounds_compared.theme_standings import Standing
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import plain

_MOST = 2


def themes_reading(found: Sequence[Standing], *, has_themes: bool) -> Reading:
    """Title and reading of the compounds with a theme.

    Args:
        found: Their standings, one per compound and indicator.
        has_themes: Whether any compound of the sub-district has a theme.
    """
    neutral = _("各主题小区")
    if not has_themes:
        told = _("小区名册没有写主题；**加一列“一区一策主题”才看得到各主题的指标**。")
        return Reading(neutral, told)
    if not found:
        return Reading(neutral, _("所选的小区没有写主题，**没有可看的主题指标**。"))
    themed = {(one.community, one.compound) for one in found}
    told_of = {(one.community, one.compound) for one in found if one.own}
    title = fit(_("{n} 个小区有主题，{m} 个看得到指标").format(n=plain(len(themed)), m=plain(len(told_of))))
    apart = [one for one in found if one.side]
    text = sentences(
        _difference_clause(apart, found),
        _change_clause(found),
        _unset_clause(found),
        _date_clause(found),
        _caution_clause(found),
    )
    return Reading(title, _("{text}。").format(text=text), is_finding=bool(apart))


def word_of_side(side: int) -> str:
    """Above, below, or not seen to differ from the compounds without the theme."""
    return {1: _("偏高"), -1: _("偏低"), 0: _("未见差别")}[side]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _difference_clause(apart: Sequence[Standing], found: Sequence[Standing]) -> str:
    """Those that differ from the compounds without their theme, two by name."""
    judged = sum(one.is_judged for one in found)
    if not judged:
        return _("件数都太少，不与没有该主题的小区比较") if any(one.others for one in found) else ""
    if not apart:
        none = (
            _("与没有该主题的小区比得出的 {n} 项都未见明显差别")
            if judged > 1
            else _("与没有该主题的小区只比得出 1 项，未见明显差别")
        )
        return none.format(n=plain(judged))
    names = [
        _("{compound}的{indicator}{side}").format(
            compound=one.compound, indicator=word(one.indicator), side=_lower(word_of_side(one.side))
        )
        for one in apart
    ]
    return some(names, _MOST) if len(names) > _MOST else listing(names)


def _change_clause(found: Sequence[Standing]) -> str:
    """What rose or fell after the theme began, two by name."""
    judged = [one for one in found if one.is_change_judged]
    if not judged:
        return _("启动前后件数都太少，看不出变化") if any(one.before for one in found) else ""
    changed = [one for one in judged if one.change]
    if not changed:
        none = (
            _("启动前后比得出的 {n} 项都未见明显变化")
            if len(judged) > 1
            else _("启动前后只比得出 1 项，未见明显变化")
        )
        return none.format(n=plain(len(judged)))
    rose, fell = _("{compound}的{indicator}启动后上升"), _("{compound}的{indicator}启动后下降")
    names = [
        (rose if one.change > 0 else fell).format(compound=one.compound, indicator=word(one.indicator))
        for one in changed
    ]
    return some(names, _MOST) if len(names) > _MOST else listing(names)


def _unset_clause(found: Sequence[Standing]) -> str:
    """The themes for which the settings have no indicator."""
    names = list(dict.fromkeys(one.theme for one in found if not one.indicator))
    if len(names) == 1:
        return _("设置中没有主题“{theme}”的指标").format(theme=names[0])
    return _("设置中没有{names}这些主题的指标，不评").format(names=listing(names)) if names else ""


def _date_clause(found: Sequence[Standing]) -> str:
    """How many compounds do not say since when: they have no before and after."""
    undated = {(one.community, one.compound) for one in found if one.since is None}
    if not undated:
        return ""
    if len(undated) == len({(one.community, one.compound) for one in found}):
        return _("小区名册没有写“主题启动时间”，不比启动前后")
    return _("{n} 个小区没有写“主题启动时间”，不比启动前后").format(n=plain(len(undated)))


def _caution_clause(found: Sequence[Standing]) -> str:
    """What must not be concluded."""
    if not any(one.own for one in found):
        return _("**先在设置中给主题配上指标**")
    return _("**主题不是随机定的，不能说是主题带来的**")
