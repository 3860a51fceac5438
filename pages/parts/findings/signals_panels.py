"""One process-behaviour panel a place: which of them signals, worst first, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.parts.findings.comparison import Evidence, Tag, tag
from pages.parts.findings.measures import MEASURES
from pages.parts.findings.reading import Reading, fit, is_named, nothing, short, some, word
from pages.parts.findings.xmr import Control, without_limits
from pages.parts.numbers import count
from pages.parts.wording import _, sentences

#: Places whose mean is below this have no limits: one more request would be a signal.
LEAST_MEAN = 1.0
_ORDER = (Tag.ALARM, Tag.WATCH, Tag.CHANGED, Tag.NORMAL, Tag.SMALL)


@dataclass(frozen=True, slots=True)
class Panel:
    """One place: its counts, their states, and the tag word of the last judged period.

    Attributes:
        name: The place.
        counts: One count a period, oldest first.
        judged: State, side and limits of each.
        word: 预警, 关注, 有变化 (a fall), 正常波动, or 样本少 where there are no limits.
    """

    name: str
    counts: tuple[float, ...]
    judged: Control
    word: Tag

    @property
    def reach(self) -> float:
        """How far the last judged count lies above the mean, in standard deviations."""
        limits = self.judged.current
        if not limits.is_known or not limits.sigma or self.judged.last < 0:
            return 0.0
        return (self.counts[self.judged.last] - limits.mean) / limits.sigma


def panels(judged: Mapping[str, tuple[Sequence[float], Control]]) -> list[Panel]:
    """The named places, worst first; of one word the farthest above its mean."""
    made = [
        _panel(name, tuple(values), control) for name, (values, control) in judged.items() if is_named(name)
    ]
    return sorted(made, key=lambda panel: (_ORDER.index(panel.word), -panel.reach, panel.name))


def _panel(name: str, values: tuple[float, ...], control: Control) -> Panel:
    if control.current.is_known and control.current.mean < LEAST_MEAN:
        control = without_limits(control)
    if not control.current.is_known:
        return Panel(name, values, control, Tag.SMALL)
    evidence = Evidence(control.last_state, control.last_side)
    return Panel(name, values, control, tag(MEASURES["request_count"], evidence))


def panels_reading(found: Sequence[Panel], noun: str, neutral: str) -> Reading:
    """Title and reading of the panels; ``noun`` is a message key, ``neutral`` the title without finding."""
    if not found:
        return nothing(neutral)
    names = {level: [panel.name for panel in found if panel.word is level] for level in _ORDER}
    alarms, watches, falls = names[Tag.ALARM], names[Tag.WATCH], names[Tag.CHANGED]
    said = {"n": len(found), "noun": word(noun), "alarms": len(alarms), "watches": len(watches)}
    if not alarms and not watches:
        title = _("{n} 个{noun}都没有高出正常波动").format(**said)
        told = _("各{noun}的起伏都是平常的，**不必逐个追因**").format(**said)
        return Reading(title, _("{text}。").format(text=sentences(told, _fallen(falls))))
    parts = sentences(
        _("{names}预警").format(names=some(alarms)) if alarms else "",
        _("{names}关注").format(names=some(watches)) if watches else "",
    )
    alone = [_alone(found)] if len(alarms) + len(watches) == 1 else []
    title = fit(*alone, parts, _("{n} 个{noun}中 {alarms} 个预警、{watches} 个关注").format(**said))
    first = _("连续两期在外才是预警，一期在外或八期在一侧是关注")
    told = _("**先看{name}**").format(name=short((alarms or watches)[0]))
    return Reading(title, _("{text}。").format(text=sentences(first, _fallen(falls), told)), is_finding=True)


def _alone(found: Sequence[Panel]) -> str:
    """The title of a single signal, which comes first: what it is, and what the others are."""
    first, run = found[0], found[0].judged.runs[found[0].judged.last]
    template = (
        _("{name} {value}，连续 {run} 期高于上限") if run >= 2
        else _("{name} {value}，首次高于上限") if run == 1
        else _("{name} {value}，已连续 8 期高于均值")
    )  # fmt: skip
    value = count(first.counts[first.judged.last])
    rest = [panel for panel in found[1:] if panel.word is Tag.NORMAL]
    tail = _("其余 {n} 个正常波动").format(n=len(rest)) if rest and len(rest) == len(found) - 1 else ""
    return sentences(template.format(name=short(first.name), value=value, run=run), tail)


def _fallen(names: Sequence[str]) -> str:
    return _("{names}低于平常，少报不等于问题少").format(names=some(names)) if names else ""
