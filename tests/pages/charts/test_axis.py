"""Round ranges and ticks of periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pages.parts.charts.axis import (
    count_range,
    month_name,
    names_axis,
    nice_step,
    period_names,
    period_ticks,
    rate_range,
    years_below,
)
from pages.parts.words.language import speaking
from tests.cases import each


def test_steps_are_one_two_or_five():
    assert [nice_step(span) for span in (3, 9, 24, 400, 1100)] == [1, 2, 5, 100, 500]


def test_counts_start_at_zero_unless_they_lie_well_above_it():
    assert count_range(10, 100)[0] == 0
    assert 200 < count_range(250, 300)[0] < 250


def test_rates_are_cut_to_tenths():
    assert rate_range(0.70, 0.967) == pytest.approx((0.6, 1.0, 0.1))
    assert rate_range(0.05, 0.97) == pytest.approx((0.0, 1.0, 0.25))


def test_sixty_weeks_have_a_tick_every_other_month_and_the_year_where_it_changes():
    weeks = [date(2025, 9, 29) + timedelta(weeks=number) for number in range(60)]
    places, texts = period_ticks(weeks)
    assert texts == ["11月<br>2025", "1月<br>2026", "3月", "5月", "7月", "9月", "11月"]
    assert places[1] == "2026-01-01"


def test_two_centuries_have_at_most_seven_ticks():
    places, texts = period_ticks([date(year, 6, 1) for year in range(1900, 2101)])
    assert 2 <= len(places) == len(texts) <= 7


def test_few_weeks_have_their_own_days():
    _places, texts = period_ticks([date(2026, 11, 2), date(2026, 11, 9)])
    assert texts == ["11-02<br>2026", "11-09"]


@each("length", [1, 2, 11, 30, 60, 300])
def test_never_more_than_seven_ticks(length: int):
    weeks = [date(2021, 1, 4) + timedelta(weeks=number) for number in range(length)]
    places, texts = period_ticks(weeks)
    assert 1 <= len(places) == len(texts) <= 7


def test_years():
    years = [date(year, 1, 1) for year in (2021, 2022, 2023)]
    assert period_ticks(years)[1] == ["2021年", "2022年", "2023年"]
    assert period_names(years, grain="year") == ["2021", "2022", "2023"]
    assert years_below(years, grain="year") == ["", "", ""]
    assert years_below([date(2025, 12, 1), date(2026, 1, 1)], grain="month") == ["2025", "2026"]


def test_months_have_names_in_english():
    assert month_name(10) == "10月"
    with speaking("en"):
        assert [month_name(month) for month in (1, 5, 10)] == ["Jan", "May", "Oct"]
        assert period_names([date(2026, 3, 1)], grain="month") == ["Mar"]


def test_a_name_of_seven_characters_stays_on_one_line_in_the_smaller_size():
    axis, width = names_axis(["满意度回访评价", "乐邻物业"])
    assert axis["ticktext"] == ["满意度回访评价", "乐邻物业"]
    assert axis["tickfont"]["size"] == 12
    assert width == 7 * 12 + 14
    assert names_axis(["乐邻物业"])[0]["tickfont"]["size"] == 13


def test_a_longer_name_takes_two_lines():
    assert names_axis(["体育场红管家物业"])[0]["ticktext"] == ["体育场红<br>管家物业"]
