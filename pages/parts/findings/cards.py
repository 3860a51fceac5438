"""What a KPI card says: value, tag, comparisons with their colours, numerator and denominator."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pages.parts import changes, numbers
from pages.parts.findings import comparison
from pages.parts.findings.comparison import Colour, Evidence, Position, Tag
from pages.parts.findings.measures import SUMS, Kind, Measure
from pages.parts.findings.states import Control, State
from pages.parts.numbers import NBSP, SMALL_SAMPLE, is_missing
from pages.parts.wording import _

_MARKS = {Tag.ALARM: "alarm", Tag.MISSED: "alarm", Tag.WATCH: "watch", Tag.BETTER: "good", Tag.MET: "good"}


@dataclass(frozen=True, slots=True)
class Facts:
    """One measure in one window: value, and for a rate what it is made of; NaN where there is none."""

    value: float = math.nan
    part: float = math.nan
    whole: float = math.nan


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison line: 环比 or 同比, the change in words, the class of its colour."""

    name: str
    text: str
    colour: Colour = Colour.FLAT


@dataclass(frozen=True, slots=True)
class CardText:
    """Everything a card says, in the language spoken; ``tag`` and ``mark`` are codes.

    Attributes:
        label: The measure.
        value: The value without its unit; a dash when there is none.
        unit: The unit; empty when only a fraction is shown.
        tag: Tag word, a message key.
        lines: The comparisons.
        note: Numerator / denominator and interval, or what the value is per.
        mark: State for the last point of the sparkline: normal, watch, alarm or good.
    """

    label: str
    value: str
    unit: str
    tag: Tag
    lines: tuple[Comparison, ...]
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Judge:
    """What a comparison is judged by: the series, the length of the window, the small-sample setting."""

    measure: Measure
    judged: Control | None
    periods: int
    small_sample: int

    def side(self, now: Facts, then: Facts) -> int:
        """+1 or −1 when two windows differ beyond noise, else 0."""
        if self.measure.kind is Kind.RATE:
            return comparison.rate_side((now.part, now.whole), (then.part, then.whole), self.small_sample)
        if self.measure.kind is Kind.COUNT:
            sigma = self.judged.current.sigma if self.judged is not None else math.nan
            return comparison.count_side(now.value, then.value, sigma=sigma, periods=max(self.periods, 1))
        if self.measure.kind is Kind.RATIO and now.whole == then.whole:
            return comparison.count_side(now.part, then.part)
        return 0

    @property
    def is_one_period(self) -> bool:
        """Whether the window is one period whose place in the limits is known."""
        return self.judged is not None and self.periods == 1 and self.judged.current.is_known


def facts(measure: Measure, summary: Mapping[str, object]) -> Facts:
    """A measure out of the one row of a summary question.

    The numerator of a rate is its column when there is one, else rate × denominator (weighted rates).
    """
    value = _number(summary.get(measure.name))
    columns = SUMS.get(measure.denominator, (measure.denominator,))
    whole = sum(_number(summary.get(column)) for column in columns)
    part = _number(summary.get(measure.numerator)) if measure.numerator else math.nan
    if measure.kind is Kind.RATE and math.isnan(part):
        part = round(value * whole, 6)
    return Facts(value, part, whole)


def _number(value: object) -> float:
    return math.nan if is_missing(value) else float(value)


