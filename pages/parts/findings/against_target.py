"""Who is below target: units whose whole 95 % interval lies on one side, and who cannot be judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from scipy import special

from pages.parts.findings.comparison import Position, position, wilson
from pages.parts.findings.reading import Reading, fit, is_named, nothing, short, some, word
from pages.parts.numbers import SMALL_SAMPLE, fraction, interval, is_fraction_only, is_missing, rate, share
from pages.parts.wording import _, mark, sentences

#: What to do about a unit below the target of a rate, by the label of the rate.
_ADVICE = {
    "满意率": mark("先听它的不满意回访"),
    "按期办结率": mark("先查它的超期件"),
    "化解率": mark("先看它的未成功个案"),
}
_LOOK = mark("先看它的明细")


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


def chance_below(standing: Standing, target: float) -> float:
    """Probability of so low a rate where the true one is the target; NaN where too few answered to judge.

    The lower tail of the binomial distribution (exact; between whole numbers, as weights make them, the
    incomplete beta function goes on).
    """
    if standing.position in (Position.SMALL, Position.NONE):
        return float("nan")
    missed = max(standing.whole - standing.part, 0.0)
    return float(special.betainc(missed, standing.part + 1, 1 - target)) if missed else 1.0


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
    said = {"goal": goal, "noun": word(noun), "neutral": neutral}
    return Reading(_title(found, below, above, said), _reading(found, noun, label), bool(below or above))


def _title(
    found: Sequence[Standing], below: Sequence[str], above: Sequence[str], said: dict[str, str]
) -> str:
    unsure = _names(found, Position.CONTAINS)
    said = {**said, "below": some(below), "above": some(above), "unsure": some(unsure)}
    counts = {"n": len(below), "m": len(above), "judged": len(below) + len(above) + len(unsure)}
    if below:
        full = [_("{below}低于 {goal} 目标，{above}高于目标"), _("{below}低于 {goal} 目标，{m} 个高于目标")]
        short_ones = [_("{below}低于 {goal} 目标"), _("{n} 个低于 {goal} 目标")]
        texts = [*(full if above else []), *short_ones]
    elif above and not unsure:
        texts = [_("{judged} 个{noun}均高于 {goal} 目标") if len(above) > 1 else _("{above}高于 {goal} 目标")]
    elif above:
        texts = [_("{judged} 个{noun}均未低于 {goal} 目标，其中{above}高于目标")]
        texts += [_("{judged} 个{noun}均未低于 {goal} 目标，其中 {m} 个高于目标")]
    elif unsure:
        several, single = (
            _("{judged} 个{noun}与 {goal} 目标均无明显差异"),
            _("{unsure}与 {goal} 目标无明显差异"),
        )
        texts = [several if len(unsure) > 1 else single]
    else:
        texts = [_("{neutral}：样本少，不作判断")]
    return fit(*(text.format(**said, **counts) for text in texts))


def _reading(found: Sequence[Standing], noun: str, label: str) -> str:
    named = {where: [s for s in found if s.position is where and is_named(s.name)] for where in Position}
    unsure, below, small = named[Position.CONTAINS], named[Position.BELOW], named[Position.SMALL]
    above = named[Position.ABOVE]
    if unsure:
        lowest = min(unsure, key=lambda s: s.rate)
        first = _("{name} {rate}，区间含目标，**尚不能说未达标**").format(
            name=short(lowest.name), rate=share(lowest.part, lowest.whole)
        )
    elif below:
        lowest = min(below, key=lambda s: s.rate)
        first = _("{name} {rate}（区间 {interval}），**{advice}**").format(
            name=short(lowest.name),
            rate=share(lowest.part, lowest.whole),
            interval=interval(lowest.low, lowest.high),
            advice=_(_ADVICE.get(label, _LOOK)),
        )
    elif len(above) > 1:
        first = _("{n} 个{noun}区间都在目标之上，**都已达标**").format(n=len(above), noun=word(noun))
    elif above:
        first = _("{name}区间在目标之上，**已达标**").format(name=short(above[0].name))
    else:
        first = _("分母太小，**样本少不作判断**")
    return _("{text}。").format(text=sentences(first, _small(small) if unsure or below or above else ""))


def _small(small: Sequence[Standing]) -> str:
    if not small:
        return ""
    if len(small) == 1:
        only = small[0]
        said = fraction(only.part, only.whole) if is_fraction_only(only.whole) else f"{only.whole:,.0f}"
        return _("{name}分母只有 {n}，不排名").format(name=short(only.name), n=said)
    return _("{n} 个样本少，不排名").format(n=len(small))
