"""The periods that a question's header asks for: all of the window, also those without a row."""

from __future__ import annotations

import duckdb
import pytest

from queries.periods import PeriodsError, periods

TWO_DATES = "-- Periods: made.on_day, due.on_day where is_due and is_known\nselect 1"


def days(header: str, **values: str | None) -> list[str]:
    bound = {"date_from": None, "date_to": None, "grain": "week"} | values
    with duckdb.connect() as connection:
        connection.execute("create table made as select date '2026-03-05' as on_day")
        connection.execute(
            "create table due as select * from (values (date '2026-03-18', true, true),"
            " (date '2026-05-01', true, false)) as due (on_day, is_due, is_known)"
        )
        relation = periods(header)
        assert relation is not None
        rows = connection.execute(
            f"with period as ({relation.this.sql('duckdb')}) from period order by all", bound
        ).fetchall()
        return [f"{day:%m-%d}" for (day,) in rows]


def test_without_dates_from_the_first_row_to_the_last_of_all_that_are_named():
    assert days(TWO_DATES) == ["03-02", "03-09", "03-16"]


def test_with_dates_those_of_the_window_whatever_happened():
    assert days("-- Periods: made.on_day", date_from="2026-02-23", date_to="2026-03-03") == ["02-23", "03-02"]
    assert days("-- Periods: made.on_day", date_from="2026-02-23") == ["02-23", "03-02"]
    assert days("-- Periods: made.on_day", date_to="2026-03-01") == []


def test_nothing_happened_and_no_dates():
    assert days("-- Periods: due.on_day where not is_due") == []


def test_a_question_that_asks_for_none_has_none():
    assert periods("-- Grain: one row\nselect 1") is None


@pytest.mark.parametrize(
    "header", ["-- Periods: made", "-- Periods: a.b; drop", "-- Periods: a.b\n-- Periods: a.c"]
)
def test_a_header_that_names_no_dates_is_refused(header: str):
    with pytest.raises(PeriodsError):
        periods(header)
