"""Which units miss a target: their 95 % interval lies on one side, and the test of all units confirms it.

Chart title, headline and 需办 name the same units: those of ``below_target`` and ``above_target``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from scipy import special

from pages.parts.findings.comparison import Position, position, wilson
from pages.parts.findings.false_discovery import Candidate, Group, passing_candidates
from pages.parts.findings.reading import Reading, fit, is_named, nothing, short, some, word
from pages.parts.words.language import _, mark, sentences
from pages.parts.words.numbers import (
    SMALL_SAMPLE,
    fraction,
    interval,
    is_fraction_only,
    is_missing,
    rate,
    share,
)

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
    """Probability of a rate this low where the true rate is the target; NaN where the sample is too small.

    The lower tail of the binomial distribution. Weights make fractional numerators; the incomplete beta
    function is exact at whole numbers and continuous between them.
    """
    if standing.position in (Position.SMALL, Position.NONE):
        return float("nan")
    missed = max(standing.whole - standing.part, 0.0)
    return float(special.betainc(missed, standing.part + 1, 1 - target)) if missed else 1.0


def chance_above(standing: Standing, target: float) -> float:
    """Probability of a rate this high where the true rate is the target: upper tail of ``chance_below``."""
    if standing.position in (Position.SMALL, Position.NONE):
        return float("nan")
    missed = max(standing.whole - standing.part, 0.0)
    return float(special.betainc(standing.part, missed + 1, target)) if standing.part else 1.0


def judged_standings(found: Iterable[Standing]) -> list[Standing]:
    """The units that are judged together: those with a name and enough cases."""
    few = (Position.SMALL, Position.NONE)
    return [each for each in found if is_named(each.name) and each.position not in few]


def below_target(found: Iterable[Standing], target: float, group: Group = Group.TARGET) -> list[Standing]:
    """The named units below the target, beyond what chance explains among so many units that are just on it.

    Args:
        found: All units, including those that cannot be judged.
        target: The target.
        group: The family of tests whose share of false rows applies.
    """
    looked = [Candidate(each, group, chance_below(each, target)) for each in judged_standings(found)]
    return [each.row for each in passing_candidates(looked) if each.row.position is Position.BELOW]


def above_target(found: Iterable[Standing], target: float, group: Group = Group.TARGET) -> list[Standing]:
    """The named units above the target, beyond what chance explains among so many units."""
    looked = [Candidate(each, group, chance_above(each, target)) for each in judged_standings(found)]
    return [each.row for each in passing_candidates(looked) if each.row.position is Position.ABOVE]


def standings(
    frame: pd.DataFrame,
    by: str,
    rate_column: str,
    denominator: str,
    target: float | None,
    small_sample: int = SMALL_SAMPLE,
) -> list[Standing]:
    """Every unit of the frame against the target, best first; small and unnamed units last.

    The numerator is rate × denominator, so that a weighted rate equals the one the query returned.
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


def target_reading(
    found: Sequence[Standing],
    target: float,
    *,
    noun: str = "社区",
    label: str = "满意率",
    group: Group = Group.TARGET,
) -> Reading:
    """Title and reading of a ranking against a target.

    Args:
        found: The units.
        target: The target.
        noun: What the units are, a message key.
        label: What the rate is called, a message key.
        group: The family of tests whose share of false rows applies.
    """
    neutral = _("各{noun}{label}").format(noun=word(noun), label=word(label))
    if not any(standing.whole for standing in found):
        return nothing(neutral)
    below, above = below_target(found, target, group), above_target(found, target, group)
    unsure = [each for each in judged_standings(found) if each not in below and each not in above]
    goal = rate(target, 0 if float(100 * target).is_integer() or round(100 * target, 6) % 1 == 0 else 1)
    said = {"goal": goal, "noun": word(noun), "neutral": neutral}
    small = [each for each in found if each.position is Position.SMALL and is_named(each.name)]
    judged = _unsure(unsure, len(judged_standings(found))) or _sure(below, above, noun, label)
    few = _("分母太小，**样本少不作判断**")
    told = sentences(judged, _small(small)) if judged else few
    low, high, open_ones = ([each.name for each in part] for part in (below[::-1], above, unsure))
    return Reading(_title(low, high, open_ones, said), _("{text}。").format(text=told), bool(below or above))


