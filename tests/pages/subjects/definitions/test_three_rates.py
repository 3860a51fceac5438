"""The worked example of 三率考核 adds up, by whatever weights the office has."""

from __future__ import annotations

from pages.parts.subjects.definitions.three_rates import steps

WEIGHTS = {"response_weight": 0.2, "resolution_weight": 0.4, "satisfaction_weight": 0.4}


def examples(**weights: float) -> list[str]:
    return [row[2].text for row in steps({**WEIGHTS, **weights}).rows]


def test_the_composite_is_the_sum_it_is_said_to_be():
    # 0.2 * 95/100 + 0.4 * 88/100 + 0.4 * 80/96 = 0.19 + 0.352 + 0.3333
    assert examples()[3] == "0.20 × 95.0% + 0.40 × 88.0% + 0.40 × 83.3% = 87.5%"
    assert examples()[4].startswith("最小分母 96，有效样本 150，")


def test_a_rate_without_a_weight_is_not_in_it():
    # 0.5 * 0.88 + 0.5 * 0.8333
    said = examples(response_weight=0.0, resolution_weight=0.5, satisfaction_weight=0.5)
    assert said[3] == "0.50 × 88.0% + 0.50 × 83.3% = 85.7%"
