"""What the two sides say, in words: headline of the page, title and reading of its blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.findings.reading import HEADLINE_WIDTH, Reading, fit, nothing, short, word
from pages.parts.findings.two_sides import Gap, Scale, Word
from pages.parts.words.language import _, listing, sentences
from pages.parts.words.numbers import count, days, plain, points

#: Most measures that a reading names.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class LabelledGap:
    """A measure of both sides, as far as sentences need it.

    Attributes:
        label: Its name, in the user's language.
        gap: How far apart the sides are.
        word: What can be said of it.
    """

    label: str
    gap: Gap
    word: Word


def measures_headline(gaps: Sequence[LabelledGap], names: tuple[str, str]) -> str:
    """The clearest difference, and whether that of the first measure may be chance.

    Args:
        gaps: The measures, the volume of requests first.
        names: Names of A and B.
    """
    found = [each for each in gaps if each.word is Word.DIFFERENT]
    able = [each for each in gaps if each.word is not Word.SMALL]
    if not able:
        return _("{a}与{b}：没有能比的指标").format(a=names[0], b=names[1])
    if not found:
        alone = _("{n} 项能比，都还不能排除偶然").format(n=len(able))
        whole = _("{a}与{b}：{rest}").format(a=names[0], b=names[1], rest=alone)
        return fit(whole, alone, most=HEADLINE_WIDTH)
    clearest = min(found, key=lambda each: each.gap.chance)
    head, first = _difference(clearest, names), able[0]
    if first.word is Word.DIFFERENT:
        rest = _("共 {n} 项有差别").format(n=len(found)) if len(found) > 1 else ""
    else:
        rest = _("{label}的差距还不能排除偶然").format(label=word(first.label))
    return fit(sentences(head, rest), head, most=HEADLINE_WIDTH)


def _difference(labelled: LabelledGap, names: tuple[str, str]) -> str:
    """One difference as a clause, the higher side first."""
    gap, is_a = labelled.gap, labelled.gap.estimate > labelled.gap.scale.alike
    high, low = names if is_a else names[::-1]
    said = {"high": high, "low": low, "label": word(labelled.label)}
    if gap.scale is Scale.RATIO:
        times = gap.estimate if is_a else math.inf if not gap.estimate else 1 / gap.estimate
        if math.isinf(times):
            return _("只有{high}有{label}，{low}没有").format(**said)
        return _("{high}{label}是{low}的 {n} 倍").format(**said, n=plain(times, 1 if times >= 2 else 2))
    if gap.scale is Scale.POINTS:
        return _("{high}{label}比{low}高 {points}").format(**said, points=points(gap.estimate))
    return _("{high}{label}比{low}长 {days}").format(**said, days=days(abs(gap.estimate)))


def measures_reading(gaps: Sequence[LabelledGap], left_out: Sequence[str]) -> Reading:
    """Title and reading of the table of measures.

    Args:
        gaps: The measures.
        left_out: Why others are not compared, in the user's language.
    """
    able = [each for each in gaps if each.word is not Word.SMALL]
    found = [word(each.label) for each in able if each.word is Word.DIFFERENT]
    chance = [word(each.label) for each in able if each.word is Word.CHANCE]
    omitted = _("没有比的：{reasons}").format(reasons=listing(left_out)) if left_out else ""
    if not able:
        few = _("两边的件数都太少，**不作判断**") if gaps else ""
        return Reading(_("没有能比的指标"), _("{text}。").format(text=sentences(few, omitted)))
    family = _("判断已按 {n} 项一起校正").format(n=len(able))
    doubt = _("**{names}的高低还不能排除偶然**").format(names=_several(chance)) if chance else ""
    sure = _("有差别的是{names}").format(names=_several(found)) if found else ""
    title = _("{n} 项能比，{found} 项有差别") if found else _("{n} 项能比，都还不能排除偶然")
    text = _("{text}。").format(text=sentences(sure, doubt, family, omitted))
    return Reading(title.format(n=len(able), found=len(found)), text, is_finding=bool(found))


@dataclass(frozen=True, slots=True)
class PeriodPair:
    """One period of both sides: its name, and both values in the unit of the chart."""

    label: str
    a: float
    b: float


def course_reading(periods: Sequence[PeriodPair], unit: str) -> Reading:
    """Title and reading of the course: on which side it is higher, and the period of the largest gap.

    Args:
        periods: The whole periods that both sides have.
        unit: Unit of the values, in the user's language.
    """
    neutral = _("两边各期的诉求")
    if not periods or not any(each.a or each.b for each in periods):
        return nothing(neutral)
    higher = sum(each.a > each.b for each in periods)
    widest = max(periods, key=lambda each: abs(each.a - each.b))
    digits = 0 if all(float(side).is_integer() for side in (widest.a, widest.b)) else 1
    title = _("差最大在{label}：A {a}、B {b} {unit}").format(
        label=widest.label, a=plain(widest.a, digits), b=plain(widest.b, digits), unit=unit
    )
    text = _("{n} 期中 A 有 {higher} 期更高；**各期没有单独检验，一期的高低不作判断**。").format(
        n=len(periods), higher=higher
    )
    return Reading(title, text)


@dataclass(frozen=True, slots=True)
class CategoryPair:
    """One category of both sides.

    Attributes:
        name: Its name.
        counts: Its requests on A and on B.
        gap: A − B in the unit of the chart.
        word: What can be said of the gap.
    """

    name: str
    counts: tuple[float, float]
    gap: float
    word: Word


def categories_reading(categories: Sequence[CategoryPair], unit: str) -> Reading:
    """Title and reading of the categories: where the sides differ after correction for all of them."""
    if not categories:
        return nothing(_("各类诉求的差"))
    number = sum(each.word is not Word.SMALL for each in categories)
    found = sorted(
        (each for each in categories if each.word is Word.DIFFERENT), key=lambda each: -abs(each.gap)
    )
    if not found:
        if not number:
            text = _("每一类的件数都太少，**不作判断**。")
            return Reading(_("各类诉求的差"), text)
        widest = max(categories, key=lambda each: abs(each.gap))
        text = _("差最大的{name} A {a}、B {b}；扎堆的件按每周起伏折算，**{n} 类都还不能排除偶然**。").format(
            name=short(widest.name), a=count(widest.counts[0]), b=count(widest.counts[1]), n=number
        )
        return Reading(_("各类的差都还不能排除偶然"), text)
    most = found[0]
    digits = 0 if float(most.gap).is_integer() else 1
    said = {"name": short(most.name), "n": plain(abs(most.gap), digits), "unit": unit}
    title = _("差在{name}：A 多 {n} {unit}") if most.gap > 0 else _("差在{name}：A 少 {n} {unit}")
    rest = _several([short(each.name) for each in found])
    text = _("{n} 类够得上比，一起校正后有差别的是{names}；**其余各类还不能排除偶然**。").format(
        n=number, names=rest
    )
    return Reading(title.format(**said), text, is_finding=True)


def rows_label(letter: str, number: float) -> str:
    """The name of the list behind a side: ``A 的 62 件``."""
    return _("{side} 的 {n}").format(side=letter, n=count(number))


def _several(names: Sequence[str]) -> str:
    """The first names, and how many they are in all."""
    shown = listing(names[:_NAMED])
    return shown if len(names) <= _NAMED else _("{names}等 {n} 项").format(names=shown, n=len(names))
