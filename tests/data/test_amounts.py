"""Numbers as exports write them."""

from __future__ import annotations

import pytest

from data import amounts


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1,234", "户", 1234.0),
        ("238户", "户", 238.0),
        ("３５%", "", 0.35),
        ("-2.5", "", -2.5),
        ("3.5万元", "元", 35000.0),
        ("1.2亿", "元", 1.2e8),
        ("1.5E3", "元", 1500.0),
    ],
)
def test_numbers(text: str, unit: str, number: float):
    assert amounts.read_number(text, unit) == number


@pytest.mark.parametrize("text", ["约300", "3-5", "1,23", "", "万元", "3.5万4"])
def test_no_numbers(text: str):
    assert amounts.read_number(text, "户") is None
