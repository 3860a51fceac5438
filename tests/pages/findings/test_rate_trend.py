"""A rate over time says what its card says: few cases, below target, or its place in the limits."""

from __future__ import annotations

import pytest

from pages.parts.findings.case import Facts
from pages.parts.findings.reading import Reading
from pages.parts.findings.trend import rate_trend_reading
from pages.parts.findings.xmr import control

VALUES = [0.88, 0.9] * 10


def told(part: float, whole: float) -> Reading:
    value = part / whole if whole else float("nan")
    values = [*VALUES, value if whole else None]
    return rate_trend_reading(
        values, control(values), Facts(value, part, whole), latest="上周", neutral="满意率逐期", target=0.85
    )


@pytest.mark.parametrize(
    ("part", "whole", "title", "clause"),
    [
        (9, 10, "满意率逐期", "**样本少，不作判断**"),
        (60, 100, "上周 60.0%，低于 85% 目标", "**未达标**"),
        (89, 100, "上周 89.0%属正常波动，近 12 期无异常", "**还不能排除偶然**"),
    ],
)
def test_title_and_clause(part: float, whole: float, title: str, clause: str):
    found = told(part, whole)
    assert found.title == title
    assert clause in found.reading


def test_nothing_rated_in_the_last_period_falls_back_on_the_one_before():
    assert "90.0%" in told(0, 0).title
