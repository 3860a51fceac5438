"""The state of each compound by a count for its households, or by a rate against its target."""

import math

import pandas as pd
import pytest

from pages.parts.findings.compound_states import (
    LEAST_COUNT,
    JudgedCompound,
    State,
    judged_counts,
    judged_rates,
    outside_first,
)
from pages.parts.findings.expected_counts import expected_counts

ORDER = [
    State.ALARM,
    State.MISSED,
    State.WATCH,
    State.BETTER,
    State.LOW,
    State.NORMAL,
    State.SMALL,
    State.UNKNOWN,
]


def counts(*rows: tuple[str, str, float | None, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["community", "compound", "households", "request_count"])


def rates(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["community", "compound", "part", "whole"])
    return frame.assign(households=100.0)


def states(judged: list[JudgedCompound]) -> list[State]:
    return [each.state for each in judged]


def many(high: float, low: float = 20) -> pd.DataFrame:
    """Five compounds of 200 households with about 20 requests, one with ``high``, one with ``low``."""
    usual = [("甲", f"{n}苑", 200.0, 20.0) for n in "一二三四五"]
    return counts(*usual, ("甲", "高苑", 200.0, high), ("乙", "低苑", 200.0, low))


def test_above_normal_is_watched_and_again_is_an_alarm():
    *usual, high, low = judged_counts(many(60))
    assert (high.state, low.state) == (State.WATCH, State.NORMAL)
    assert set(states(usual)) == {State.NORMAL}
    assert judged_counts(many(60), many(20))[5].state is State.WATCH
    assert judged_counts(many(60), many(55))[5].state is State.ALARM
    assert judged_counts(many(20), many(60))[5].state is State.NORMAL


def test_below_normal_is_no_alarm():
    judged = judged_counts(many(20, low=1), many(20, low=1))
    assert judged[6].state is State.LOW
    assert not judged[6].state.is_outside


def test_its_numbers_are_those_of_the_expected_counts():
    now, before = many(60), many(55)
    high = judged_counts(now, before)[5]
    row = expected_counts(now).set_index("compound").loc["高苑"]
    assert (high.part, high.whole, high.value) == (60, 200, 0.3)
    assert (high.expected, high.low, high.high) == (
        row["expected"],
        math.ceil(row["low"]),
        math.floor(row["high"]),
    )
    assert row["expected"] == pytest.approx(180 / 7)
    past = expected_counts(before).set_index("compound").loc["高苑"]
    assert (high.before, high.high_before) == (55, math.floor(past["high"]))


def test_few_are_not_judged_and_without_households_there_is_nothing_to_hold_to():
    judged = judged_counts(counts(("甲", "小苑", 30, 1), ("甲", "大苑", 970, 39), ("甲", "新苑", None, 7)))
    assert states(judged) == [State.SMALL, State.NORMAL, State.UNKNOWN]
    assert judged[0].expected < LEAST_COUNT
    assert math.isnan(judged[2].value)
    assert math.isnan(judged[2].expected)


def test_one_and_none():
    assert states(judged_counts(counts(("甲", "甲苑", 300, 40)))) == [State.NORMAL]
    assert judged_counts(counts()) == []
    assert judged_rates(rates(), "part", "whole", 0.85) == []


def test_the_same_name_in_two_communities_is_two_compounds():
    judged = judged_counts(counts(("甲", "同苑", 200, 20), ("乙", "同苑", 200, 90), ("丙", "他苑", 800, 80)))
    assert states(judged) == [State.NORMAL, State.WATCH, State.LOW]
    rated = judged_rates(rates(("甲", "同苑", 20, 100), ("乙", "同苑", 95, 100)), "part", "whole", 0.85)
    assert states(rated) == [State.MISSED, State.NORMAL]


def test_a_rate_below_its_target_beyond_chance_is_missed():
    found = judged_rates(
        rates(("甲", "低苑", 30, 60), ("甲", "近苑", 48, 60), ("甲", "好苑", 59, 60), ("乙", "少苑", 2, 9),
              ("乙", "无苑", 0, 0)),
        "part", "whole", 0.85,
    )  # fmt: skip
    assert states(found) == [State.MISSED, State.NORMAL, State.NORMAL, State.SMALL, State.SMALL]
    assert found[0].value == 0.5
    assert found[0].expected == 0.85
    assert found[0].high < 0.85
    assert math.isnan(found[4].value)
    assert [each.compound for each in outside_first(found)] == ["低苑", "近苑", "好苑", "少苑", "无苑"]


def test_outside_come_first_the_farthest_of_a_state_before_the_others():
    assert list(State) == ORDER
    one = [
        JudgedCompound("甲", f"{at}", 1, state, 1, 1, distance=0.1 * at)
        for at, state in enumerate(reversed(ORDER))
    ]
    assert states(outside_first(one)) == ORDER
    near, far = (
        JudgedCompound("甲", name, 1, State.WATCH, 1, 1, distance=size)
        for name, size in (("近", 1), ("远", 2))
    )
    assert [each.compound for each in outside_first([near, far])] == ["远", "近"]
