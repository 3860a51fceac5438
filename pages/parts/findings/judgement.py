"""The verdict on a measure in a scope, as one word: cards, tables, headlines, links and files show it.

The tests in order: few cases (样本少); the target missed (未达标); beyond the limits of its own periods or,
for a window of several periods, beyond chance against the window before (预警, 关注, 好转, 有变化); the
target (达标, 区间含目标); inside known limits (正常波动); else 数据不足以判断. Without limits it is never
正常波动.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

from pages.parts.findings.case import Case, Run, case_of_count
from pages.parts.findings.comparison import (
    Difference,
    Position,
    Tag,
    compare_counts,
    compare_rates,
    compare_stocks,
    deviations,
    position,
    sign_of_worth,
)
from pages.parts.findings.contribution import FEW
from pages.parts.findings.states import Control, Rule, State
from pages.parts.findings.xmr import LEAST_POINTS
from pages.parts.words.numbers import YUAN, is_missing, is_small
from queries.measure import Kind, Measure


class Ground(enum.Enum):
    """Which test gave the verdict."""

    SMALL = "small"
    TARGET = "target"
    LIMITS = "limits"  # outside or inside the limits
    REPEATED = "repeated"  # two of three periods far from the mean, this one among them
    SIDE = "side"  # inside, but eight periods on one side of the mean
    WINDOW = "window"  # against the window before
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as codes; ``judgement_reasons`` puts it into words.

    Attributes:
        word: The tag.
        ground: The test that gave it.
        side: +1 when the value lies above the usual, −1 below, else 0.
        run: How many periods in a row up to this one lie outside.
        reach: How far apart chance can put two windows: ± of counts; NaN for other tests.
    """

    word: Tag
    ground: Ground
    side: int = 0
    run: int = 0
    reach: float = math.nan

    @property
    def is_signal(self) -> bool:
        """Whether the measure itself moved, in either direction."""
        return self.side != 0


def verdict(case: Case) -> Verdict:
    """The verdict on a measure in a window; the worst result comes first."""
    told = case_of_count(case)
    where = _position(told)
    if told.is_rate and (is_small(told.now.whole, told.small_sample) or where is Position.SMALL):
        return Verdict(Tag.SMALL, Ground.SMALL)
    if where is _side_of_target(told.measure, is_met=False):
        return Verdict(Tag.MISSED, Ground.TARGET)
    found = _movement_verdict(told)
    if found.is_signal:
        return found
    if where is _side_of_target(told.measure, is_met=True):
        return Verdict(Tag.MET, Ground.TARGET)
    if where is Position.CONTAINS:
        return Verdict(Tag.CONTAINS, Ground.TARGET)
    return found


def _position(case: Case) -> Position:
    if not case.is_rate:
        return Position.NONE
    return position(case.now.part, case.now.whole, case.target, case.small_sample)


def _side_of_target(measure: Measure, *, is_met: bool) -> Position | None:
    """The position that counts as 达标 (or 未达标) for the measure; None when neither side is good."""
    if not measure.polarity:
        return None
    return Position.ABOVE if (measure.polarity > 0) is is_met else Position.BELOW


def _movement_verdict(case: Case) -> Verdict:
    """The verdict by its periods, or by the window before where the window is not one judged period."""
    run = case.periods
    if case.is_unripe or case.measure.kind is Kind.RATIO:
        return Verdict(Tag.UNKNOWN, Ground.NOTHING)
    if run.is_one and run.limits.is_known and run.state.is_judged and not is_missing(case.value):
        return _by_limits(case.measure, run.control)
    return _by_window(case, run)


def _by_limits(measure: Measure, judged: Control) -> Verdict:
    side, run = judged.sides[-1], judged.runs[-1]
    if not judged.states[-1].is_signal:
        return Verdict(Tag.NORMAL, Ground.LIMITS)
    word = signal_word(measure, side, is_repeated=judged.states[-1] is State.ALARM)
    if run >= 2:
        return Verdict(word, Ground.LIMITS, side, run)
    ground = {Rule.TWICE: Ground.REPEATED, Rule.EIGHT: Ground.SIDE}.get(judged.rules[-1], Ground.LIMITS)
    return Verdict(word, ground, side, run)


def signal_word(measure: Measure, side: int, *, is_repeated: bool = False) -> Tag:
    """The tag of a measure that moved to that side: by what is better, and whether it did so again."""
    worth = sign_of_worth(measure, side)
    if worth < 0:
        return Tag.ALARM if is_repeated else Tag.WATCH
    return Tag.BETTER if worth > 0 else Tag.CHANGED


def _by_window(case: Case, run: Run) -> Verdict:
    """Compare with the window before; without a signal it is 正常波动 only where the periods have limits."""
    nothing = Verdict(Tag.UNKNOWN, Ground.NOTHING)
    is_holiday = run.is_one and run.state is State.EXCLUDED
    if is_holiday or not _is_comparable(case) or not _has_periods(case):
        return nothing
    found = difference(case)
    if found.side:
        return Verdict(signal_word(case.measure, found.side), Ground.WINDOW, found.side, reach=found.reach)
    if not run.limits.is_known or (run.is_one and not run.state.is_judged):
        return nothing
    return Verdict(Tag.NORMAL, Ground.WINDOW, reach=found.reach)


def _is_comparable(case: Case) -> bool:
    """Whether there is a window before whose value is comparable with this one."""
    if (
        case.before is None
        or (case.unlike and (case.is_divided or not case.is_rate))
        or is_missing(case.before.value)
        or case.measure.kind not in (Kind.COUNT, Kind.RATE)
        or case.is_unripe
        or case.measure.unit == YUAN  # the tests of counts do not apply to sums of money
    ):
        return False
    return not (case.is_rate and is_small(case.before.whole, case.small_sample))


def _has_periods(case: Case) -> bool:
    """Whether there are as many periods as limits need; called only for measures with periods."""
    return case.run is None or (
        case.run.limits.point_count >= LEAST_POINTS and not is_missing(case.run.periods)
    )


def difference(case: Case) -> Difference:
    """The difference of two windows by the test for the kind of measure."""
    now, before, run = case.now, case.then, case.periods
    limits, length = run.limits, run.periods if run.periods > 1 else 1.0
    known = {"points": limits.point_count} if limits.is_known else {}
    if case.is_rate:
        spread = limits.sigma / math.sqrt(length)
        return compare_rates(
            (now.part, now.whole), (before.part, before.whole),
            spread=spread, small_sample=case.small_sample, **known,
        )  # fmt: skip
    if case.is_stock:
        found = _by_changes(case, length if is_missing(case.apart) else case.apart)
    else:
        found = compare_counts(
            now.value, before.value, exposure=case.exposure, sigma=limits.sigma, periods=length, **known
        )
    reach = found.reach if is_missing(found.reach) else max(found.reach, float(FEW))
    change = now.value - before.value * (1.0 if case.is_stock else case.exposure[0] / case.exposure[1])
    return Difference(int(change > reach) - int(-change > reach), reach)


def _by_changes(case: Case, apart: float) -> Difference:
    """Test a stock by its usual changes over as many periods; without limits by its own flows."""
    limits = case.periods.limits
    if limits.is_known:
        return Difference(reach=deviations(points=limits.point_count) * limits.sigma * math.sqrt(apart))
    return compare_stocks(case.now.entered, case.now.left)


def difference_side(case: Case) -> int:
    """+1 or −1 when two windows differ beyond chance, else 0: it decides the colour of a comparison."""
    told = case_of_count(case)
    return difference(told).side if _is_comparable(told) else 0
