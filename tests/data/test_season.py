"""The days of a season as an office writes them, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from data.season import season
from tests.cases import each


def test_a_season_has_the_same_days_in_every_year() -> None:
    summer = season("04-01 至 09-30")
    assert summer.days(2024) == (date(2024, 4, 1), date(2024, 10, 1))
    assert summer.days(2026) == (date(2026, 4, 1), date(2026, 10, 1))
    assert season("４－１～12-31").days(2026) == (date(2026, 4, 1), date(2027, 1, 1))


@each(
    ("written", "told"),
    [
        ("夏天", "“夏天”读不懂"),
        ("04-01", "“04-01”读不懂"),
        ("04-31 至 09-30", "不存在的日期"),
        ("02-29 至 09-30", "不存在的日期"),
        ("11-01 至 02-28", "同一年内"),
    ],
)
def test_what_cannot_be_a_season_is_refused_in_words(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        season(written)
