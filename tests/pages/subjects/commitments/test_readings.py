"""Commitments kept, and their three scores; nobody is pointed at."""

from __future__ import annotations

import math

import pandas as pd

from pages.parts.subjects.commitments.readings import fulfilment_reading, members, scores_reading


def row(**more: object) -> dict[str, object]:
    scores = {"self_score": 93.1, "leader_score": 90.0, "residents_score": 89.7}
    counts = {"member_count": 156, "commitment_count": 500, "fulfilled_count": 480, "least_per_member": 3}
    counts["fulfilled_known_count"] = 500
    return {**counts, **scores, **more}


def units(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["compound", "commitment_count", "fulfilled_count"])
    return frame.assign(fulfilled_known_count=frame["commitment_count"])


def test_kept_and_where_the_rest_is():
    found = fulfilment_reading(row(), units(("东苑", 300, 285), ("西苑", 200, 195)), "compound")
    assert found.title == "156\u00a0名党员承诺 500\u00a0件，兑现 96.0%"
    assert found.reading == "每名党员至少承诺 3\u00a0件；还有 20\u00a0件未兑现，**先看东苑（15\u00a0件）**。"


def test_all_kept_or_one_unit():
    assert "**不必再催办**" in fulfilment_reading(row(fulfilled_count=500), units(), "compound").reading
    one = fulfilment_reading(row(), units(("东苑", 500, 480)), "compound").reading
    assert "**逐件核对进度，不作个人排名**" in one


def test_few_members_are_not_counted_aloud():
    found = fulfilment_reading(
        row(member_count=2, commitment_count=6, fulfilled_count=5, fulfilled_known_count=6),
        units(),
        "compound",
    )
    assert found.title.startswith("不足 5 名党员")
    assert "每名党员" not in found.reading
    assert [members(n) for n in (4, None, 5)] == ["不足 5 名", "不足 5 名", "5\u00a0名"]


def test_scores_apart():
    found = scores_reading(row())
    assert found.title == "自我述评 93.1\u00a0分，群众评议 89.7\u00a0分，相差 3.4\u00a0分"
    assert found.reading.startswith("群众评议低于自我述评 3.4\u00a0分，**")


def test_scores_alike_and_without():
    assert scores_reading(row(self_score=90.5)).title == "三方评分相差不到 2 分"
    none = scores_reading(row(self_score=math.nan, leader_score=None, residents_score=math.nan))
    assert "**不显示评分，以免指向个人**" in none.reading
    assert not fulfilment_reading(row(commitment_count=0), units(), "compound").is_finding


def test_units_that_are_level_one_side_and_a_unit_that_is_not_drawn():
    tied = fulfilment_reading(row(), units(("东苑", 300, 290), ("西苑", 200, 190)), "compound")
    assert "**逐件核对进度，不作个人排名**" in tied.reading
    hidden = units(("东苑", 300, 295), ("西苑", 200, 185))
    assert "西苑未列出，见数据表" in fulfilment_reading(row(), hidden, "compound", shown=1).reading
    only = scores_reading(row(leader_score=None, residents_score=math.nan))
    assert only.title == "自我述评 93.1\u00a0分"
    assert "**没有可以比较的**" in only.reading
