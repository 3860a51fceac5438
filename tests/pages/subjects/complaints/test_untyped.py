"""What is left out because none of its requests says its type, in both languages."""

from __future__ import annotations

from pages.parts.subjects.complaints.readings import (
    CATEGORIES,
    COMMUNITIES,
    COMPOUNDS,
    left_out,
    unknown_months,
)
from pages.parts.words.language import speaking
from tests.cases import each


@each(
    ("n", "unit", "chinese", "english"),
    [
        (0, COMPOUNDS, "", ""),
        (1, COMPOUNDS, "不含诉求都没写工单类型的 1 个小区", "without 1 compound whose requests name no type"),
        (
            2,
            COMPOUNDS,
            "不含诉求都没写工单类型的 2 个小区",
            "without 2 compounds whose requests name no type",
        ),
        (
            1,
            CATEGORIES,
            "不含诉求都没写工单类型的 1 个类别",
            "without 1 category whose requests name no type",
        ),
        (
            40,
            COMMUNITIES,
            "不含诉求都没写工单类型的 40 个社区",
            "without 40 communities whose requests name no type",
        ),
    ],
)
def test_none_one_two_and_many(n: int, unit: str, chinese: str, english: str):
    assert left_out(n, unit).replace("\u00a0", " ") == chinese
    with speaking("en"):
        assert left_out(n, unit).replace("\u00a0", " ") == english


def test_months():
    assert unknown_months(0) == ""
    with speaking("en"):
        assert "in 1\u00a0month whose requests" in unknown_months(1)
