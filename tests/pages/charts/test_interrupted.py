"""A series before and after an event."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.parts.charts.interrupted import interrupted_series
from tests.pages.charts.conftest import assert_house_style, words


def frame() -> pd.DataFrame:
    days = pd.date_range("2024-01-01", periods=12, freq="MS")
    after = [n > 5 for n in range(12)]
    return pd.DataFrame(
        {
            "period_start": days,
            "request_count": [10] * 6 + [4] * 6,
            "is_after": after,
            "fitted": [10.0] * 6 + [4.0] * 6,
            "fitted_low": [8.0] * 6 + [-1.0] * 6,
            "fitted_high": [12.0] * 6 + [6.0] * 6,
            "expected_count": [None] * 6 + [10.0] * 6,
        }
    ).astype({"expected_count": float})


def test_lines_bands_and_the_earlier_trend_carried_on():
    figure = interrupted_series(frame(), event_on=date(2024, 6, 15), label="红管家进驻")
    assert_house_style(figure)
    assert {"红管家进驻", "此前趋势的延续"} <= set(words(figure))
    dashed = [trace for trace in figure.data if trace.line.dash]
    assert [list(trace.y) for trace in dashed] == [[10.0] * 6]
    assert all(value >= 0 for trace in figure.data for value in trace.y if value == value)
    assert list(figure.data[-1].y) == [10] * 6 + [4] * 6


def test_too_few_months():
    assert "前后月数不足，不作比较" in words(interrupted_series(None, event_on=None, label=""))
