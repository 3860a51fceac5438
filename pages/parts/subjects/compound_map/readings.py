"""The map in words: how many compounds are outside normal and which, the hover and the cells of each."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.findings.compound_states import JudgedCompound, State, outside_first
from pages.parts.findings.reading import Reading, fit, short, some, word
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    between,
    count,
    fraction,
    interval,
    is_number,
    is_small,
    plain,
    rate,
    share,
)

_HOUSEHOLDS = mark("户")


def counts_reading(judged: Sequence[JudgedCompound], left_out: int) -> Reading:
    """Title and reading of the compounds by their requests.

    Args:
        judged: The compounds.
        left_out: Number of requests without a known compound.
    """
    neutral = _("各小区诉求每千户")
    rest = _("未匹配 {n}不在内").format(n=count(left_out)) if left_out else ""
    known = [each for each in judged if each.state is not State.UNKNOWN]
    if len(known) < 2:
        why = (
            _("只有一个小区登记了户数，**没有可比的**")
            if known
            else _("小区都没有登记户数，**不能按户数比较**")
        )
        return Reading(neutral, _("{text}。").format(text=sentences(why, rest)))
    high = outside_first([each for each in known if each.state.is_outside])
    low = outside_first([each for each in known if each.state is State.LOW])
    if not high and not low:
        return _all_normal(known, rest)
    title = _outside_title(len(known), high, low)
    return Reading(
        title, _("{text}。").format(text=sentences(_worst_count(high or low), rest)), is_finding=True
    )


def _all_normal(known: Sequence[JudgedCompound], rest: str) -> Reading:
    if all(each.state is State.SMALL for each in known):
        title = _("{n} 个小区都样本少").format(n=len(known))
        told = _("件数太少，**暂不作判断**")
    else:
        title = _("{n} 个小区没有一个超出正常").format(n=len(known))
        told = _("差别还不能排除偶然，**不能据此给{noun}排名**").format(noun=word("小区"))
    return Reading(title, _("{text}。").format(text=sentences(told, rest)))


def _outside_title(known: int, high: Sequence[JudgedCompound], low: Sequence[JudgedCompound]) -> str:
    said = {"n": known, "m": len(high), "k": len(low), "high": _names(high), "low": _names(low)}
    if high and low:
        return fit(_("{n} 个小区中 {m} 个高于正常，{k} 个低于正常").format(**said))
    if high:
        texts = (_("{n} 个小区中 {m} 个高于正常：{high}"), _("{n} 个小区中 {m} 个高于正常"))
    else:
        texts = (_("{n} 个小区中 {k} 个低于正常：{low}"), _("{n} 个小区中 {k} 个低于正常"))
    return fit(*(text.format(**said) for text in texts))


def _names(judged: Sequence[JudgedCompound]) -> str:
    return some([each.compound for each in judged])


def _worst_count(found: Sequence[JudgedCompound]) -> str:
    """The clause on the compound farthest out, and what to do about it."""
    worst = found[0]
    said = {
        "name": worst.compound,
        "n": count(worst.part),
        "expected": count(round(worst.expected)),
        "normal": between(worst.low, worst.high),
    }
    if worst.state is State.LOW:
        return _("{name}实际 {n}，按户数测算 {expected}，正常 {normal}，**先查是否少报**").format(**said)
    if worst.state is State.ALARM:
        return _("{name}连续两期高于正常，实际 {n}，正常 {normal}，**先看它的明细**").format(**said)
    return _("{name}本期高于正常，实际 {n}，正常 {normal}，**先看它的明细**").format(**said)


def rates_reading(judged: Sequence[JudgedCompound], label: str, left_out: int) -> Reading:
    """Title and reading of the compounds by a rate against its target.

    Args:
        judged: The compounds.
        label: Name of the rate, a message key.
        left_out: Number of cases without a known compound.
    """
    name = _(label)
    rest = _("未匹配 {n}不在内").format(n=count(left_out)) if left_out else ""
    known = [each for each in judged if each.state is not State.SMALL]
    missed = outside_first([each for each in known if each.state is State.MISSED])
    if not known:
        told = _("各小区的分母都太小，**样本少不作判断**")
        return Reading(
            _("各小区{label}").format(label=name), _("{text}。").format(text=sentences(told, rest))
        )
    said = {"n": len(known), "m": len(missed), "label": name, "names": _names(missed)}
    if not missed:
        title = _("能判断的 {n} 个小区没有一个未达标").format(**said)
        told = _("其余样本少或区间含目标，**不排名**")
        return Reading(title, _("{text}。").format(text=sentences(told, rest)))
    texts = (_("能判断的 {n} 个小区中 {m} 个未达标：{names}"), _("能判断的 {n} 个小区中 {m} 个未达标"))
    worst = missed[0]
    told = _("{name}{label} {rate}（{n}），区间 {interval}，目标 {target}，**先看它的明细**").format(
        name=worst.compound,
        label=name,
        rate=share(worst.part, worst.whole),
        n=fraction(worst.part, worst.whole),
        interval=interval(worst.low, worst.high),
        target=rate(worst.expected, 0),
    )
    title = fit(*(text.format(**said) for text in texts))
    return Reading(title, _("{text}。").format(text=sentences(told, rest)), is_finding=True)


def table_reading(judged: Sequence[JudgedCompound], shown: int) -> Reading:
    """Title and reading of the table beside the map.

    Args:
        judged: All compounds.
        shown: Number of rows of the table.
    """
    outside = sum(each.state.is_outside or each.state is State.LOW for each in judged)
    if shown == len(judged):
        title = _("{n} 个小区，不正常的在前").format(n=shown)
    else:
        title = _("前 {shown} 个，共 {n} 个小区").format(shown=shown, n=len(judged))
    if not outside:
        return Reading(title, _("没有一个不正常，**不必排名**。"))
    if outside == len(judged):
        return Reading(title, _("逐个看**超出多少**，不只看名次。"))
    return Reading(title, _("其余 {n} 个**不必排名**。").format(n=len(judged) - outside))


def place_words(judged: JudgedCompound) -> str:
    """Community and households of a compound."""
    households = count(judged.households, _HOUSEHOLDS) if is_number(judged.households) else _("未登记户数")
    return f"{short(judged.community)} · {households}"


def count_lines(judged: JudgedCompound, pooled: float) -> list[str]:
    """The lines of the hover of a compound by its requests.

    Args:
        judged: The compound.
        pooled: Requests per household of all compounds.
    """
    if not is_number(judged.expected):
        return [_("实际 {n}，没有户数不能比较").format(n=count(judged.part))]
    lines = [
        _("每千户 {n}，全部小区 {all}").format(n=count(round(1000 * judged.value)), all=plain(1000 * pooled)),
        _("实际 {n}，按户数测算 {expected}").format(n=count(judged.part), expected=plain(judged.expected)),
        _("正常 {normal}").format(normal=between(judged.low, judged.high)),
    ]
    if is_number(judged.before):
        said = {"n": count(judged.before), "high": plain(judged.high_before)}
        is_over = judged.before > judged.high_before
        lines.append((_("上期 {n}，已超过 {high}") if is_over else _("上期 {n}")).format(**said))
    return lines


def rate_lines(judged: JudgedCompound, label: str) -> list[str]:
    """The lines of the hover of a compound by a rate."""
    if not judged.whole:
        return [_("没有可算的件")]
    return [
        _("{label} {rate}（{n}）").format(
            label=_(label), rate=share(judged.part, judged.whole), n=fraction(judged.part, judged.whole)
        ),
        _("目标 {target}，95% 区间 {interval}").format(
            target=rate(judged.expected, 0), interval=interval(judged.low, judged.high)
        ),
    ]


def tile_value(judged: JudgedCompound, *, is_count: bool) -> str:
    """The value as it stands on a coloured tile; empty without one."""
    if not is_number(judged.value):
        return ""
    if is_count:
        return plain(1000 * judged.value)
    return rate(judged.value, 0) if not is_small(judged.whole, 10) else fraction(judged.part, judged.whole)
