"""The state of each compound by one measure: which are outside normal, and by which rule.

Counts are held to those expected of their households (``expected_counts``, which judges all compounds at once):
above normal in this window is 关注, in the window before too 预警; below is 低于正常. Rates are held to their
target (``against_target``: the interval lies below it, and the test of all compounds confirms it): 未达标. What
rests on too little is 样本少, and a count without households has nothing to be held to.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pages.parts.findings.against_target import below_target, standings
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
class Judged:
    """One compound by one measure.

    Attributes:
        community: As the register writes it.
        compound: As the register writes it.
        households: NaN where the register does not say.
        state: The state.
        part: The count, or the numerator of a rate.
        whole: Denominator of a rate; of a count the households, NaN when unknown.
        expected: The count expected from the households, or the target.
        low: Lower end of what is normal, of a rate of its 95 % interval; NaN when unknown.
        high: Upper end.
        before: The count of the window before; NaN without one.
        high_before: The highest normal count of that window; NaN without one.
        distance: How far from normal, in standard deviations or in rate: it orders compounds of one state.
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


def judged_counts(now: pd.DataFrame, before: pd.DataFrame | None = None) -> list[Judged]:
    """Compounds by their counts, in the order of ``now``.

    Args:
        now: community, compound, households, request_count: one row a compound of the register.
        before: The same of the window before; None without one.
    """
    found, then = _expected(now), {} if before is None else _expected(before)
    judged = []
    for place, households, counted in _rows(now, "households", "request_count"):
        row, last = found.get(place), then.get(place)
        count = 0.0 if is_missing(counted) else counted
        known = {} if row is None else {name: float(row[name]) for name in ("expected", "low", "high")}
        past = {} if last is None else {"before": last["request_count"], "high_before": last["high"]}
        judged.append(
            Judged(
                *place, households, _state_of_count(row, last), count, households, **known,
                **{name: float(value) for name, value in past.items()},
                distance=0.0 if row is None else abs(float(row["z"])),
            )
        )  # fmt: skip
    return judged


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
    places = zip(rows["community"].astype(str), rows["compound"].astype(str), strict=True)
    return {place: rows.loc[at] for at, place in zip(rows.index, places, strict=True)}


def judged_rates(
    frame: pd.DataFrame, part: str, whole: str, target: float, small_sample: int = SMALL_SAMPLE
) -> list[Judged]:
    """Compounds by a rate of which more is better, in the order of the frame.

    Args:
        frame: community, compound, households, ``part``, ``whole``: one row a compound of the register.
        part: Column of the numerator; fractional where ratings are weighted.
        whole: Column of the denominator.
        target: The target of the rate.
        small_sample: Denominators below are 样本少.
    """
    keys = [_JOINT.join(place) for place, *_rest in _rows(frame)]
    told = frame.assign(
        _key=keys, _rate=frame[part].astype(float) / frame[whole].astype(float).replace(0, math.nan)
    )
    found = {each.name: each for each in standings(told, "_key", "_rate", whole, target, small_sample)}
    missed = {each.name for each in below_target(found.values(), target)}
    judged = []
    for key, (place, households) in zip(keys, _rows(frame, "households"), strict=True):
        one = found[key]
        state = State.MISSED if key in missed else State.NORMAL
        state = State.SMALL if is_small(one.whole, small_sample) else state
        distance = abs(one.rate - target) if one.whole else 0.0
        judged.append(
            Judged(
                *place, households, state, one.part, one.whole, target, one.low, one.high, distance=distance
            )
        )
    return judged


def outside_first(judged: Sequence[Judged]) -> list[Judged]:
    """The compounds as a table shows them: by state, the farthest from normal first, then by name."""
    order = list(State)
    return sorted(
        judged, key=lambda each: (order.index(each.state), -each.distance, each.community, each.compound)
    )


def _rows(frame: pd.DataFrame, *columns: str) -> list[tuple[tuple[str, str], *tuple[float, ...]]]:
    """Place and numbers of each row; a missing number is NaN."""
    places = zip(frame["community"].astype(str), frame["compound"].astype(str), strict=True)
    numbers = [frame[column].astype(float).tolist() for column in columns]
    return [(place, *row) for place, *row in zip(places, *numbers, strict=True)]
