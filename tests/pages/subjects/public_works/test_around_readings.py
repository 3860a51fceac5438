"""Requests before and after works: against the whole office, and never as a cause."""

from __future__ import annotations

import pandas as pd

from pages.parts.subjects.public_works.around_readings import around_reading, pool_by_kind

COLUMNS = ["work_id", "kind", "topic", "requests_before", "requests_after", "all_before", "all_after"]


def works(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def test_works_of_a_kind_are_pooled():
    frame = pool_by_kind(
        works(
            ("1", "路灯", "路灯照明", 10, 4, 100, 90),
            ("2", "路灯", "路灯照明", 5, 6, 100, 130),
            ("3", "绿化", "绿化养护", 0, 0, 0, 0),
        )
    )
    assert list(frame["work_count"]) == [2, 1]
    assert list(frame["requests_before"]) == [15, 0]
    assert frame["all_change"].round(2).tolist()[0] == 0.10
    assert frame["all_change"].isna().tolist() == [False, True]


def test_a_kind_that_changed_otherwise_than_the_office_stands_out():
    """60 of which 12 after, where 30 were to be expected: 18 below, in deviations of 3.87: 4.6."""
    found = around_reading(pool_by_kind(works(("1", "路灯", "路灯照明", 48, 12, 1000, 1000))), days=90)
    assert found.title == "路灯前后，路灯照明 48 变 12\u00a0件"
    assert found.reading == "路灯的变化与全街道（0.0%）不同，超出正常波动；**前后之差不能说明因果**。"


def test_a_kind_whose_works_vary_by_themselves_does_not_stand_out():
    """36 of 120 after is 4.4 deviations below one half; ten works that go either way show no fall."""
    single = [(str(n), "路灯", "路灯照明", *((12, 0) if n < 7 else (0, 12)), 1000, 1000) for n in range(10)]
    frame = pool_by_kind(works(*single))
    assert (frame["requests_before"].sum(), frame["requests_after"].sum()) == (84, 36)
    assert frame["dispersion"].iloc[0] > 4
    assert not around_reading(frame, days=90).is_finding
    even = pool_by_kind(works(*((str(n), "路灯", "路灯照明", 8, 1, 1000, 1000) for n in range(12))))
    assert even["dispersion"].iloc[0] == 1
    assert around_reading(even, days=90).is_finding


def test_a_fall_that_the_office_shares_is_no_finding():
    found = around_reading(pool_by_kind(works(("1", "路灯", "路灯照明", 48, 24, 1000, 500))), days=90)
    assert found.title == "完工后 90 天同类诉求 24\u00a0件，之前 48"
    assert "还不能排除偶然" in found.reading
    assert "全街道同期同类 −50.0%" in found.reading
    assert not found.is_finding


def test_few_requests_are_not_judged():
    found = around_reading(pool_by_kind(works(("1", "路灯", "路灯照明", 9, 0, 1000, 1000))), days=90)
    assert "样本少不作比较" in found.reading
    assert found.reading.endswith("**前后之差不能说明因果**。")


def test_no_requests():
    assert "**暂不作判断**" in around_reading(pool_by_kind(works()), days=90).reading
    assert (
        "**暂不作判断**"
        in around_reading(pool_by_kind(works(("1", "路灯", "路灯照明", 0, 0, 5, 5))), days=90).reading
    )