def _title(below: Sequence[str], above: Sequence[str], unsure: Sequence[str], said: dict[str, str]) -> str:
    said = {**said, "below": some(below), "above": some(above), "unsure": some(unsure)}
    counts = {"n": len(below), "m": len(above), "rest": len(unsure)}
    counts["judged"] = sum(counts.values())
    if below:
        full = [_("{below}低于 {goal} 目标，{above}高于目标"), _("{below}低于 {goal} 目标，{m} 个高于目标")]
        short_ones = [_("{below}低于 {goal} 目标"), _("{n} 个低于 {goal} 目标")]
        texts = [*(full if above else []), *short_ones]
    elif above and not unsure:
        texts = [_("{judged} 个{noun}均高于 {goal} 目标") if len(above) > 1 else _("{above}高于 {goal} 目标")]
    elif above:
        texts = [_("{above}高于 {goal} 目标，其余 {rest} 个尚不能断定")]
        texts += [_("{m} 个高于 {goal} 目标，其余 {rest} 个尚不能断定")]
    elif unsure:
        several, single = (
            _("{judged} 个{noun}高于还是低于 {goal} 目标，尚不能断定"),
            _("{unsure}高于还是低于 {goal} 目标，尚不能断定"),
        )
        texts = [several if len(unsure) > 1 else single]
    else:
        texts = [_("{neutral}：样本少，不作判断")]
    return fit(*(text.format(**said, **counts) for text in texts))


def _unsure(unsure: Sequence[Standing], looked: int) -> str:
    """Why the lowest unit without a clear difference from the target has none; empty without such units."""
    if not unsure:
        return ""
    lowest = min(unsure, key=lambda each: each.rate)
    said = {"name": short(lowest.name), "rate": share(lowest.part, lowest.whole), "n": looked}
    if lowest.position is Position.CONTAINS:
        return _("{name} {rate}，区间含目标，**尚不能说未达标**").format(**said)
    is_below = lowest.position is Position.BELOW
    if looked == 1:
        text = _("{name} {rate}，区间低于目标，但没有低到需办的标准，**还不能排除偶然**")
        return (text if is_below else _("{name} {rate}，区间高于目标，**还不能排除偶然**")).format(**said)
    text = _("{name} {rate}，区间低于目标，同看 {n} 个，**还不能排除偶然**")
    return (text if is_below else _("{name} {rate}，区间高于目标，同看 {n} 个，**还不能排除偶然**")).format(
        **said
    )


def _sure(below: Sequence[Standing], above: Sequence[Standing], noun: str, label: str) -> str:
    """The advice for the lowest unit below the target, or that all are above; empty where none is judged."""
    if below:
        lowest = min(below, key=lambda each: each.rate)
        return _("{name} {rate}（区间 {interval}），**{advice}**").format(
            name=short(lowest.name),
            rate=share(lowest.part, lowest.whole),
            interval=interval(lowest.low, lowest.high),
            advice=_(_ADVICE.get(label, _LOOK)),
        )
    if len(above) > 1:
        return _("{n} 个{noun}区间都在目标之上，**都已达标**").format(n=len(above), noun=word(noun))
    return _("{name}区间在目标之上，**已达标**").format(name=short(above[0].name)) if above else ""


def _small(small: Sequence[Standing]) -> str:
    if not small:
        return ""
    if len(small) == 1:
        only = small[0]
        said = fraction(only.part, only.whole) if is_fraction_only(only.whole) else f"{only.whole:,.0f}"
        return _("{name}分母只有 {n}，不排名").format(name=short(only.name), n=said)
    return _("{n} 个样本少，不排名").format(n=len(small))
