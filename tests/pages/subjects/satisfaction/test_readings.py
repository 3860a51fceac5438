"""The distribution of ratings: one hundred of them, and few."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.satisfaction.readings import ratings_reading


def ratings(**counts: int) -> pd.DataFrame:
    return pd.DataFrame({"rating": list(counts), "response_count": list(counts.values())})


HUNDRED = {"非常满意": 40, "满意": 30, "基本满意": 20, "一般": 4, "不满意": 5, "非常不满意": 1, "未填写": 7}


def test_shares_are_of_the_rated():
    found = ratings_reading(ratings(**HUNDRED), 1.0)
    assert found.title == "满意及以上 70.0%，不满意 6\u00a0份"
    assert found.reading == (
        "基本满意占 20.0%，权重取 1，**满意率有 20.0 个百分点由它而来**；另有 7\u00a0份未评价，不在分母。"
    )


def test_what_the_weight_lets_through():
    # 20 of 100 at 0.6
    assert "**满意率有 12.0 个百分点由它而来**" in ratings_reading(ratings(**HUNDRED), 0.6).reading


def test_little_mostly_satisfied():
    assert "（权重 0.6），**权重取法影响不大**" in ratings_reading(ratings(满意=95, 基本满意=5), 0.6).reading


def test_rows_of_one_rating_are_added_up():
    twice = pd.concat([ratings(**HUNDRED), ratings(**HUNDRED)])
    assert ratings_reading(twice, 1.0).title == "满意及以上 70.0%，不满意 12\u00a0份"


def test_few_ratings():
    found = ratings_reading(ratings(满意=6, 不满意=1), 1.0)
    assert found.title == "满意及以上 6\u00a0/\u00a07，不满意 1\u00a0份"
    assert "**样本少不作判断**" in found.reading


def test_nothing_rated():
    assert ratings_reading(ratings(), 1.0).title == "评价分布"
    assert "**暂不作判断**" in ratings_reading(ratings(未填写=9), 1.0).reading
