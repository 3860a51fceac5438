"""Ranking per thousand households and the funnel, with four places."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.findings.per_household import funnel, funnel_reading, per_thousand_reading


def places(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["compound", "request_count", "households"])
    return frame.assign(per_thousand_households=1000 * frame["request_count"] / frame["households"])


# 300 requests in 3000 households: 100 a thousand
HIGH = ("三公街", 60, 200)  # expected 20: z = 8.9
EVEN = ("汽运小区", 100, 1000)  # expected 100
LOW = ("象城外滩", 140, 1800)  # expected 180: z = −3.0
UNKNOWN = ("未匹配", 40, None)


def test_funnel_expects_by_households():
    found = funnel(places(HIGH, EVEN, LOW, UNKNOWN)).set_index("compound")
    assert list(found.index) == ["三公街", "汽运小区", "象城外滩"]
    assert found.loc["三公街", "expected"] == 20
    assert found.loc["三公街", "z"] == pytest.approx(40 / 20**0.5)
    assert list(found["side"]) == [1, 0, 0]
    assert (found["average"] == 100).all()


def test_small_place_outside_is_told_to_be_small():
    found = funnel_reading(funnel(places(HIGH, EVEN, LOW)), left_out=40)
    assert found.title == "扣除规模后，三公街偏高"
    assert found.reading == (
        "**越小的小区上下越大**，三公街只有 200\u00a0户，仍高出界限；未匹配 40\u00a0件不在内。"
    )


def test_low_place_is_checked_for_reporting():
    found = funnel_reading(funnel(places(("甲", 110, 1000), ("乙", 10, 1000), ("丙", 60, 1000))))
    assert found.title == "扣除规模后，甲偏高，乙偏低"
    only_low = funnel_reading(
        funnel(places(("甲", 75, 1000), ("乙", 20, 1000), ("丙", 75, 1000), ("丁", 75, 1000)))
    )
    assert only_low.title == "扣除规模后，乙偏低"
    assert "**先查是否少报**" in only_low.reading


def test_all_inside():
    found = funnel_reading(funnel(places(EVEN, ("乙", 95, 1000))))
    assert found.title == "扣除规模后，2 个小区都在界限内"
    assert "**不必给小区排名**" in found.reading


def test_no_households_no_funnel():
    assert "**暂不作判断**" in funnel_reading(funnel(places(UNKNOWN))).reading


def test_ranking_by_size_differs_from_ranking_by_count():
    found = per_thousand_reading(places(HIGH, EVEN, LOW), by="compound", noun="小区")
    assert found.title == "每千户三公街 300.0 件最高，象城外滩 77.8 件最低"
    assert "件数最多的是象城外滩（140\u00a0件），按户数并不最高，**排序以每千户为准**" in found.reading


def test_highest_in_both():
    found = per_thousand_reading(places(("甲", 300, 1000), EVEN), by="compound", noun="小区")
    assert "件数和每千户都是甲最高" in found.reading


def test_unknown_households_are_counted_not_ranked():
    found = per_thousand_reading(places(HIGH, EVEN, ("丁", 7, None)), by="compound", noun="小区")
    assert "1 个小区没有户数，不排名" in found.reading


def test_one_place_is_no_ranking():
    found = per_thousand_reading(places(HIGH), by="compound", noun="小区")
    assert found.title == "各小区千户诉求量"
    assert "**暂按件数看**" in found.reading


def test_nothing():
    assert "**暂不作判断**" in per_thousand_reading(places()).reading
