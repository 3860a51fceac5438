"""Segmented regression around an event, against the same worked out by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from pages.parts.subjects.compound.interrupted import (
    ENOUGH,
    LEAST,
    MOST,
    interrupted_reading,
    latest_event,
    segmented_regression,
)

EVENT = date(2022, 7, 15)
#: Ups and downs that add up to nothing.
NOISE = (1, -1, 0, 2, -2, 0)


def series(
    before: int, after: int, *, level: float = 0.0, slope: float = 0.0, noise: float = 1.0
) -> pd.DataFrame:
    """Months around July 2022: 20 a month before, then ``level`` more and ``slope`` more each month."""
    starts = pd.date_range(end="2022-07-01", periods=before + 1, freq="MS").append(
        pd.date_range("2022-08-01", periods=after, freq="MS")
    )
    values = [20 + noise * NOISE[n % 6] for n in range(before)] + [999]  # the month of the event is not used
    values += [20 + level + slope * n + noise * NOISE[n % 6] for n in range(after)]
    return pd.DataFrame({"period_start": starts, "request_count": values})


def test_a_step_is_found_with_its_size():
    found = segmented_regression(series(24, 24, level=-8), EVENT, "甲物业进驻")
    assert found.sides == (24, 24)
    assert found.level.value == pytest.approx(-8, abs=0.6)
    assert found.level.high < 0
    assert found.slope.includes_zero
    reading = interrupted_reading(found)
    assert reading.title.startswith("甲物业进驻后，每月诉求少 ")
    assert reading.is_finding
    assert "**只凭一个小区不能说明因果**" in reading.reading


def test_a_slope_is_given_a_year():
    found = segmented_regression(series(24, 24, slope=0.5, noise=0.5), EVENT, "事")
    assert found.slope.value == pytest.approx(6, abs=0.6)
    assert found.slope.low > 0


@pytest.mark.parametrize(("months", "waves"), [(8, 0), (12, 2), (24, 2)])
def test_errors_are_those_of_least_squares_with_a_wave_of_the_year(months, waves):
    """Against statsmodels; the wave only where both sides have a whole year."""
    frame = series(months, months, level=3)
    found = segmented_regression(frame, EVENT, "事")
    time = np.array([*range(-months, 0), *range(1, months + 1)], dtype=float)
    follows = (time > 0).astype(float)
    wave = [np.sin(2 * np.pi * time / 12), np.cos(2 * np.pi * time / 12)][:waves]
    design = np.column_stack([np.ones(2 * months), time, follows, (time - 1) * follows, *wave])
    values = frame.loc[frame["request_count"] != 999, "request_count"].to_numpy(dtype=float)
    oracle = sm.OLS(values, design).fit()
    level, slope = found.level, found.slope
    assert (level.value, level.low, level.high) == pytest.approx((oracle.params[2], *oracle.conf_int()[2]))
    assert (slope.value, slope.low, slope.high) == pytest.approx(
        tuple(12 * number for number in (oracle.params[3], *oracle.conf_int()[3]))
    )
    ends = oracle.get_prediction(design).conf_int()
    assert found.frame[["fitted_low", "fitted_high"]].to_numpy() == pytest.approx(ends)


def test_the_line_before_is_carried_on_after_only():
    frame = segmented_regression(series(12, 12, level=-8, noise=0), EVENT, "事").frame
    assert frame["expected_count"].isna().sum() == 12
    assert list(frame["expected_count"].dropna()) == pytest.approx([20.0] * 12)
    assert 999 not in set(frame["request_count"])


def test_no_change_says_that_nothing_follows():
    reading = interrupted_reading(segmented_regression(series(24, 24), EVENT, "路面完工"))
    assert reading.title == "路面完工前后，诉求水平未见明显变化"
    assert "两个区间都含 0，**不能说明因果**" in reading.reading
    assert not reading.is_finding


def test_few_months_or_cases_say_so():
    reading = interrupted_reading(segmented_regression(series(LEAST, 24, level=-8), EVENT, "事"))
    assert reading.reading == "件数或月数少，**不能说明因果**。"
    assert reading.title == "事前后，件数或月数少不作判断"
    assert not reading.is_finding
    assert LEAST < ENOUGH


def test_too_short_a_side_is_not_estimated():
    assert segmented_regression(series(LEAST - 1, 24), EVENT, "事") is None
    assert interrupted_reading(None).title == "大事前后的诉求"


def test_at_most_two_years_on_a_side():
    assert segmented_regression(series(40, 40), EVENT, "事").sides == (MOST, MOST)


def events(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["event_on", "event_kind", "event_name", "is_year_only"])


def test_the_latest_event_with_months_enough_and_a_company_first():
    months = list(pd.date_range("2021-01-01", "2023-12-01", freq="MS").date)
    found = events(
        (date(2021, 3, 1), "物业进驻", "甲", False),
        (date(2022, 1, 1), "业委会成立", "业委会", True),
        (date(2022, 3, 1), "民生实事", "路面", False),
        (date(2023, 11, 1), "民生实事", "电梯", False),
    )
    assert latest_event(found, months) == (date(2022, 3, 1), "民生实事", "路面")
    company = events((date(2022, 2, 1), "物业进驻", "甲", False), *found.itertuples(index=False))
    assert latest_event(company, months) == (date(2022, 2, 1), "物业进驻", "甲")
    short = events((date(2021, 9, 1), "物业进驻", "乙", False), (date(2021, 8, 1), "民生实事", "路面", False))
    assert latest_event(short, months) == (date(2021, 9, 1), "物业进驻", "乙")  # eight months before
    assert latest_event(found.iloc[:2], months) is None
