"""Why a series has its tag: the rule, its last two periods against their limits, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.parts.findings.case import Facts
from pages.parts.findings.comparison import Position, Tag, position, wilson
from pages.parts.findings.judgement import signal_word
from pages.parts.findings.judgement_briefs import in_a_row, ordinary, two_of_three, usual
from pages.parts.findings.reading import capital
from pages.parts.findings.signal_rules import RUN_LENGTH
from pages.parts.findings.states import Control, Rule, State
from pages.parts.findings.trend import Scale, range_text
from pages.parts.findings.xmr import LEAST_POINTS
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    fraction,
    interval,
    is_missing,
    is_number,
    is_small,
    rate,
)
from queries.measure import Measure

#: Why a period is not held against limits.
_UNJUDGED = {
    State.EXCLUDED: mark("假期周不与上下限比较"),
    State.INCOMPLETE: mark("尚未结束"),
    State.EVENT: mark("原因已知，不参与判断"),
    State.PARTIAL: mark("不满一期，不作判断"),
    State.SMALL: mark("样本少，不作判断"),
}


@dataclass(frozen=True, slots=True)
class Why:
    """The tag of a block, and why it has it.

    Attributes:
        word: The tag.
        rows: What stands in its popover, as label and text, in the user's language.
    """

    word: Tag
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JudgedSeries:
    """A series and how it is told.

    Attributes:
        values: One value per period.
        judged: Its states.
        measure: What is measured.
        scale: Format of the values.
        grain: Length of a period.
        latest: Name of the last judged period, in the user's language.
        before: Name of the period before it.
    """

    values: Sequence[float | None]
    judged: Control
    measure: Measure
    scale: Scale
    grain: str
    latest: str
    before: str


def why_of_count(told: JudgedSeries) -> Why | None:
    """Why a count has its tag; None where no period is judged."""
    if told.judged.last < 0 or not is_number(told.values[told.judged.last]):
        return None
    return Why(_word(told), tuple(_rows(told, _rule(told))))


def why_of_rate(told: JudgedSeries, now: Facts, target: float | None, small_sample: int) -> Why | None:
    """Why a rate has its tag.

    Args:
        told: Its series.
        now: Its last judged period, with its cases.
        target: The target; None for a rate that has none.
        small_sample: Denominators below are 样本少.
    """
    if is_missing(now.value):
        return why_of_count(told)
    if is_small(now.whole, small_sample):
        few = _("分母少于 {least}，不作判断").format(least=small_sample)
        return Why(Tag.SMALL, ((_("规则"), few), (told.latest, fraction(now.part, now.whole))))
    where = position(now.part, now.whole, target, small_sample)
    if where is Position.BELOW:
        return Why(Tag.MISSED, tuple(_rows(told, _against_target(where, now, target), now)))
    if told.judged.last < 0 or not is_number(told.values[told.judged.last]):
        return None
    word, rule = _word(told), _rule(told)
    if not told.judged.last_state.is_signal and where is not Position.NONE:
        word = Tag.MET if where is Position.ABOVE else Tag.CONTAINS
        rule = _against_target(where, now, target)
    return Why(word, tuple(_rows(told, rule, now)))


def _against_target(where: Position, now: Facts, target: float | None) -> str:
    texts = {
        Position.BELOW: _("95% 区间 {interval}% 整段低于目标 {goal}"),
        Position.ABOVE: _("95% 区间 {interval}% 整段高于目标 {goal}"),
    }
    text = texts.get(where, _("95% 区间 {interval}% 含目标 {goal}"))
    return text.format(interval=interval(*wilson(now.part, now.whole)), goal=rate(target, 0))


def _word(told: JudgedSeries) -> Tag:
    judged = told.judged
    if not judged.current.is_known:
        return Tag.UNKNOWN
    if not judged.last_state.is_signal:
        return Tag.NORMAL
    return signal_word(told.measure, judged.last_side, is_repeated=judged.last_state is State.ALARM)


def _rule(told: JudgedSeries) -> str:
    judged, is_above = told.judged, told.judged.last_side > 0
    if not judged.current.is_known:
        known, least = (ordinary(n, told.grain) for n in (judged.current.point_count, LEAST_POINTS))
        return _("只有 {known}，画上下限至少要 {least}").format(known=known, least=least)
    if judged.runs[judged.last] >= 2:
        text = _("{row}超上限") if is_above else _("{row}低于下限")
        return text.format(row=in_a_row(judged.runs[judged.last], told.grain))
    if not judged.last_state.is_signal:
        return _("在正常范围之内")
    said = {"usual": usual(judged.limits[judged.last])}
    if judged.last_rule is Rule.TWICE:
        text = _("{row}明显高于{usual}") if is_above else _("{row}明显低于{usual}")
        return text.format(row=two_of_three(told.grain), **said)
    if judged.last_rule is Rule.EIGHT:
        text = _("{row}高于{usual}") if is_above else _("{row}低于{usual}")
        return text.format(row=in_a_row(RUN_LENGTH, told.grain), **said)
    return _("超上限") if is_above else _("低于下限")


def _rows(told: JudgedSeries, rule: str, now: Facts | None = None) -> Iterator[tuple[str, str]]:
    """The rows of the popover; of a rate ``now`` adds its fraction."""
    judged = told.judged
    yield _("规则"), rule
    last = judged.last if now is None or judged.latest < 0 else judged.latest
    yield told.latest, sentences(_period(told, last), fraction(now.part, now.whole) if now else "")
    if last > 0 and is_number(told.values[last - 1]):
        yield told.before, _period(told, last - 1)
    if judged.current.is_known:
        yield _("界限"), _("按 {known}算").format(known=ordinary(judged.current.point_count, told.grain))
    if left := _left_out(judged):
        yield capital(_("不含")), left


def _period(told: JudgedSeries, at: int) -> str:
    """A period: its value in bold and what is normal, or why it is not judged."""
    value, limits, state = told.values[at], told.judged.limits[at], told.judged.states[at]
    said = f"**{told.scale.value(float(value))}**" if value is not None else ""
    if state in _UNJUDGED:
        return sentences(said, _(_UNJUDGED[state]))
    if not limits.is_known:
        return said
    return _("{value}，正常 {range}").format(value=said, range=range_text(limits, told.scale))


def _left_out(judged: Control) -> str:
    holidays = sum(state is State.EXCLUDED for state in judged.states)
    missing = sum(state is State.MISSING for state in judged.states)
    return sentences(
        _("{n} 个假期周").format(n=holidays) if holidays else "",
        _("台账缺报的 {n} 期").format(n=missing) if missing else "",
    )
