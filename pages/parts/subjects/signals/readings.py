"""Repeat complaints: where the same matter is reported again, and how many of them are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from pages.parts.findings.comparison import Tag
from pages.parts.findings.part import Part
from pages.parts.findings.reading import (
    NOT_NAMED,
    Reading,
    fit,
    is_named,
    name_as_written,
    nothing,
    short,
    some,
    word,
)
from pages.parts.words.language import _, sentences
from pages.parts.words.numbers import count, fraction, plain

#: A matter repeated this often is mentioned first.
THRICE = 3


def repeats_reading(frame: pd.DataFrame, *, repeat_count: int, judged_count: int) -> Reading:
    """Title and reading of the repeats.

    Args:
        frame: Result of ``signals/repeats_by_compound_subcategory``.
        repeat_count: Repeats of the whole scope.
        judged_count: Requests of the whole scope that can be judged.
    """
    neutral = _("重复诉求集中在哪里")
    if not judged_count:
        told = _("所选范围内没有来电人或标题，**无法判断重复**。")
        return Reading(neutral, told)
    if not repeat_count or frame.empty:
        title = _("{n}可判断的诉求中没有重复").format(n=count(judged_count))
        return Reading(title, _("没有同一事项再次提出，**不必另列清单**。"))
    still_open = int(frame["open_repeat_count"].sum())
    said = {"n": fraction(repeat_count, judged_count), "open": count(still_open)}
    template = _("重复诉求 {n} 件，{open}未办结") if still_open else _("重复诉求 {n} 件，已办结")
    if not still_open and repeat_count > 1:
        template = _("重复诉求 {n} 件，都已办结")
    title = template.format(**said)
    return Reading(title, _("{text}。").format(text=_repeats_clause(frame)), is_finding=True)


def _repeats_clause(frame: pd.DataFrame) -> str:
    matter = str(frame["subcategory"].iloc[0])
    first, often = frame.iloc[0], int((frame["repeat_count"] >= THRICE).sum())
    said = {
        "place": place(first),
        "matter": name_as_written(matter),
        "n": count(first["repeat_count"]),
        "open": plain(first["open_repeat_count"]),
        "often": often,
    }
    parts = [_("{often} 处重复 3 件及以上").format(**said) if often else _("没有一处重复到 3 件")]
    if first["open_repeat_count"]:
        parts.append(_("排在最前的是{place}{matter}，{n}中 {open} 件还没办结，**先办这些**").format(**said))
    else:
        parts.append(_("排在最前的是{place}{matter}（{n}），**办结不等于解决，先回访**").format(**said))
    return sentences(*parts)


def place(row: pd.Series) -> str:
    """The compound, or the community where the compound is unknown, or 未填写."""
    named = [str(row[name]) for name in ("compound", "community") if str(row[name]) not in NOT_NAMED]
    return named[0] if named else _("未填写")


_ORDER = (Tag.ALARM, Tag.WATCH, Tag.CHANGED, Tag.NORMAL, Tag.UNKNOWN)


def panels(parts: Iterable[Part]) -> list[Part]:
    """The named places, worst first; within one tag the farthest above its mean first."""
    named = [part for part in parts if is_named(part.name)]
    return sorted(named, key=lambda part: (_ORDER.index(part.word), -part.reach, part.name))


def panels_reading(found: Sequence[Part], noun: str, neutral: str) -> Reading:
    """Title and reading of the panels; ``noun`` is a message key, ``neutral`` the title without finding."""
    if not found:
        return nothing(neutral)
    names = {level: [panel.name for panel in found if panel.word is level] for level in _ORDER}
    alarms, watches, falls = names[Tag.ALARM], names[Tag.WATCH], names[Tag.CHANGED]
    said = {"n": len(found), "noun": word(noun), "alarms": len(alarms), "watches": len(watches)}
    if not any(part.control.current.is_known for part in found):
        told = _("正常的周期太少，画不出上下限，**暂不作判断**")
        return Reading(neutral, _("{text}。").format(text=told))
    if not alarms and not watches:
        title = _("{n} 个{noun}都没有高出正常波动").format(**said)
        told = _("各{noun}都没有高出上限，**看不出增多**").format(**said)
        return Reading(title, _("{text}。").format(text=sentences(told, _fallen_clause(falls))))
    parts = sentences(
        _("{names}预警").format(names=some(alarms)) if alarms else "",
        _("{names}关注").format(names=some(watches)) if watches else "",
    )
    alone = [_alone(found)] if len(alarms) + len(watches) == 1 else []
    title = fit(*alone, parts, _("{n} 个{noun}中 {alarms} 个预警、{watches} 个关注").format(**said))
    first = _("三期中两期明显偏高才是预警，一期在外或八期在一侧是关注")
    told = _("**先看{name}**").format(name=short((alarms or watches)[0]))
    return Reading(
        title, _("{text}。").format(text=sentences(first, _fallen_clause(falls), told)), is_finding=True
    )


def _alone(found: Sequence[Part]) -> str:
    """The title for a single signal: its tag, and the state of the others."""
    first = found[0]
    said = {"name": short(first.name), "value": count(first.value), "brief": first.judgement.brief}
    rest = [part for part in found[1:] if part.word is Tag.NORMAL]
    tail = _("其余 {n} 个正常波动").format(n=len(rest)) if rest and len(rest) == len(found) - 1 else ""
    return sentences(_("{name} {value}，{brief}").format(**said), tail)


def _fallen_clause(names: Sequence[str]) -> str:
    return _("{names}低于平常，少报不等于问题少").format(names=some(names)) if names else ""
