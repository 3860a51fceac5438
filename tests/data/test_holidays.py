"""The days that are free for a holiday, and the weekends worked for one."""

from datetime import date

from data.holidays import free_days, holiday_name, is_announced, worked_weekends


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
