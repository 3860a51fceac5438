"""The weeks of an office: seven days each, one after the other, each with a number of its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import settings as module
from data.settings import VARIABLE, settings
from data.weeks import WEEK
from pages.parts.briefing import periods, weeks
from pages.parts.briefing.periods import last_whole, recent, running
from pages.parts.briefing.weeks import is_week, number_of, week_of, week_with
from queries import Grain

DAYS = st.dates(date(1999, 1, 1), date(2100, 1, 1))


@pytest.fixture
def begins_on(tmp_path, monkeypatch):
    """Let the week begin on a day, 1 = Monday."""

    def begins(day: int) -> None:
        file = tmp_path / f"{day}.toml"
        file.write_text(f"week_start = {day}\n", encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(file))

    return begins


def test_from_monday_they_are_the_iso_weeks():
    assert week_with(date(2025, 5, 18)) == week_of("2025-W20") == (date(2025, 5, 12), date(2025, 5, 19))
    assert number_of(date(2024, 12, 30)) == (2025, 1)
    assert not is_week(date(2025, 5, 13), date(2025, 5, 20))


def test_from_sunday_they_begin_a_day_earlier(begins_on):
    begins_on(7)
    assert week_of("2025-W20") == (date(2025, 5, 11), date(2025, 5, 18))
    assert last_whole(datetime(2025, 5, 17, 23, 59), Grain.WEEK) == week_of("2025-W20")
    assert last_whole(datetime(2025, 5, 16), Grain.WEEK) == week_of("2025-W19")


def test_the_running_week_is_the_one_the_data_end_in():
    sunday = datetime(2025, 5, 18, 9)
    assert running(sunday, Grain.WEEK) is None
    assert recent(sunday, Grain.WEEK, 2) == [week_of("2025-W20"), week_of("2025-W19")]
    assert running(datetime(2025, 5, 19), Grain.WEEK) == week_of("2025-W21")


def test_a_week_is_whole_from_the_cut_off_hour_of_its_last_day(tmp_path, monkeypatch):
    file = tmp_path / "settings.toml"
    file.write_text("cutoff_hour = 17\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(file))
    before, after = datetime(2025, 5, 18, 16, 59), datetime(2025, 5, 18, 17)
    assert (last_whole(before, Grain.WEEK), running(before, Grain.WEEK)) == (
        week_of("2025-W19"),
        week_of("2025-W20"),
    )
    assert (last_whole(after, Grain.WEEK), running(after, Grain.WEEK)) == (week_of("2025-W20"), None)
    assert last_whole(datetime(2025, 5, 19, 9), Grain.WEEK) == week_of("2025-W20")


@pytest.mark.parametrize("wrong", ["2025-20", "2025-W54", "W20", "2025-W00", "0000-W01", "2025-W53"])
@pytest.mark.parametrize("start", [1, 7])
def test_what_is_no_week(begins_on, wrong, start):
    begins_on(start)
    with pytest.raises(ValueError, match="周"):
        week_of(wrong)


@given(DAYS, st.integers(1, 7))
def test_every_day_lies_in_one_week_whose_number_finds_it(day, start):
    chosen = module.Settings(
        **{name: getattr(settings(), name) for name in module.Settings.__slots__} | {"week_start": start}
    )
    with pytest.MonkeyPatch.context() as patch:
        for module_of_weeks in (weeks, periods):
            patch.setattr(module_of_weeks, "settings", lambda: chosen)
        first, end = week_with(day)
        assert first <= day < end == first + WEEK
        assert first.isoweekday() == start
        assert is_week(first, end)
        year, number = number_of(first)
        assert week_of(f"{year}-W{number:02}") == (first, end)
        assert number_of(end) > (year, number)
        assert last_whole(datetime(day.year, day.month, day.day), Grain.WEEK)[1] in (first, end)
        assert (last_whole(datetime(day.year, day.month, day.day), Grain.WEEK)[1] == end) == (
            day + timedelta(1) == end
        )
