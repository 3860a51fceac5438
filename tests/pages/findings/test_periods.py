"""Periods in words."""

from __future__ import annotations

from pages.parts.findings.judgement_briefs import in_a_row, ordinary
from pages.parts.words.language import speaking
from tests.cases import each


@each(
    ("number", "grain", "said"),
    [(2, "week", "连续两周"), (8, "week", "连续 8 周"), (2, "month", "连续两个月"), (3, "day", "连续 3 日")],
)
def test_in_a_row(number: int, grain: str, said: str):
    assert in_a_row(number, grain) == said


def test_ordinary():
    assert ordinary(12, "week") == "12\u00a0个正常周"
    with speaking("en"):
        assert ordinary(12, "month") == "12\u00a0ordinary months"
        assert ordinary(1, "week") == "1\u00a0ordinary week"
        assert in_a_row(2, "week") == "two weeks running"
