"""Hot spots: what one cell brings against its own half year."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd
import pytest

from pages.parts.findings.comparison import Tag
from pages.parts.findings.hot_spots import (
    hot_spot_signals,
    hot_spots,
    hot_spots_reading,
    passing,
    since,
    upper_tail,
)


def cells(*rows: tuple[str, tuple[int, int, int, int], int, int]) -> pd.DataFrame:
    """Rows of compound, four weeks, earlier count, earlier squares; half of the recent are first reports."""
    made = []
    for compound, weeks, earlier, squares in rows:
        made.append(("甲社区", compound, "噪声扰民", sum(weeks), sum(weeks) // 2, *weeks, earlier, squares))
    names = [f"week_{number}_count" for number in range(1, 5)]
    columns = ["community", "compound", "category", "recent_count", "first_count", *names]
    return pd.DataFrame(made, columns=[*columns, "earlier_count", "earlier_squares"])


QUIET = [(f"小区{number}", (1, 0, 1, 1), 26, 40) for number in range(30)]


def test_tail_of_poisson_is_one_minus_the_sum_below():
    below = sum(math.exp(-2) * 2**k / math.factorial(k) for k in range(5))
    assert upper_tail(5, 2.0, 2.0) == pytest.approx(1 - below)


def test_tail_of_the_negative_binomial_is_heavier():
    # mean 2, variance 4: size 2, share 0.5: P(X = k) = (k + 1) / 2^(k + 2)
    assert upper_tail(3, 2.0, 4.0) == pytest.approx(1 - (1 / 4 + 2 / 8 + 3 / 16))
    assert upper_tail(10, 2.0, 4.0) > upper_tail(10, 2.0, 2.0)


def test_tail_at_the_ends():
    assert upper_tail(0, 2.0, 2.0) == 1.0
    assert upper_tail(1, 0.0, 0.0) == 0.0
    assert upper_tail(300, 2.0, 2.0) < 1e-100


def test_more_looks_need_smaller_chances():
    # ranks 1 to 4 of 4 may be 0.0125, 0.025, 0.0375, 0.05
    assert passing([0.01, 0.03, 0.035, 0.9]) == [True, True, True, False]
    assert passing([0.03, 0.9, 0.9, 0.9]) == [False] * 4
    assert passing([]) == []


def test_a_rise_above_its_own_half_year_is_hot():
    found = hot_spots(cells(("热小区", (2, 6, 9, 12), 26, 40), *QUIET))
    assert list(found["compound"]) == ["热小区"]
    # 26.5 in 26 weeks are 4.1 in four
    assert found["expected"].iloc[0] == pytest.approx(4 * 26.5 / 26)
    assert found["weeks_running"].iloc[0] == 4


def test_always_many_is_not_hot():
    assert hot_spots(cells(("大小区", (10, 11, 9, 10), 260, 2700), *QUIET)).empty


def test_uneven_weeks_expect_more():
    # 26 requests that all came in one week: such a week has been there before
    assert hot_spots(cells(("集中上报", (0, 0, 8, 4), 26, 676), *QUIET)).empty


def test_fewer_than_five_are_never_hot():
    assert hot_spots(cells(("新小区", (0, 0, 2, 2), 0, 0), *QUIET)).empty


def test_a_burst_that_is_over_is_not_rising():
    assert hot_spots(cells(("过去的事", (30, 0, 0, 0), 26, 40), *QUIET)).empty


def test_a_single_last_week_does_not_rise_yet():
    assert hot_spots(cells(("一周", (1, 0, 0, 30), 26, 40), *QUIET)).empty


def test_a_young_ledger_is_not_judged():
    frame = cells(("热小区", (2, 6, 9, 12), 5, 5))
    assert hot_spots(frame, earlier_weeks=5).empty
    told = hot_spots_reading(hot_spots(frame, earlier_weeks=5), cell_count=1, earlier_weeks=5)
    assert "**暂不作判断**" in told.reading


def test_reading():
    frame = cells(("热小区", (2, 6, 9, 12), 26, 40), *QUIET)
    told = hot_spots_reading(hot_spots(frame), cell_count=len(frame))
    assert told.title == "热小区噪声扰民 29\u00a0件，平常约 4.1"
    assert told.reading == (
        "31 格中 1 处超出自己的平常水平；最突出的一处有 14\u00a0件是首次反映，**属群诉，不是一人反复来电**。"
    )
    assert told.is_finding


def test_few_first_reports_may_be_one_person():
    found = hot_spots(cells(("热小区", (2, 6, 9, 12), 26, 40), *QUIET))
    told = hot_spots_reading(found.assign(first_count=2), cell_count=31)
    assert "只有 2\u00a0件是首次反映，**先看是不是同一人反复来电**" in told.reading
    unknown = hot_spots_reading(found.assign(first_count=0), cell_count=31)
    assert "**先看最突出一处的明细**" in unknown.reading


def test_reading_of_none():
    frame = cells(*QUIET)
    told = hot_spots_reading(hot_spots(frame), cell_count=len(frame))
    assert told.title == "看过 30 个小区 × 类别，没有热点"
    assert not told.is_finding
    empty = cells()
    assert "**暂不作判断**" in hot_spots_reading(hot_spots(empty), cell_count=0).reading


def test_row_of_the_table():
    signal = hot_spot_signals(hot_spots(cells(("热小区", (2, 6, 9, 12), 26, 40), *QUIET)), "09-28 至 10-25")[
        0
    ]
    assert signal.level is Tag.WATCH
    assert signal.what == "**热小区 噪声扰民**近 4 周 29\u00a0件，平常约 4.1"
    assert (signal.where_from, signal.unit) == ("首次反映 14\u00a0件", "甲社区")
    assert signal.clause == "甲社区热小区噪声扰民近 4 周 29\u00a0件，远超平常"
    assert "09-28 至 10-25" in signal.reason
    assert "4.1" in signal.reason


def test_since_when():
    assert since(2, date(2026, 10, 26)) == "10-12"
    assert since(4, date(2026, 10, 26)) == "09-28 前"