def card(
    measure: Measure,
    now: Facts,
    previous: Facts | None = None,
    year_ago: Facts | None = None,
    *,
    judged: Control | None = None,
    periods: int = 1,
    target: float | None = None,
    small_sample: int = SMALL_SAMPLE,
    note: str = "",
) -> CardText:
    """Put a card together.

    Args:
        measure: What is shown.
        now: The measure in the window.
        previous: In the window before; None when it is not compared.
        year_ago: In the window a year ago; None when it is not compared.
        judged: States of its series up to the window's end; a window of one period is judged by them.
        periods: How many periods the window holds.
        target: The target, for rates that have one.
        small_sample: Denominators below are 样本少.
        note: Last line of a measure that is no rate, in the language spoken.
    """
    judge = _Judge(measure, judged, periods, small_sample)
    evidence = _evidence(judge, now, previous, target)
    word = comparison.tag(measure, evidence) if not math.isnan(now.value) else Tag.NORMAL
    pairs = ((_("环比"), previous), (_("同比"), year_ago))
    lines = [_compare(judge, name, now, then) for name, then in pairs if then is not None]
    if previous is not None and judge.is_one_period and evidence.state.is_signal and word is not Tag.SMALL:
        # the limits judge one period better than its neighbour does, but never against the arrow
        lines[0] = _by_limits(measure, lines[0], evidence, now.value - previous.value)
    value, unit = _value(measure, now, is_sample_small=evidence.is_sample_small)
    told = note or _note(measure, now)
    return CardText(_(measure.label), value, unit, word, tuple(lines), told, _MARKS.get(word, "normal"))


def _evidence(judge: _Judge, now: Facts, previous: Facts | None, target: float | None) -> Evidence:
    is_rate = judge.measure.kind is Kind.RATE
    is_sample_small = is_rate and numbers.is_small(now.whole, judge.small_sample)
    where = comparison.position(now.part, now.whole, target, judge.small_sample) if is_rate else Position.NONE
    if judge.is_one_period:
        return Evidence(judge.judged.last_state, judge.judged.last_side, where, is_sample_small)
    side = judge.side(now, previous) if previous is not None else 0
    return Evidence(State.WATCH if side else State.NORMAL, side, where, is_sample_small)


def _compare(judge: _Judge, name: str, now: Facts, then: Facts) -> Comparison:
    text = _change(judge.measure, now, then, judge.small_sample)
    return Comparison(name, text, comparison.colour(judge.measure, judge.side(now, then)))


def _change(measure: Measure, now: Facts, then: Facts, small_sample: int) -> str:
    if measure.kind is Kind.RATE:
        if numbers.is_small(then.whole, small_sample) and then.whole > 0:
            return _("对比期 {fraction}").format(fraction=numbers.fraction(then.part, then.whole))
        return changes.rate_change(now.value, then.value)
    if measure.kind is Kind.DAYS:
        return changes.days_change(now.value, then.value)
    if measure.kind is Kind.RATIO:
        return changes.change(now.value, then.value, "件", small_sample=0, digits=1)
    if measure.kind is Kind.HOURS:  # as days: the size alone
        return changes.change(now.value, then.value, measure.unit, small_sample=math.inf, digits=1)
    return changes.change(now.value, then.value, measure.unit, small_sample)


def _by_limits(measure: Measure, line: Comparison, evidence: Evidence, difference: float) -> Comparison:
    if difference * evidence.side <= 0:
        return line
    is_repeated = evidence.state is State.ALARM
    found = comparison.colour(measure, evidence.side, is_repeated=is_repeated)
    return Comparison(line.name, line.text, found)


def _value(measure: Measure, now: Facts, *, is_sample_small: bool) -> tuple[str, str]:
    if math.isnan(now.value):
        return "—", ""
    if measure.kind is Kind.RATE:
        if numbers.is_fraction_only(now.whole):
            return numbers.fraction(now.part, now.whole), ""
        return numbers.plain(100 * now.value, 0 if is_sample_small else 1), "%"
    digits = 1 if measure.kind in (Kind.DAYS, Kind.HOURS, Kind.RATIO) else 0
    return numbers.apart(now.value, measure.unit, digits)


def _note(measure: Measure, now: Facts) -> str:
    if measure.kind is Kind.RATIO and not math.isnan(now.whole):
        return numbers.fraction(now.part, now.whole)
    if measure.kind is not Kind.RATE or is_missing(now.whole) or not now.whole:
        return ""
    text = numbers.fraction(now.part, now.whole)
    if numbers.is_fraction_only(now.whole):
        return text
    ends = numbers.interval(*comparison.wilson(now.part, now.whole))
    return f"{text}{NBSP}{NBSP}" + _("区间 {interval}").format(interval=ends)
