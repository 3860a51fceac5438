"""Groups of compounds by complaints per hundred households."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.parts.subjects.compounds_compared.readings import (
    FEW_HOUSEHOLDS,
    gap,
    groups_reading,
    with_intervals,
)


def pooled(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["management", "households", "complaint_count"])
    return frame.assign(
        per_hundred_households=100 * frame["complaint_count"] / frame["households"], compound_count=9
    )


def members(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["management", "households", "complaint_count"])


def read(frame: pd.DataFrame):
    return groups_reading(
        frame, "management", ("红色物业",), label="红色物业", rest="其他", neutral="各管理模式百户投诉"
    )


def test_the_interval_of_a_count_without_members():
    # 100 of 1,000 households: 10 ± 1.96 * sqrt(100) / 1000 * 100
    found = with_intervals(pooled(("自管", 1000, 100)), None, "management", "households").iloc[0]
    assert (found["low"], found["high"]) == pytest.approx((8.04, 11.96), abs=0.001)


def test_compounds_that_differ_make_it_wider():
    # 90 and 10 where 50 each is expected: a variance of (1600 + 1600) * 2, not of 100
    alike = members(("自管", 500, 50), ("自管", 500, 50))
    unlike = members(("自管", 500, 90), ("自管", 500, 10))
    frame = pooled(("自管", 1000, 100))
    assert with_intervals(frame, alike, "management", "households")["error"].iloc[0] == pytest.approx(1.0)
    assert with_intervals(frame, unlike, "management", "households")["error"].iloc[0] == pytest.approx(8.0)


def test_no_complaint_is_not_certain_and_nothing_is_below_zero():
    found = with_intervals(pooled(("自管", 1000, 0)), None, "management", "households").iloc[0]
    assert found["low"] == 0
    assert found["high"] > 0


def test_few_households():
    frame = pooled(("自管", FEW_HOUSEHOLDS - 1, 5), ("市场物业", FEW_HOUSEHOLDS, 5))
    assert list(with_intervals(frame, None, "management", "households")["is_few"]) == [True, False]


def test_the_gap_is_of_sums_over_sums():
    # 40 of 1,000 against 150 + 50 of 2,000
    frame = pooled(("红色物业", 1000, 40), ("市场物业", 1000, 150), ("自管", 1000, 50))
    judged = with_intervals(frame, None, "management", "households")
    assert gap(judged, "management", ("红色物业",)) == (pytest.approx(4.0), pytest.approx(10.0), -1)


def test_no_gap_without_both_sides():
    judged = with_intervals(pooled(("红色物业", 1000, 40)), None, "management", "households")
    assert gap(judged, "management", ("红色物业",)) is None
    assert "**没有可以对照的小区**" in read(judged).reading


@pytest.mark.parametrize(("compounds", "side"), [(5, 0), (200, -1)])
def test_of_few_compounds_the_spread_is_uncertain(compounds, side):
    """4 against 6 a hundred households, 2.4 standard errors apart: beyond 1.97, within 2.78 (t, 4 df)."""
    frame = pd.DataFrame(
        {
            "management": ["红色物业", "市场物业"],
            "households": [1000.0, 1000.0],
            "complaint_count": [40.0, 60.0],
            "compound_count": [compounds, compounds],
            "error": [0.6, 0.58],
        }
    )
    assert gap(frame, "management", ("红色物业",)) == (pytest.approx(4.0), pytest.approx(6.0), side)


def test_a_difference_beyond_the_spread():
    frame = pooled(("红色物业", 1000, 40), ("市场物业", 1000, 120))
    found = read(with_intervals(frame, None, "management", "households"))
    assert found.title == "红色物业百户投诉 4.0 件，低于其他的 12.0 件"
    assert found.reading == (
        "市场物业最高，12.0 件/百户；差别超出小区之间的正常波动；**新旧、户型也不同，不能全归于管理**。"
    )
    assert found.is_finding
    turned = pooled(("红色物业", 1000, 120), ("市场物业", 1000, 40))
    assert "高于" in read(with_intervals(turned, None, "management", "households")).title


def test_a_difference_within_the_spread():
    frame = pooled(("红色物业", 1000, 40), ("市场物业", 1000, 48))
    found = read(with_intervals(frame, None, "management", "households"))
    assert found.title == "红色物业百户投诉 4.0 件，其他 4.8 件，还不能排除偶然"
    assert "**不作优劣评价**" in found.reading
    assert not found.is_finding


def test_of_few_compounds_nothing_is_said():
    frame = pooled(("红色物业", 1000, 40), ("市场物业", 1000, 120)).assign(compound_count=[9, 4])
    found = read(with_intervals(frame, None, "management", "households"))
    assert found.title == "红色物业百户投诉 4.0 件，其他 12.0 件"
    assert found.reading == "一边不足 5 个小区，**样本少不作比较**。"


def test_a_group_of_few_households_is_not_named_the_highest():
    # 9.0 against 4.0 of the two others: 5.0 apart, at 2.75 standard errors of .95 and .63 is 3.1
    frame = pooled(("红色物业", 1000, 40), ("市场物业", 1000, 90), ("无物业", 90, 3))
    assert "市场物业最高" in read(with_intervals(frame, None, "management", "households")).reading


def test_no_complaints():
    frame = pooled(("红色物业", 1000, 0), ("市场物业", 1000, 0))
    found = read(with_intervals(frame, None, "management", "households"))
    assert found.title == "各管理模式百户投诉"
    assert "**暂不作判断**" in found.reading
    assert read(with_intervals(pooled(), None, "management", "households")).title == "各管理模式百户投诉"


def test_a_group_of_which_nothing_is_known_is_held_against_nobody():
    names = ["management", "households", "complaint_count", "per_hundred_households", "compound_count"]
    rows = [("红色物业", 1000, 40, 4.0, 9), ("自管", None, None, None, 0), ("市场物业", 1000, 48, 4.8, 9)]
    frame = with_intervals(pd.DataFrame(rows, columns=names), None, "management", "households")
    assert frame.loc[1, ["error", "low", "high"]].isna().all()
    assert gap(frame, "management", ("红色物业",)) == (pytest.approx(4.0), pytest.approx(4.8), 0)
    assert read(frame).title == "红色物业百户投诉 4.0 件，其他 4.8 件，还不能排除偶然"
    assert "自管" not in read(frame).reading
    alone = read(frame.head(2))
    assert alone.title == "各管理模式百户投诉"
    assert alone.reading == "其余各类小区的诉求都没写工单类型，**没有可以对照的小区**。"


def test_a_compound_of_which_nothing_is_known_makes_no_spread():
    # 50 and 50 where 50 each is expected: the third has no count
    own = members(("自管", 500, 50), ("自管", 500, 50), ("自管", 500, None))
    found = with_intervals(pooled(("自管", 1000, 100)), own, "management", "households")
    assert found["error"].iloc[0] == pytest.approx(1.0)


def test_kinds_that_are_level_and_a_group_that_is_not_drawn():
    names = ["management", "households", "complaint_count", "per_hundred_households", "compound_count"]
    rows = [("红色物业", 1000, 40, 4.0, 9), ("市场物业", 1000, 85, 8.5, 9), ("自管", 2000, 170, 8.5, 9)]
    frame = with_intervals(pd.DataFrame(rows, columns=names), None, "management", "households")
    said = {"label": "红色物业", "rest": "其他", "neutral": "各管理模式百户投诉"}
    told = groups_reading(frame, "management", ("红色物业",), **said, drawn=["红色物业", "自管"])
    assert "市场物业、自管并列最高，各 8.5 件/百户；市场物业未列出" in told.reading


def test_the_highest_of_several_is_not_named_where_chance_may_have_made_it_so():
    rows = (("红色物业", 1000, 40), ("市场物业", 1000, 45), ("自管", 1000, 52))
    told = read(with_intervals(pooled(*rows), None, "management", "households"))
    assert "最高" not in told.reading, "5.2 against 4.25: the standard errors are .72 and .46"
