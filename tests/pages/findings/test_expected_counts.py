"""Places against what their households lead to expect, with three and four places."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import poisson

from pages.parts.findings.expected_counts import drawn_places, expected_counts, expected_reading
from tests.cases import each


def places(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["compound", "request_count", "households"])


# 300 requests in 3000 households: 100 a thousand
HIGH = ("三公街", 60, 200)  # expected 20: z = 8.9
EVEN = ("汽运小区", 100, 1000)  # expected 100
USUAL = ("象城外滩", 140, 1800)  # expected 180: z = −3.0, within 140 to 223
UNKNOWN = ("未匹配", 40, None)


def reading(*rows, most: int = 12, left_out: int = 0):
    found = expected_counts(places(*rows))
    return expected_reading(found, drawn_places(found, most, by="compound"), left_out=left_out)


def test_households_lead_to_expect_a_count_and_a_span():
    found = expected_counts(places(HIGH, EVEN, USUAL, UNKNOWN)).set_index("compound")
    assert list(found.index) == ["象城外滩", "汽运小区", "三公街"]
    assert found.loc["三公街", "expected"] == 20
    assert found.loc["三公街", "z"] == pytest.approx(40 / 20**0.5)
    assert list(found["side"]) == [0, 0, 1]
    low, high = found.loc["三公街", ["low", "high"]]
    assert poisson.cdf(low - 1, 20) < 0.001 <= poisson.cdf(low, 20)
    assert poisson.sf(high, 20) <= 0.001 < poisson.sf(high - 1, 20)


@each(("expected", "count", "side"), [(0.5, 3, 0), (1, 5, 0), (100, 132, 0), (100, 134, 1)])
def test_small_places_are_held_to_the_exact_poisson_tail(expected, count, side):
    """P(≥ 3 of .5) = .014, P(≥ 5 of 1) = .0037, P(≥ 132 of 100) = .0013: none below .001."""
    households = (
        1000  # and ten thousand times as many elsewhere, so that one place does not move the rate of all
    )
    frame = places(("甲", count, households), ("其余", expected * 10_000, 10_000 * households))
    found = expected_counts(frame).set_index("compound")
    assert found.loc["甲", "expected"] == pytest.approx(expected, rel=1e-3)
    assert list(found.loc[["甲", "其余"], "side"]) == [side, 0]


def test_places_that_all_vary_widen_the_span():
    """Sixty places of 100 expected, every third at 60, 100, 140: none of them is the odd one (φ = 10.7)."""
    frame = places(*((f"小区{n}", (60, 100, 140)[n % 3], 1000) for n in range(60)), ("甲", 300, 1000))
    found = expected_counts(frame).set_index("compound")
    assert found["dispersion"].iloc[0] == pytest.approx(10.7, abs=0.8)
    assert list(found.index[found["side"] != 0]) == ["甲"]
    even = places(*((f"小区{n}", (92, 100, 108)[n % 3], 1000) for n in range(60)))
    assert set(expected_counts(even)["dispersion"]) == {1.0}


def test_one_place_outside_is_told_with_its_numbers_and_the_others_are_counted():
    found = reading(HIGH, EVEN, USUAL, left_out=40)
    assert found.title.startswith("三公街实际 60\u00a0件，")
    assert "**越小的小区上下越大**" in found.reading
    assert "未匹配 40\u00a0件不在内" in found.reading
    short = reading(("甲", 60, 600), ("乙", 100, 3000), ("丙", 100, 3000))
    assert short.title.endswith("超出规模因素；其余 2 个小区正常")


def test_a_low_place_is_checked_for_reporting():
    found = reading(("甲", 110, 1000), ("乙", 10, 1000), ("丙", 60, 1000))
    assert found.title == "扣除户数因素，甲偏多，乙偏少"
    only_low = reading(("甲", 75, 1000), ("乙", 20, 1000), ("丙", 75, 1000), ("丁", 75, 1000))
    assert only_low.title.startswith("乙实际 20\u00a0件，测算 61\u00a0件，明显偏少")
    assert "**先查是否少报**" in only_low.reading


def test_places_that_differ_by_chance_alone_are_not_ranked():
    found = reading(EVEN, ("乙", 95, 1000))
    assert found.title == "扣除户数因素，2 个小区均在正常范围"
    assert not found.is_finding


def test_one_place_has_nothing_to_be_compared_with():
    found = reading(EVEN)
    assert "均" not in found.title
    assert "**没有可比的**" in found.reading


@pytest.mark.parametrize("rows", [(UNKNOWN,), (), (("甲", 0, 100), ("乙", 0, 100))])
def test_nothing_to_judge(rows):
    assert "**暂不作判断**" in reading(*rows).reading


def test_what_lies_outside_is_drawn_first_and_what_is_left_out_is_said():
    crowd = [(f"小区{n}", 100, 1000) for n in range(60)]
    odd = [("甲", 400, 1000), ("乙", 300, 1000), ("丙", 0, 1000)]
    found = expected_counts(places(*crowd, *odd))
    assert list(drawn_places(found, 3, by="compound")["compound"]) == ["甲", "乙", "丙"]
    assert list(drawn_places(found, 2, by="compound", chosen=("小区3",))["compound"]) == ["甲", "小区3"]
    told = reading(*crowd, *odd, most=2)
    assert "另有 1 个超出正常范围的未画出" in told.reading
    assert "正常" not in told.title
