"""Who is below target: units whose whole 95 % interval lies on one side, and who cannot be judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.comparison import Position, position, wilson
from pages.parts.findings.reading import Reading, fit, is_named, nothing, short, some, word
from pages.parts.numbers import SMALL_SAMPLE, fraction, interval, is_fraction_only, is_missing, rate, share
from pages.parts.wording import _, sentences


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit against the target.

    Attributes:
        name: The unit as the ledger writes it.
        part: Numerator; fractional when 基本满意 is weighted.
        whole: Denominator.
        low: Lower end of the Wilson interval, 0 to 1; NaN when the denominator is 0.
        high: Upper end.
        position: Where the interval lies.
    """

    name: str
    part: float
    whole: float
    low: float
    high: float
    position: Position

    @property
    def rate(self) -> float:
        """The rate; NaN when the denominator is 0."""
        return self.part / self.whole if self.whole else float("nan")


def standings(
    frame: pd.DataFrame,
    by: str,
    rate_column: str,
    denominator: str,
    target: float | None,
    small_sample: int = SMALL_SAMPLE,
) -> list[Standing]:
    """Every unit of the frame against the target, best first; small and unnamed ones last.

    The numerator is rate × denominator, so that a weighted rate stays what the question answered.
    """
    found = []
    for name, value, whole in zip(*(frame[column] for column in (by, rate_column, denominator)), strict=True):
        size = 0.0 if is_missing(whole) else float(whole)
        part = 0.0 if is_missing(value) else round(float(value) * size, 6)
        low, high = wilson(part, size)
        found.append(Standing(str(name), part, size, low, high, position(part, size, target, small_sample)))
    return sorted(found, key=_order)


def _order(standing: Standing) -> tuple[bool, bool, float, str]:
    is_judged = standing.position not in (Position.SMALL, Position.NONE) or standing.whole >= SMALL_SAMPLE
    return (
        not is_named(standing.name), not is_judged, -standing.rate if standing.whole else 1.0, standing.name
    )  # fmt: skip


def _names(found: Sequence[Standing], where: Position) -> list[str]:
    return [standing.name for standing in found if standing.position is where and is_named(standing.name)]


def target_reading(
    found: Sequence[Standing], target: float, *, noun: str = "社区", label: str = "满意率"
) -> Reading:
    """Title and reading of a ranking against a target; ``noun`` and ``label`` are message keys."""
    neutral = _("各{noun}{label}").format(noun=word(noun), label=word(label))
    if not any(standing.whole for standing in found):
        return nothing(neutral)
    below, above = _names(found, Position.BELOW)[::-1], _names(found, Position.ABOVE)
    goal = rate(target, 0 if float(100 * target).is_integer() or round(100 * target, 6) % 1 == 0 else 1)
    return Reading(_title(found, below, above, goal, neutral), _reading(found, noun), bool(below or above))


def _title(
    found: Sequence[Standing], below: Sequence[str], above: Sequence[str], goal: str, neutral: str
) -> str:
    if below and above:
        values = {"below": some(below), "above": some(above), "goal": goal, "n": len(above)}
        return fit(
            _("{below}低于 {goal} 目标，{above}高于目标").format(**values),
            _("{below}低于 {goal} 目标，{n} 个高于目标").format(**values),
            _("{n} 个低于 {goal} 目标").format(n=len(below), goal=goal),
        )
    if below:
        return fit(
            _("{below}低于 {goal} 目标").format(below=some(below), goal=goal),
            _("{n} 个低于 {goal} 目标").format(n=len(below), goal=goal),
        )
    if above:
        return fit(
            _("没有低于 {goal} 目标的，{above}高于目标").format(above=some(above), goal=goal),
            _("没有低于 {goal} 目标的，{n} 个高于目标").format(n=len(above), goal=goal),
        )
    if _names(found, Position.CONTAINS):
        return _("尚分不出高低：区间都含 {goal} 目标").format(goal=goal)
    return _("{neutral}：样本都少，不作判断").format(neutral=neutral)


def _reading(found: Sequence[Standing], noun: str) -> str:
    unsure = [s for s in found if s.position is Position.CONTAINS and is_named(s.name)]
    below = [s for s in found if s.position is Position.BELOW and is_named(s.name)]
    small = [s for s in found if s.position is Position.SMALL and is_named(s.name)]
    first = ""
    if unsure:
        lowest = min(unsure, key=lambda s: s.rate)
        first = _("{name} {rate}，区间含目标，**尚不能说未达标**").format(
            name=short(lowest.name), rate=share(lowest.part, lowest.whole)
        )
    elif below:
        lowest = min(below, key=lambda s: s.rate)
        first = _("{name} {rate}（区间 {interval}），**先听它的不满意回访**").format(
            name=short(lowest.name),
            rate=share(lowest.part, lowest.whole),
            interval=interval(lowest.low, lowest.high),
        )
    elif small:
        first = _("分母太小，**样本少不作判断**")
    else:
        first = _("各{noun}区间都在目标之上，**不必再排名次**").format(noun=word(noun))
    return _("{text}。").format(text=sentences(first, _small(small) if unsure or below else ""))


def _small(small: Sequence[Standing]) -> str:
    if not small:
        return ""
    if len(small) == 1:
        only = small[0]
        said = fraction(only.part, only.whole) if is_fraction_only(only.whole) else f"{only.whole:,.0f}"
        return _("{name}分母只有 {n}，不排名").format(name=short(only.name), n=said)
    return _("{n} 个样本少，不排名").format(n=len(small))
