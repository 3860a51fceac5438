"""Whether a measure changed, and whether its target will be met always, never, or by chance.

Both by limits from a frozen base: the first twelve ordinary months of a process, so that what comes later
cannot widen them. The idea and the two questions are those of the icons of Making Data Count (NHS England).
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.parts.findings.false_discovery import passing
from pages.parts.findings.states import Limits, State, unknown
from pages.parts.findings.xmr import LEAST_POINTS, natural_limits, signals

#: Months of the base: the fewest from which an individuals chart has limits.
BASE_MONTHS = LEAST_POINTS
#: Expected share of chance among the signals of one matrix.
FALSE_SHARE = 0.05


class Variation(enum.Enum):
    """What the last month says against the limits of the base."""

    COMMON = "common"  # inside: nothing but chance
    IMPROVING = "improving"
    CONCERNING = "concerning"
    CHANGED = "changed"  # beyond chance, of a measure of which neither direction is better
    UNKNOWN = "unknown"  # too few months, or the last one is not judged


class Assurance(enum.Enum):
    """Whether a process within its limits meets the target."""

    ALWAYS = "always"
    CHANCE = "chance"
    NEVER = "never"
    UNKNOWN = "unknown"  # no target, or too few months


@dataclass(frozen=True, slots=True)
class Standing:
    """What the months of a measure say.

    Attributes:
        variation: Of the last month.
        assurance: Of the base.
        side: +1 when the last month is a signal upwards, −1 downwards, else 0.
        limits: Natural limits of the base, of a rate at most 1; unknown for a shorter one.
        base: Positions of the months of the base.
        chance: Probability of evidence as strong as the last month's if nothing has changed; 1 for no signal.
    """

    variation: Variation
    assurance: Assurance
    side: int
    limits: Limits
    base: tuple[int, ...]
    chance: float = 1.0


def standing(
    values: Sequence[float | None],
    reasons: Sequence[State | None],
    *,
    polarity: int,
    target: float | None = None,
    is_rate: bool = True,
    since: int = 0,
) -> Standing:
    """The standing of a measure after its last month.

    Args:
        values: One value per month, oldest first.
        reasons: Why a month is not judged; None for an ordinary one.
        polarity: +1 if more is better, −1 if less is better, 0 if neither.
        target: The target, if the measure has one.
        is_rate: Whether no value can be above 1.
        since: Position of the first month of today's process: the base begins there.

    Raises:
        ValueError: Values and reasons differ in length.
    """
    months = [(at, value) for at, (value, why) in enumerate(zip(values, reasons, strict=True)) if why is None]
    ordinary = [(at, float(value)) for at, value in months if value is not None and at >= since]
    base = ordinary[:BASE_MONTHS]
    places = tuple(at for at, _value in base)
    if len(base) < BASE_MONTHS:
        return Standing(Variation.UNKNOWN, Assurance.UNKNOWN, 0, unknown(len(base)), places)
    limits = natural_limits([value for _at, value in base])
    if is_rate:
        upper = min(limits.upper, 1.0)
        limits = Limits(limits.mean, upper, limits.lower, limits.moving_range, limits.point_count)
    met = assurance(limits, target, polarity)
    if ordinary[-1][0] != len(values) - 1:
        return Standing(Variation.UNKNOWN, met, 0, limits, places)
    judged = signals([value for _at, value in ordinary], limits, [False] * len(ordinary))
    side = judged.last_side if judged.last_state.is_signal else 0
    return Standing(variation(side, polarity), met, side, limits, places, judged.chances[-1] if side else 1.0)


def held_to_family(found: Sequence[Standing]) -> list[Standing]:
    """The standings that are looked at together: signals that chance explains among so many are common.

    Benjamini and Hochberg over all whose last month is judged.
    """
    judged = [each.chance for each in found if each.variation is not Variation.UNKNOWN]
    kept = iter(passing(judged, FALSE_SHARE))
    passes = [each.variation is not Variation.UNKNOWN and bool(next(kept)) for each in found]
    return [
        replace(each, variation=Variation.COMMON, side=0) if each.side and not is_kept else each
        for each, is_kept in zip(found, passes, strict=True)
    ]


def variation(side: int, polarity: int) -> Variation:
    """The kind of variation of a signal on one side; of no signal it is common."""
    if not side:
        return Variation.COMMON
    if not polarity:
        return Variation.CHANGED
    return Variation.IMPROVING if side * polarity > 0 else Variation.CONCERNING


def assurance(limits: Limits, target: float | None, polarity: int) -> Assurance:
    """Always when the worse limit meets the target, never when the better one misses it, else by chance."""
    if target is None or not polarity or not limits.is_known:
        return Assurance.UNKNOWN
    worse, better = (limits.lower, limits.upper) if polarity > 0 else (limits.upper, limits.lower)
    if polarity * (worse - target) >= 0:
        return Assurance.ALWAYS
    return Assurance.NEVER if polarity * (better - target) < 0 else Assurance.CHANCE
