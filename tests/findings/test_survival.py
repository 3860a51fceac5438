"""Kaplan–Meier curves: against the same estimate of single rows, and what is said of them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from pages.parts.findings.survival import closing_reading, curve


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
    assert closing_reading(slow, slow, "全街道").title == "一半诉求 11.0\u00a0天内办结，与全街道相近"
    assert "第 7 天仍在办 65%" in closing_reading(slow, fast, "全街道").reading


def test_few_and_none():
    assert "**样本少不作判断**" in closing_reading(curve(counts((24, 4, 1)))).reading
    assert "**暂不作判断**" in closing_reading(curve(counts())).reading
