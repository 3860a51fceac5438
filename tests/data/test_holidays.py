"""The days that are free for a holiday, and the weekends worked for one."""

from datetime import date

from data.holidays import free_days, holiday_name, holiday_runs, is_announced, worked_weekends


def test_a_holiday_has_its_name_and_a_usual_weekend_has_none():
    assert holiday_name(date(2026, 10, 1), "无") == "国庆"
    assert holiday_name(date(2026, 10, 10), "无") == ""  # a worked Saturday
    assert holiday_name(date(2026, 10, 17), "无") == ""  # a usual Saturday


def test_the_free_days_are_the_announced_ones_and_those_of_the_office():
    assert date(2026, 10, 7) in free_days("无")
    assert date(2026, 10, 8) not in free_days("无")
    added = "2027-01-01 至 01-03 元旦"
    assert not is_announced(2027)
    assert set(free_days(added)) - set(free_days("无")) == {date(2027, 1, day) for day in (1, 2, 3)}


def test_worked_weekends_are_saturdays_and_sundays_and_not_free():
    assert date(2026, 10, 10) in worked_weekends()
    assert all(day.isoweekday() > 5 for day in worked_weekends())
    assert not set(worked_weekends()) & set(free_days("无"))


def test_free_days_in_a_row_are_one_holiday_with_the_name_of_most_of_them():
    found = {run.first: (run.name, run.last) for run in holiday_runs("2027-01-01 至 01-03 元旦")}
    assert found[date(2026, 10, 1)] == ("国庆", date(2026, 10, 7))
    assert found[date(2025, 10, 1)] == ("国庆", date(2025, 10, 8))  # with 中秋 on the 6th
    assert found[date(2026, 9, 25)] == ("中秋", date(2026, 9, 27))
    assert found[date(2023, 12, 30)] == ("元旦", date(2024, 1, 1))
    assert found[date(2027, 1, 1)] == ("元旦", date(2027, 1, 3))
