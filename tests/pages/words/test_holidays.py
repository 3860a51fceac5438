"""Statutory holidays of years whose calendar is known, and of one that is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from data.settings import VARIABLE
from data.snapshots.store import Snapshot
from pages.parts.screen.scope_bar import freshness
from pages.parts.words.holidays import Span, holiday_periods, holiday_weeks, is_covered, missing_year, spans

#: The last year of the calendar that is installed.
LAST_ANNOUNCED = max(year for year in range(2026, 2100) if is_covered(year))


def test_a_holiday_of_2025():
    # 国庆 and 中秋 lay back to back, from Wednesday the 1st to Wednesday the 8th
    assert spans(date(2025, 9, 25), date(2025, 10, 20)) == (
        Span("国庆", date(2025, 10, 1), date(2025, 10, 8)),
    )
    assert Span("国庆", date(2025, 10, 1), date(2025, 10, 8)).day_count == 8


def test_spans_are_cut_at_the_window():
    assert spans(date(2025, 10, 3), date(2025, 10, 4)) == (
        Span("国庆", date(2025, 10, 3), date(2025, 10, 4)),
    )
    assert spans(date(2025, 10, 9), date(2025, 10, 20)) == ()


def test_year_in_order_with_labels_of_at_most_four_characters():
    labels = [span.label for span in spans(date(2025, 1, 1), date(2025, 12, 31))]
    assert labels == ["元旦", "春节", "清明", "五一", "端午", "国庆"]


def test_a_worked_sunday_is_no_holiday():
    # 2025-09-28 was a Sunday worked for 国庆
    assert spans(date(2025, 9, 28), date(2025, 9, 28)) == ()


def test_weeks_with_three_holiday_weekdays():
    # Wed to Fri free; Mon to Wed free; Thu and Fri only; Mon only; none
    mondays = [date(2025, 9, 29), date(2025, 10, 6), date(2025, 4, 28), date(2025, 5, 5), date(2025, 11, 3)]
    assert holiday_weeks(mondays) == [True, True, False, False, False]


def test_only_weeks_and_days_are_taken_out():
    first = [date(2025, 10, 1)]
    assert holiday_periods(first, "day") == [True]
    assert holiday_periods([date(2025, 9, 29)], "week") == [True]
    assert holiday_periods(first, "month") == holiday_periods(first, "quarter") == [False]


def test_unknown_year_has_none_and_says_so():
    assert is_covered(2025)
    assert not is_covered(1999)
    assert spans(date(1999, 9, 25), date(1999, 10, 20)) == ()
    assert holiday_weeks([date(1999, 10, 4)]) == [False]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put holidays into the settings of the office."""

    def put(written: str) -> None:
        path = tmp_path / f"{len(written)}.toml"
        path.write_text(f'coming_holidays = "{written}"', encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(path))

    return put


def test_the_office_adds_the_year_that_is_not_announced(office: Callable[[str], None]):
    office("1999-02-15 至 02-21 春节、1999-10-01 至 10-07 国庆、1999-12-31 至 2000-01-01 元旦")
    assert is_covered(1999)
    assert spans(date(1999, 9, 25), date(1999, 10, 20)) == (
        Span("国庆", date(1999, 10, 1), date(1999, 10, 7)),
    )
    # Mon to Thu of the second week free, of the first only Friday
    assert holiday_weeks([date(1999, 9, 27), date(1999, 10, 4)]) == [False, True]
    office("无")
    assert not is_covered(1999)
    assert holiday_weeks([date(1999, 10, 4)]) == [False]


def test_a_year_is_missed_in_its_weeks_and_in_the_december_before(office: Callable[[str], None]):
    last = LAST_ANNOUNCED
    assert missing_year(date(last, 11, 30)) is None
    assert missing_year(date(last, 12, 1)) == last + 1
    assert missing_year(date(last + 1, 3, 1)) == last + 1
    office(f"{last + 1}-01-01 元旦、{last + 1}-10-01 至 10-07 国庆中秋")
    assert missing_year(date(last, 12, 1)) == last + 1, "春节 is not told yet"
    office(f"{last + 1}-02-05 至 02-11 春节、{last + 1}-10-01 至 10-07 国庆中秋")
    assert missing_year(date(last, 12, 1)) is None
    assert missing_year(date(last + 1, 3, 1)) is None


def test_the_page_says_that_the_holidays_of_its_year_are_not_known(
    office: Callable[[str], None], samples: Snapshot
):
    year = LAST_ANNOUNCED + 1
    january = replace(samples, as_of=datetime(year, 1, 10))
    assert f"{year} 年未填齐" in freshness(january)
    assert "未填齐" not in freshness(replace(samples, as_of=datetime(LAST_ANNOUNCED, 10, 31)))
    office(f"{year}-02-05 至 02-11 春节、{year}-10-01 至 10-07 国庆")
    assert "未填齐" not in freshness(january)
    assert spans(date(year, 2, 1), date(year, 2, 28)) == (Span("春节", date(year, 2, 5), date(year, 2, 11)),)
