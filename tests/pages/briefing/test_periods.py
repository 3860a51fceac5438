"""Weeks, months and quarters: which period a day is in, the last whole one, steps, and how they are named."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.settings import VARIABLE
from pages.parts.briefing.desk_period import of_kind
from pages.parts.briefing.period_words import in_its_words, issue_name, issue_of, words_of
from pages.parts.briefing.periods import (
    by_its_periods,
    kind_of,
    last_whole,
    read_period,
    recent,
    running,
    shift_period,
)
from pages.parts.words.language import speaking
from queries import Grain, Scope

WEEK, MONTH, QUARTER = Grain.WEEK, Grain.MONTH, Grain.QUARTER
NOON = datetime(2026, 10, 31, 12)


@pytest.mark.parametrize(
    ("first", "end", "kind"),
    [
        (date(2026, 10, 19), date(2026, 10, 26), WEEK),
        (date(2024, 2, 1), date(2024, 3, 1), MONTH),
        (date(2025, 12, 1), date(2026, 1, 1), MONTH),
        (date(2026, 10, 1), date(2027, 1, 1), QUARTER),
        (date(2026, 9, 1), date(2026, 12, 1), None),  # three months, no quarter
        (date(2024, 2, 1), date(2024, 2, 29), None),  # the leap day is missing
        (date(2026, 1, 1), date(2027, 1, 1), None),
        (date(2026, 10, 1), date(2026, 10, 31), None),
    ],
)
def test_what_kind_of_period_dates_are(first, end, kind):
    assert kind_of(first, end) is kind
    assert by_its_periods(Scope(first, end, grain=Grain.YEAR)).grain is (kind or WEEK)


def test_the_last_whole_month_and_the_one_that_runs(tmp_path, monkeypatch):
    file = tmp_path / "settings.toml"
    file.write_text("cutoff_hour = 17\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(file))
    october, september = (date(2026, 10, 1), date(2026, 11, 1)), (date(2026, 9, 1), date(2026, 10, 1))
    assert (last_whole(NOON, MONTH), running(NOON, MONTH)) == (september, october)
    after = datetime(2026, 10, 31, 17)
    assert (last_whole(after, MONTH), running(after, MONTH)) == (october, None)
    assert running(after, QUARTER) == (date(2026, 10, 1), date(2027, 1, 1))


def test_the_last_ones_are_one_after_the_other():
    found = recent(datetime(2024, 4, 2), MONTH, 3)
    assert found == [
        (date(2024, 3, 1), date(2024, 4, 1)),
        (date(2024, 2, 1), date(2024, 3, 1)),
        (date(2024, 1, 1), date(2024, 2, 1)),
    ]
    assert recent(datetime(2024, 4, 2), QUARTER, 2) == [
        (date(2024, 1, 1), date(2024, 4, 1)),
        (date(2023, 10, 1), date(2024, 1, 1)),
    ]


def test_a_step_goes_over_the_end_of_the_year():
    assert shift_period((date(2025, 1, 1), date(2025, 2, 1)), MONTH, -1) == (
        date(2024, 12, 1),
        date(2025, 1, 1),
    )
    assert shift_period((date(2024, 10, 1), date(2025, 1, 1)), QUARTER, 1) == (
        date(2025, 1, 1),
        date(2025, 4, 1),
    )
    assert shift_period((date(2024, 12, 30), date(2025, 1, 6)), WEEK, -1) == (
        date(2024, 12, 23),
        date(2024, 12, 30),
    )


def test_another_kind_is_the_one_in_which_the_dates_end_or_the_last_whole_one():
    march = date(2026, 3, 1), date(2026, 4, 1)
    assert of_kind(march, QUARTER, NOON) == (date(2026, 1, 1), date(2026, 4, 1))
    assert of_kind((date(2026, 1, 1), date(2026, 4, 1)), MONTH, NOON) == march
    assert of_kind((date(2026, 10, 19), date(2026, 10, 26)), QUARTER, NOON) == (
        date(2026, 7, 1),
        date(2026, 10, 1),
    )


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("week", date(2026, 10, 19), date(2026, 10, 26)),
        ("month", date(2026, 9, 1), date(2026, 10, 1)),
        ("quarter", date(2026, 7, 1), date(2026, 10, 1)),
        ("2025-W20", date(2025, 5, 12), date(2025, 5, 19)),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
        ("2025-Q4", date(2025, 10, 1), date(2026, 1, 1)),
    ],
)
def test_a_period_is_read_as_the_command_line_names_it(text, first, end):
    assert read_period(text, datetime(2026, 10, 30)) == (first, end)


@pytest.mark.parametrize("wrong", ["2025-13", "2025-Q5", "2025", "本月", "year", "2025-W60", "0000-01", ""])
def test_what_is_no_period(wrong):
    with pytest.raises(ValueError, match="期|时段"):
        read_period(wrong, NOON)


def test_the_words_of_each_kind():
    month, quarter = (
        Scope(date(2026, 9, 1), date(2026, 10, 1)),
        Scope(date(2026, 7, 1), date(2026, 10, 1)),
    )
    assert (issue_of(month), issue_name(month)) == ("2026 年 9 月", "2026 年 9 月月报")
    assert (issue_of(quarter), issue_name(quarter)) == ("2026 年第三季度", "2026 年第三季度季报")
    assert (words_of(month).own, words_of(month).before) == ("本月", "上月")
    free = Scope(date(2026, 9, 10), date(2026, 10, 9))
    assert (words_of(free).document, words_of(free).own, words_of(free).advice) == (
        "简报",
        "本期",
        "下一步建议",
    )
    with speaking("en"):
        assert issue_name(quarter) == "Quarterly briefing Q3 2026"


def test_only_what_is_said_of_a_window_gets_its_name():
    assert in_its_words("本期有假期周", "本月", "上月") == "本月有假期周"
    assert in_its_words("对比期台账有缺报", "本季", "上季同期") == "上季同期台账有缺报"
    assert in_its_words("本期花园诉求最多", "本月", "上月") == "本期花园诉求最多"
