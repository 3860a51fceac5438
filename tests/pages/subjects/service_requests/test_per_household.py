"""Ranking per thousand households, with four places."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.service_requests.place_readings import per_thousand_reading


def places(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["compound", "request_count", "households"])
    return frame.assign(per_thousand_households=1000 * frame["request_count"] / frame["households"])


# 300 requests in 3000 households: 100 a thousand
HIGH = ("三公街", 60, 200)  # expected 20: z = 8.9
EVEN = ("汽运小区", 100, 1000)  # expected 100
LOW = ("象城外滩", 140, 1800)  # expected 180: z = −3.0
UNKNOWN = ("未匹配", 40, None)


def test_ranking_by_size_differs_from_ranking_by_count():
    found = per_thousand_reading(places(HIGH, EVEN, LOW), by="compound", noun="小区")
    assert found.title == "每千户三公街最高，300.0\u00a0件"
    assert "件数最多的是象城外滩（140\u00a0件），按户数并不最高，**排序以每千户为准**" in found.reading


def test_highest_in_both():
    found = per_thousand_reading(places(("甲", 300, 1000), EVEN), by="compound", noun="小区")
    assert "件数和每千户都是甲最高" in found.reading


def test_places_that_are_level_are_said_to_be_level():
    rows = ("甲", 100, 1000), ("乙", 50, 500), ("象城外滩", 140, 4000)
    found = per_thousand_reading(places(*rows), by="compound", noun="小区")
    assert found.title == "每千户甲、乙并列最高，各 100.0\u00a0件"
    assert "件数最多的是象城外滩" in found.reading


def test_the_highest_of_many_by_chance_is_not_named():
    found = per_thousand_reading(
        places(("甲", 110, 1000), EVEN, ("乙", 90, 1000)), by="compound", noun="小区"
    )
    assert found.title == "3 个小区每千户 90.0–110.0 件"
    assert found.reading == "最高的一个还不能排除偶然，**不能据此给小区排名**。"
    assert not found.is_finding


def test_unknown_households_are_counted_not_ranked():
    found = per_thousand_reading(places(HIGH, EVEN, ("丁", 7, None)), by="compound", noun="小区")
    assert "1 个小区没有户数，不排名" in found.reading


def test_one_place_is_no_ranking():
    found = per_thousand_reading(places(HIGH), by="compound", noun="小区")
    assert found.title == "各小区千户诉求量"
    assert "**暂按件数看**" in found.reading


def test_nothing():
    assert "**暂不作判断**" in per_thousand_reading(places()).reading
