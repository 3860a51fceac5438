"""Ranks of composites: only as far as intervals part, few answers and unnamed units without one."""

from __future__ import annotations

import pandas as pd

from pages.parts.findings.comparison import wilson
from pages.parts.subjects.three_rates.ranks import ranked_standings
from pages.parts.subjects.three_rates.readings import rank_words, ranks_reading

EVEN = {"response_weight": 0.2, "resolution_weight": 0.4, "satisfaction_weight": 0.4}
COUNTS = ("request_contact_known_count", "request_resolution_known_count", "request_rated_count")


def units(*rows: tuple[str, float, int]) -> pd.DataFrame:
    """Units with a composite of so many answers, all flags filled."""
    frame = pd.DataFrame(rows, columns=["community", "composite_rate", "assessed_count"])
    flags = dict.fromkeys(COUNTS, frame["assessed_count"])
    return frame.assign(
        effective_count=frame["assessed_count"], answer_count=frame["assessed_count"], **flags
    )


def reading(frame: pd.DataFrame, few: int = 0, **weights: float):
    found = ranked_standings(frame, "community", 30)
    return ranks_reading(frame, found, {**EVEN, **weights}, noun="社区", few=few)


def test_who_cannot_be_told_apart_shares_a_range_of_ranks():
    found = ranked_standings(units(("甲", 0.95, 400), ("乙", 0.93, 400), ("丙", 0.70, 400)), "community", 30)
    assert [(each.name, rank_words(each)) for each in found] == [
        ("甲", "第 1–2"),
        ("乙", "第 1–2"),
        ("丙", "第 3"),
    ]
    assert found[2].above == ("甲", "乙")
    assert found[0].below == ("丙",)


def test_intervals_that_part_alone_may_not_part_among_many():
    pair = [("甲", 0.90, 200), ("乙", 0.79, 200)]
    assert wilson(158, 200)[1] < wilson(180, 200)[0]  # 0.8404 < 0.8506, each of 95 %
    many = [(f"区{n}", 0.85, 200) for n in range(18)]
    found = {each.name: each for each in ranked_standings(units(*pair, *many), "community", 30)}
    assert found["乙"].above == ()
    assert (found["甲"].first, found["甲"].last) == (1, 20)


def test_few_answers_and_no_name_have_no_rank():
    frame = units(("甲", 0.95, 400), ("少", 1.0, 29), ("未填写", 0.2, 400))
    assert [each.name for each in ranked_standings(frame, "community", 30)] == ["甲"]
    assert rank_words(None) == "—"


def test_titles_say_who_is_below_whom():
    apart = units(("甲", 0.95, 400), ("乙", 0.93, 400), ("丙", 0.70, 400))
    assert reading(apart).title == "丙综合成绩低于甲、乙，其余分不出高低"
    assert reading(apart).is_finding
    alike = units(("甲", 0.95, 60), ("乙", 0.93, 60))
    assert reading(alike).title == "2 个社区的综合成绩分不出高低"
    assert reading(units(("甲", 0.95, 60), ("乙", 0.93, 9)), few=1).title == "只有甲够排名，无从比较"
    assert "样本少" in reading(units(("甲", 0.95, 9)), few=1).title


def test_every_reading_names_the_weights_and_whose_they_are():
    told = reading(units(("甲", 0.95, 60)), response_weight=0.125, resolution_weight=0.475).reading
    assert "响应率 × 12.5% + 解决率 × 47.5% + 满意率 × 40%" in told
    assert "**权重由本街道自定，不是上级规定**" in told
    assert "响应率" not in reading(units(("甲", 0.95, 60)), response_weight=0.0).reading


def test_what_an_export_lacks_is_said_and_is_not_nought():
    frame = units(("甲", float("nan"), 0)).assign(request_rated_count=40, answer_count=40)
    assert reading(frame).title == "回访没有填“是否联系”“是否解决”，综合成绩算不出"
    assert "**不按 0 计，综合成绩不显示**" in reading(frame).reading
    # with no weight on the one that is missing nothing is missing
    lacks = units(("甲", 0.9, 40)).assign(request_contact_known_count=0)
    assert "算不出" not in reading(lacks, response_weight=0.0).title


def test_nothing_to_rank():
    assert "暂不作判断" in reading(units()).reading
