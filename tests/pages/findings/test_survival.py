"""Kaplan–Meier curves: against the same estimate of single rows, and what is said of them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

from pages.parts.findings.survival import closing_reading, curve, log_rank, without


def counts(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["hours", "closed_count", "open_count"])


#: 20 requests: more than half closed within 48 hours, two not yet.
TWENTY = counts((24, 6, 0), (48, 5, 0), (96, 3, 1), (240, 4, 0), (300, 0, 1))


def test_the_curve_by_hand():
    # 14/20 = .7; 9/20 = .45; .45 * 6/9 = .3; at 240 hours 5 are left, of which 4 are closed: .3 * 1/5 = .06
    found = curve(TWENTY)
    assert list(found.frame["time"]) == [0, 24, 48, 96, 240]
    assert list(found.frame["survival"]) == pytest.approx([1, 0.7, 0.45, 0.3, 0.06])
    assert list(found.frame["at_risk"]) == [20, 20, 14, 9, 5]
    assert (found.total, found.open) == (20, 2)
    assert [found.at_risk(hours) for hours in (0, 24, 25, 301)] == [20, 20, 14, 0]


def test_the_same_as_of_single_rows():
    """Grouped with frequencies or one by one: the estimate, its error and the median agree."""
    rng = np.random.default_rng(7)
    hours = rng.integers(1, 200, 400)
    is_closed = rng.random(400) < 0.8
    grouped = (
        pd.DataFrame({"hours": hours, "closed_count": is_closed, "open_count": ~is_closed})
        .groupby("hours", as_index=False)
        .sum()
    )
    single, found = SurvfuncRight(hours, is_closed.astype(int)), curve(grouped)
    inner = found.frame.iloc[1:]
    assert inner["survival"].to_numpy() == pytest.approx(single.surv_prob)
    theta = 1.959964 * single.surv_prob_se / (single.surv_prob * np.log(single.surv_prob))
    known = np.isfinite(theta)
    assert inner["low"].to_numpy()[known] == pytest.approx((single.surv_prob ** np.exp(-theta))[known])
    assert inner["high"].to_numpy()[known] == pytest.approx((single.surv_prob ** np.exp(theta))[known])
    assert found.median == single.quantile(0.5)
    assert (found.median_low, found.median_high) == single.quantile_ci(0.5)


def test_the_band_holds_the_curve_and_stays_a_share():
    frame = curve(TWENTY).frame
    assert (frame["low"] <= frame["survival"]).all()
    assert (frame["survival"] <= frame["high"]).all()
    assert frame[["low", "high"]].stack().between(0, 1).all()


def test_nothing_is_read_where_few_remain():
    found = curve(TWENTY)
    assert found.readable == 48
    assert found.survival(40) == pytest.approx(0.7)
    assert math.isnan(found.survival(49))


def test_nothing_closed_yet():
    found = curve(counts((24, 0, 15)))
    assert math.isnan(found.median)
    assert closing_reading(found).title == "到数据截至，办结的不到一半"


def test_alone():
    found = closing_reading(curve(TWENTY))
    assert found.title == "一半诉求 2.0\u00a0天内办结"
    assert found.reading == ("2.0\u00a0天后剩下不足 10 件，**尾部不作判断**；未办结的 2\u00a0件按截尾计入。")


def test_against_the_whole():
    slow = curve(counts(*((24 * day, 20, 0) for day in range(1, 21))))
    fast = curve(counts(*((6 * step, 20, 0) for step in range(1, 21))))
    assert closing_reading(fast, slow, "全街道").title == "一半诉求 2.8\u00a0天内办结，比全街道快 8.2\u00a0天"
    assert (
        closing_reading(slow, fast, "全街道").title == "一半诉求 11.0\u00a0天内办结，比全街道慢 8.2\u00a0天"
    )
    assert closing_reading(slow, slow, "全街道").title == "一半诉求 11.0\u00a0天内办结，与全街道分不出快慢"
    assert "第 7 天仍在办 65%" in closing_reading(slow, fast, "全街道").reading


#: Freireich and others 1963, Blood 21: weeks of remission of 21 children with 6-MP, and of 21 without.
WITH = counts(
    (6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1), (19, 0, 1),
    (20, 0, 1), (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1),
)  # fmt: skip
WITHOUT = counts(
    (1, 2, 0), (2, 2, 0), (3, 1, 0), (4, 2, 0), (5, 2, 0), (8, 4, 0), (11, 2, 0), (12, 2, 0), (15, 1, 0),
    (17, 1, 0), (22, 1, 0), (23, 1, 0),
)  # fmt: skip


def test_the_log_rank_test_of_the_published_example():
    """Chi-square 16.79, p < .0001, in the textbooks that use it (Kleinbaum and Klein; Cox and Oakes)."""
    assert log_rank(WITH, WITHOUT) ** 2 == pytest.approx(16.79, abs=0.005)
    assert log_rank(WITH, WITHOUT) == -log_rank(WITHOUT, WITH)
    assert log_rank(WITH, WITH) == 0
    assert curve(WITH).median == 23


def test_the_log_rank_test_agrees_with_statsmodels():
    rng = np.random.default_rng(3)
    hours, is_closed, group = rng.integers(1, 90, 300), rng.random(300) < 0.7, rng.random(300) < 0.3
    rows = pd.DataFrame({"hours": hours, "closed_count": is_closed * 1.0, "open_count": ~is_closed * 1.0})
    chi2, _p = survdiff(hours, is_closed.astype(int), group.astype(int))
    assert log_rank(rows[group], rows[~group]) ** 2 == pytest.approx(chi2)


def test_two_curves_are_told_apart_where_their_medians_overlap():
    """40 % slower, 80 against 400: the intervals of the medians overlap, the curves do not."""
    quantiles = (np.arange(400) + 0.5) / 400
    fast = curve(counts(*((round(-48 * np.log(1 - q), 2), 1, 0) for q in quantiles)))
    slow = curve(counts(*((round(-67 * np.log(1 - q), 2), 1, 0) for q in quantiles[2::5])))
    assert slow.median_low < fast.median_high
    assert closing_reading(slow, fast, "上月").title.startswith("一半诉求 2.0\u00a0天内办结，比上月慢")


def test_a_part_is_held_against_the_rest():
    """The part is twice as slow as the other half: in the whole it is counted on both sides."""
    part = curve(counts((48, 30, 0), (96, 30, 0)))
    whole = curve(counts((24, 30, 0), (48, 60, 0), (96, 30, 0)))
    rest = without(whole.counts, part.counts)
    assert rest.to_numpy().tolist() == [[24, 30, 0], [48, 30, 0]]
    assert abs(log_rank(part.counts, rest)) > abs(log_rank(part.counts, whole.counts))
    assert "比全街道慢" in closing_reading(part, whole, "全街道", is_part=True).title


def test_few_and_none():
    assert "**样本少不作判断**" in closing_reading(curve(counts((24, 4, 1)))).reading
    assert "**暂不作判断**" in closing_reading(curve(counts())).reading
