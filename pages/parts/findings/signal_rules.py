"""When periods are a signal: one beyond its limits, two of three far out, or eight on one side.

The rules of Western Electric (1956) in the form of NHS Making Data Count, tuned by simulation: a page of
twenty series without any change has at most about one row in sixteen weeks, and a rise by half in a
community is found within four weeks (tests/evidence/volumes.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincc, ndtr

from pages.parts.findings.states import Rule, State

#: Standard deviations that two of three periods exceed on one side.
REPEATED = 2.0
#: Number of periods in a row on one side of the mean, and how far from it they lie together, in standard
#: deviations.
RUN_LENGTH, SHIFTED = 8, 2.8
#: State by rule.
STATES = {
    Rule.NOTHING: State.NORMAL,
    Rule.BEYOND: State.WATCH,
    Rule.TWICE: State.ALARM,
    Rule.EIGHT: State.WATCH,
}
_RULES = (Rule.BEYOND, Rule.TWICE, Rule.EIGHT)
#: The sum of eight half-normal values as a gamma distribution: mean 8 × √(2/π), variance 8 × (1 − 2/π).
_SHAPE = RUN_LENGTH * (2 / np.pi) / (1 - 2 / np.pi)
_SCALE = RUN_LENGTH * np.sqrt(2 / np.pi) / _SHAPE


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the ordinary periods of a series relate to the usual level, in order.

    Attributes:
        z: Standard deviations from the mean; NaN without limits.
        above: +1 above the mean, −1 below it, else 0.
        outside: +1 above the upper limit, −1 below the lower one, else 0.
        is_far: Whether a value is far enough from the mean to matter.
        shared: Share of the variance that all periods have in common: the error of the mean.
    """

    z: np.ndarray
    above: np.ndarray
    outside: np.ndarray
    is_far: np.ndarray
    shared: np.ndarray


@dataclass(frozen=True, slots=True)
class FiringRules:
    """The result of the rules per period: rule, side, periods in a row outside, and the chance."""

    rules: list[Rule]
    sides: list[int]
    runs: list[int]
    chances: list[float]


def firing_rules(of: Evidence) -> FiringRules:
    """The rule that fires in each period; of several the most serious, 预警 first."""
    if not len(of.z):
        return FiringRules([], [], [], [])
    z = np.nan_to_num(of.z, nan=0.0, posinf=np.inf, neginf=-np.inf)
    rules, sides, chances = [Rule.NOTHING] * len(z), [0] * len(z), np.ones(len(z))
    for side in (1, -1):
        fired, chance = _one_side(of, side * z, side)
        chances = np.minimum(chances, np.where(fired, chance, 1.0).min(axis=0))
        for at in np.flatnonzero(fired.any(axis=0)):
            beyond, twice, _eight = fired[:, at]
            rules[at] = Rule.TWICE if twice else Rule.BEYOND if beyond else Rule.EIGHT
            sides[at] = side
    return FiringRules(rules, sides, _runs(of.outside), chances.tolist())


def _one_side(of: Evidence, z: np.ndarray, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Whether each rule fires on one side, and its chance, allowing for both sides and all rules."""
    far = np.where(of.is_far & (of.above == side), z, -np.inf)
    earlier = np.maximum(_earlier_values(far, 1), _earlier_values(far, 2))
    second = np.minimum(far, earlier)
    is_run = _windows(of.above == side, False).all(axis=1)  # noqa: FBT003 - what stands before the first
    total = _windows(z, 0.0).sum(axis=1) / np.sqrt(
        1 + (RUN_LENGTH - 1) * _windows(of.shared, 0.0).mean(axis=1)
    )
    fired = np.array(
        [
            of.outside == side,
            second > REPEATED,
            is_run & of.is_far & (total > SHIFTED * np.sqrt(RUN_LENGTH)),
        ]
    )
    tail = ndtr(-second)
    chance = np.array(
        [
            ndtr(-z),
            tail * (1 - (1 - tail) ** 2),
            gammaincc(_SHAPE, np.maximum(total, 0) / _SCALE) / 2**RUN_LENGTH,
        ]
    )
    return fired, np.minimum(2 * len(_RULES) * chance, 1.0)


def _earlier_values(values: np.ndarray, by: int) -> np.ndarray:
    """The values shifted by this many periods; −∞ before the first."""
    return np.concatenate([np.full(min(by, len(values)), -np.inf), values[: max(len(values) - by, 0)]])


def _windows(values: np.ndarray, before: float) -> np.ndarray:
    """The eight values up to each period, one row per period."""
    whole = np.concatenate([np.full(RUN_LENGTH - 1, before, dtype=values.dtype), values])
    return np.lib.stride_tricks.sliding_window_view(whole, RUN_LENGTH)


def _runs(outside: np.ndarray) -> list[int]:
    """How many periods in a row up to each lie outside on the same side."""
    runs: list[int] = []
    before = 0
    for side in outside.tolist():
        runs.append((runs[-1] + 1 if side == before else 1) if side else 0)
        before = side
    return runs
