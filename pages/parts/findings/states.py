"""The result of judging a series: the state of each period, the limits, and both together."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

#: d2 for ranges of two values: mean moving range / d2 estimates the standard deviation.
D2 = 1.128


class State(enum.StrEnum):
    """The state of one period: ordinary, not judged (and why), or a signal."""

    NORMAL = "normal"
    WATCH = "watch"  # 关注: one period outside, or eight on one side of the mean
    ALARM = "alarm"  # 预警: two of three periods in a row far out on one side
    EXCLUDED = "excluded"  # holiday week
    INCOMPLETE = "incomplete"  # not over at the day of the data
    EVENT = "event"  # one-off with a known cause
    MISSING = "missing"  # no ledger for the period
    PARTIAL = "partial"  # the ledger does not reach over all of it
    SMALL = "small"  # a rate of few cases

    @property
    def is_signal(self) -> bool:
        """Whether a user should react."""
        return self in (State.WATCH, State.ALARM)

    @property
    def is_judged(self) -> bool:
        """Whether the period counts for the limits."""
        return self in (State.NORMAL, State.WATCH, State.ALARM)


class Rule(enum.StrEnum):
    """The rule by which a period is a signal."""

    NOTHING = "nothing"
    BEYOND = "beyond"  # outside its limits
    TWICE = "twice"  # two of three in a row beyond two standard deviations on one side
    EIGHT = "eight"  # eight in a row on one side, together too far to be chance


@dataclass(frozen=True, slots=True)
class Limits:
    """Natural limits of a process, in the unit of the counts; all NaN when too few periods are known.

    Attributes:
        mean: Mean of the ordinary periods; with trend and season the expected count of this period.
        upper: Upper natural limit.
        lower: Lower natural limit, at least 0 where no value is negative.
        moving_range: Mean moving range; with trend and season that of the noise.
        point_count: Number of ordinary periods the limits are computed from.
        is_expected: Whether the limits follow trend and season and so differ from period to period.
    """

    mean: float
    upper: float
    lower: float
    moving_range: float
    point_count: int
    is_expected: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there were enough periods to compute limits."""
        return not math.isnan(self.mean)

    @property
    def sigma(self) -> float:
        """Standard deviation of one ordinary period."""
        return self.moving_range / D2

    def side(self, value: float) -> int:
        """+1 above the upper limit, −1 below the lower one, else 0; always 0 without limits."""
        return int(value > self.upper) - int(value < self.lower)


@dataclass(frozen=True, slots=True)
class Control:
    """A series with its states and limits, one entry per period.

    Attributes:
        states: The state of each period.
        sides: +1 above, −1 below (the limits, or the mean for eight in a row), else 0.
        runs: How many periods in a row up to this one are outside on the same side.
        limits: The limits valid for each period; the last are those of today.
        rules: The rule by which each period is a signal.
        chances: Probability of evidence as strong as that of the rule if nothing has changed, for both sides
            and all three rules together; 1 where no rule fires or the period is not judged.
    """

    states: tuple[State, ...]
    sides: tuple[int, ...]
    runs: tuple[int, ...]
    limits: tuple[Limits, ...]
    rules: tuple[Rule, ...] = ()
    chances: tuple[float, ...] = ()

    @property
    def current(self) -> Limits:
        """The limits since the last change; unknown limits for an empty series."""
        return self.limits[-1] if self.limits else unknown(0)

    @property
    def last(self) -> int:
        """Position of the last judged period; −1 without one."""
        told = (at for at in reversed(range(len(self.states))) if self.states[at].is_judged)
        return next(told, -1)

    @property
    def latest(self) -> int:
        """Position of the last period that is judged, or not judged only for few cases; −1 without one."""
        places = reversed(range(len(self.states)))
        told = (at for at in places if self.states[at].is_judged or self.states[at] is State.SMALL)
        return next(told, -1)

    @property
    def last_state(self) -> State:
        """State of the last judged period; NORMAL without one."""
        return self.states[self.last] if self.last >= 0 else State.NORMAL

    @property
    def last_rule(self) -> Rule:
        """The rule of the last judged period; NOTHING without one."""
        return self.rules[self.last] if self.last >= 0 else Rule.NOTHING

    @property
    def last_side(self) -> int:
        """Side of the last judged period; 0 without one."""
        return self.sides[self.last] if self.last >= 0 else 0


def unknown(point_count: int) -> Limits:
    """Limits of too few periods: all NaN, so that nothing is ever outside them."""
    return Limits(math.nan, math.nan, math.nan, math.nan, point_count)
