"""The state of each compound by one measure: which are outside normal, and by which rule.

Counts are held to those expected of their households (``expected_counts``, which judges all of them at once):
above normal in this window is 关注, in the window before too 预警; below is 低于正常. Rates are held to their
target (``against_target``: the interval lies below it, and the test of all confirms it): 未达标. What rests
on too little is 样本少, and a count without households has nothing to be held to.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.against_target import Standing, below_target, standings
from pages.parts.findings.expected_counts import expected_counts
from pages.parts.words.language import mark
from pages.parts.words.numbers import SMALL_SAMPLE, is_missing, is_small

#: A count is not judged where neither it nor the expected one reaches this.
LEAST_COUNT = 5.0
#: What joins community and compound into one name: a name may occur in two communities.
_JOINT = "\u241f"


class State(enum.StrEnum):
    """The state of a compound, worst first; the values are message keys."""

    ALARM = mark("预警")
    MISSED = mark("未达标")
    WATCH = mark("关注")
    BETTER = mark("好转")
    LOW = mark("低于正常")
    NORMAL = mark("正常")
    SMALL = mark("样本少")
    UNKNOWN = mark("没有户数")

    @property
    def is_outside(self) -> bool:
        """Whether it needs attention: coloured on the map, first in the table."""
        return self in (State.ALARM, State.MISSED, State.WATCH)


@dataclass(frozen=True, slots=True)
class JudgedCompound:
    """One compound by one measure.

    Attributes:
        community: As the register writes it.
        compound: As the register writes it.
        households: NaN where the register does not say.
        state: The state.
        part: The count, or the numerator of a rate.
        whole: Denominator of a rate; of a count the households, NaN when unknown.
        expected: The count expected from the households, or the target.
        low: The lowest normal count, of a rate the lower end of its 95 % interval; NaN when unknown.
        high: The highest normal count, or the upper end.
        before: The count of the window before; NaN without one.
        high_before: The highest normal count of that window; NaN without one.
        distance: How far from normal, in standard deviations, or below the target: it orders one state.
    """

    community: str
    compound: str
    households: float
    state: State
    part: float
    whole: float
    expected: float = math.nan
    low: float = math.nan
    high: float = math.nan
    before: float = math.nan
    high_before: float = math.nan
    distance: float = 0.0

    @property
    def value(self) -> float:
        """Part of the whole: a rate, or requests per household; NaN without a denominator."""
        return self.part / self.whole if self.whole else math.nan


def judged_counts(now: pd.DataFrame, before: pd.DataFrame | None = None) -> list[JudgedCompound]:
    """Compounds by their counts, in the order of ``now``.

    Args:
        now: community, compound, households, request_count: one row a compound of the register.
        before: The same of the window before; None without one.
    """
    found, then = _expected(now), {} if before is None else _expected(before)
    counted = zip(_places(now), _numbers(now, "households"), _numbers(now, "request_count"), strict=True)
    return [
        _judged_count(
            place, households, 0.0 if is_missing(count) else count, found.get(place), then.get(place)
        )
        for place, households, count in counted
    ]


def _judged_count(
    place: tuple[str, str], households: float, count: float, row: pd.Series | None, before: pd.Series | None
) -> JudgedCompound:
    state = _state_of_count(row, before)
    if row is None:
        return JudgedCompound(*place, households, state, count, households)
    return JudgedCompound(
        *place,
        households,
        state,
        count,
        households,
        expected=float(row["expected"]),
        low=math.ceil(row["low"]),
        high=math.floor(row["high"]),
        before=math.nan if before is None else float(before["request_count"]),
        high_before=math.nan if before is None else math.floor(before["high"]),
        distance=abs(float(row["z"])),
    )


def _state_of_count(row: pd.Series | None, before: pd.Series | None) -> State:
    if row is None:
        return State.UNKNOWN
    if row["side"] > 0:
        return State.ALARM if before is not None and before["side"] > 0 else State.WATCH
    if row["side"] < 0:
        return State.LOW
    return State.SMALL if max(row["request_count"], row["expected"]) < LEAST_COUNT else State.NORMAL


def _expected(frame: pd.DataFrame) -> dict[tuple[str, str], pd.Series]:
    """(community, compound) -> its row of ``expected_counts``; those without households have none."""
    rows = expected_counts(frame)
    return dict(zip(_places(rows), (rows.loc[at] for at in rows.index), strict=True))


def judged_rates(
    frame: pd.DataFrame, part: str, whole: str, target: float, small_sample: int = SMALL_SAMPLE
) -> list[JudgedCompound]:
    """Compounds by a rate of which more is better, in the order of the frame.

    Args:
        frame: community, compound, households, ``part``, ``whole``: one row a compound of the register.
        part: Column of the numerator; fractional where ratings are weighted.
        whole: Column of the denominator.
        target: The target of the rate.
        small_sample: Denominators below are 样本少.
    """
    keys = [_JOINT.join(place) for place in _places(frame)]
    value = frame[part].astype(float) / frame[whole].astype(float).replace(0, math.nan)
    told = frame.assign(_key=keys, _rate=value)
    found = {each.name: each for each in standings(told, "_key", "_rate", whole, target, small_sample)}
    missed = {each.name for each in below_target(found.values(), target)}
    return [
        _judged_rate(
            place, households, found[key], target, is_missed=key in missed, small_sample=small_sample
        )
        for place, households, key in zip(_places(frame), _numbers(frame, "households"), keys, strict=True)
    ]


def _judged_rate(
    place: tuple[str, str],
    households: float,
    found: Standing,
    target: float,
    *,
    is_missed: bool,
    small_sample: int,
) -> JudgedCompound:
    state = State.MISSED if is_missed else State.NORMAL
    return JudgedCompound(
        *place,
        households,
        State.SMALL if is_small(found.whole, small_sample) else state,
        found.part,
        found.whole,
        expected=target,
        low=found.low,
        high=found.high,
        distance=target - found.rate if found.whole else -math.inf,
    )


def outside_first(judged: Sequence[JudgedCompound]) -> list[JudgedCompound]:
    """The compounds as a table shows them: by state, the farthest from normal first, then by name."""
    order = list(State)
    return sorted(
        judged, key=lambda each: (order.index(each.state), -each.distance, each.community, each.compound)
    )


def _places(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["community"].astype(str), frame["compound"].astype(str), strict=True))


def _numbers(frame: pd.DataFrame, column: str) -> list[float]:
    """The numbers of a column; a missing one is NaN."""
    return [math.nan if is_missing(value) else float(value) for value in frame[column]]
