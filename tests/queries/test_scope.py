from datetime import date, datetime

import pytest

from queries import Comparison, DistantDayError, Grain, Scope, ScopeError, run
from queries.windows import YEAR_OF_DAYS, YEAR_OF_WEEKS
from tests.cases import each

LATER = datetime(2030, 1, 1)


def window(scope):
    return scope.date_from, scope.date_to


def day(text):
    return date.fromisoformat(text)


@each(
    ("date_from", "date_to", "before_from", "before_to"),
    [
        ("2026-01-12", "2026-01-19", "2026-01-05", "2026-01-12"),  # a week
        ("2026-03-01", "2026-04-01", "2026-02-01", "2026-03-01"),  # a month: the month before, 28 days
        ("2026-01-01", "2026-04-01", "2025-10-01", "2026-01-01"),  # a quarter
        ("2024-01-01", "2025-01-01", "2023-01-01", "2024-01-01"),  # a leap year
        ("2026-03-10", "2026-03-20", "2026-02-28", "2026-03-10"),  # ten days
    ],
)
def test_the_window_before(date_from, date_to, before_from, before_to):
    scope = Scope(day(date_from), day(date_to), communities=("甲",), comparison=Comparison.PREVIOUS)
    compared = scope.compared(LATER)
    assert window(compared) == (day(before_from), day(before_to))
    assert compared.communities == ("甲",)
    assert compared.comparison is None


@each(
    ("date_from", "date_to", "before_from", "before_to"),
    [
        ("2026-01-12", "2026-01-19", "2025-01-13", "2025-01-20"),  # a week: 364 days, Monday to Monday
        ("2026-01-05", "2026-03-30", "2025-01-06", "2025-03-31"),  # twelve weeks too
        ("2026-01-13", "2026-01-15", "2025-01-14", "2025-01-16"),  # shorter than a month
        ("2026-03-01", "2026-04-01", "2025-03-01", "2025-04-01"),  # a month
        ("2021-02-01", "2021-03-01", "2020-02-01", "2020-03-01"),  # a month that is four weeks
        ("2025-01-01", "2026-01-01", "2024-01-01", "2025-01-01"),  # a year
        ("2026-01-10", "2026-02-20", "2025-01-10", "2025-02-20"),  # longer than a month
        ("2024-02-29", "2024-04-10", "2023-02-28", "2023-04-10"),  # no such day a year ago
    ],
)
def test_the_window_a_year_before(date_from, date_to, before_from, before_to):
    compared = Scope(day(date_from), day(date_to)).compared(LATER, Comparison.YEAR)
    assert window(compared) == (day(before_from), day(before_to))


@each(
    ("comparison", "date_from", "date_to", "as_of", "before_from", "before_to"),
    [
        ("previous", "2026-01-12", "2026-01-19", "2026-01-14 23:59", "2026-01-05", "2026-01-08"),
        ("previous", "2026-03-01", "2026-04-01", "2026-03-30 08:00", "2026-02-01", "2026-03-01"),
        ("previous", "2026-03-01", "2026-04-01", "2026-03-10 08:00", "2026-02-01", "2026-02-11"),
        ("previous", "2028-01-01", "2029-01-01", "2028-11-22 08:00", "2027-01-01", "2027-11-23"),
        ("year", "2026-01-12", "2026-01-19", "2026-01-14 00:00", "2025-01-13", "2025-01-16"),
        ("year", "2026-03-01", "2026-04-01", "2026-03-10 08:00", "2025-03-01", "2025-03-11"),
        ("year", "2028-02-01", "2028-03-01", "2028-02-28 08:00", "2027-02-01", "2027-03-01"),
        ("year", "2026-03-01", "2026-04-01", "2026-03-31 08:00", "2025-03-01", "2025-04-01"),
    ],
)
def test_an_unfinished_window_is_compared_with_the_same_elapsed_part(
    comparison, date_from, date_to, as_of, before_from, before_to
):
    scope = Scope(day(date_from), day(date_to), comparison=Comparison(comparison))
    assert window(scope.compared(datetime.fromisoformat(as_of))) == (day(before_from), day(before_to))


def test_without_an_end_the_window_ends_with_the_data():
    compared = Scope(day("2026-01-05")).compared(datetime(2026, 1, 11, 12), Comparison.PREVIOUS)
    assert window(compared) == (day("2025-12-29"), day("2026-01-05"))


def test_nothing_to_compare_with():
    assert Scope(day("2026-01-05"), day("2026-01-12")).compared(LATER) is None
    assert Scope(None, day("2026-01-12"), comparison=Comparison.YEAR).compared(LATER) is None


def test_a_window_that_has_not_begun_is_compared_with_an_empty_one():
    compared = Scope(day("2026-03-01"), day("2026-04-01")).compared(datetime(2026, 1, 1), Comparison.PREVIOUS)
    assert window(compared) == (day("2026-02-01"), day("2026-02-01"))


def test_elapsed_ends_on_the_day_after_the_data():
    as_of = datetime(2026, 1, 14, 8)
    assert window(Scope(day("2026-01-12"), day("2026-01-19")).elapsed(as_of)) == (
        day("2026-01-12"),
        day("2026-01-15"),
    )
    assert window(Scope(day("2026-01-05"), day("2026-01-12")).elapsed(as_of)) == (
        day("2026-01-05"),
        day("2026-01-12"),
    )
    assert window(Scope().elapsed(as_of)) == (None, day("2026-01-15"))
    assert window(Scope(day("2026-02-01")).elapsed(as_of)) == (day("2026-02-01"), day("2026-02-01"))


def test_bounds_are_those_of_a_window_that_is_closed():
    assert Scope(day("2026-01-12"), day("2026-01-19")).bounds == (day("2026-01-12"), day("2026-01-19"))


@pytest.mark.parametrize("scope", [Scope(), Scope(day("2026-01-12")), Scope(date_to=day("2026-01-19"))])
def test_open_window_has_no_bounds(scope):
    with pytest.raises(ScopeError, match="时段"):
        scope.bounds  # noqa: B018 - the property itself raises


@pytest.mark.parametrize(
    ("asked", "length", "found"),
    [
        (("2026-10-19", "2026-10-26"), YEAR_OF_WEEKS, ("2025-10-27", "2026-10-26")),
        (("2026-10-19", "2026-10-26"), YEAR_OF_DAYS, ("2025-10-26", "2026-10-26")),
        (("2024-01-01", "2026-10-26"), YEAR_OF_WEEKS, ("2024-01-01", "2026-10-26")),
    ],
)
def test_a_scope_over_at_least_so_long_a_time(asked, length, found):
    assert window(Scope(*map(day, asked)).at_least(length)) == tuple(map(day, found))


def test_an_open_end_is_not_widened():
    assert Scope().at_least(YEAR_OF_WEEKS) == Scope()
    assert Scope(day("2026-01-01")).at_least(YEAR_OF_WEEKS) == Scope(day("2026-01-01"))


@each(
    ("asked", "found"),
    [
        (("2026-10-19", "2026-10-26"), ("2025-11-01", "2026-10-26")),
        (("2026-10-19", "2026-11-01"), ("2025-11-01", "2026-11-01")),
        (("2026-10-19", "2027-01-01"), ("2025-11-01", "2026-11-01")),
        (("2022-01-01", "2024-01-01"), ("2022-01-01", "2024-01-01")),
    ],
)
def test_a_scope_over_at_least_twelve_months(asked, found):
    scope = Scope(*map(day, asked)).at_least_months(12, datetime(2026, 10, 31, 20))
    assert window(scope) == tuple(map(day, found))


def test_without_a_first_day_there_are_months_enough():
    assert window(Scope().at_least_months(12, datetime(2026, 10, 31))) == (None, day("2026-11-01"))


def test_the_time_before_a_day():
    assert window(Scope().up_to(day("2026-10-26"), YEAR_OF_DAYS)) == (day("2025-10-26"), day("2026-10-26"))


@each(("date_to", "year"), [(None, 2026), ("2026-01-01", 2025), ("2025-06-01", 2025), ("2028-01-01", 2026)])
def test_the_calendar_year_in_which_a_window_ends(date_to, year):
    scope = Scope(None, day(date_to) if date_to else None).calendar_year(datetime(2026, 10, 31))
    assert window(scope) == (date(year, 1, 1), date(year + 1, 1, 1))


def test_history_keeps_places_and_kinds():
    scope = Scope(
        day("2026-01-05"), None, Grain.MONTH, ("甲",), categories=("噪音",), comparison=Comparison.YEAR
    )
    assert scope.history() == Scope(grain=Grain.MONTH, communities=("甲",), categories=("噪音",))


def test_an_empty_choice_means_all_and_names_come_once():
    assert Scope(communities=()) == Scope()
    assert Scope(communities=["甲", "乙", "甲"]).communities == ("甲", "乙")
    assert hash(Scope(communities=["甲"])) == hash(Scope(communities=("甲",)))
    with pytest.raises(TypeError):
        Scope(communities="甲")


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(ScopeError, match="2026-01-05"):
        Scope(day("2026-01-05"), day("2026-01-04"))


@each("query", [{"from": ["5.1.2026"]}, {"to": ["2026-02-30"]}, {"grain": ["decade"]}, {"compare": ["x"]}])
def test_an_address_that_cannot_be_read_is_refused_in_chinese(query):
    with pytest.raises(ScopeError, match="不对"):
        Scope.from_query(query)


@each("text", ["0001-01-01", "1899-12-31", "2101-01-02", "9999-12-31"])
def test_a_day_out_of_all_sense_is_refused(text):
    with pytest.raises(DistantDayError, match=f"{text}”不在 1900 至 2100 年之间"):
        Scope.from_query({"from": [text]})
    assert Scope.from_query({"from": ["1900-01-01"], "to": ["2101-01-01"]}).date_to == day("2101-01-01")


def test_an_address_has_explicit_dates():
    scope = Scope(
        day("2026-01-05"),
        day("2026-01-12"),
        Grain.DAY,
        ("甲",),
        ("东苑",),
        ("噪音",),
        ("来访",),
        Comparison.YEAR,
    )
    assert scope.to_query() == {
        "from": ["2026-01-05"],
        "to": ["2026-01-12"],
        "grain": ["day"],
        "community": ["甲"],
        "compound": ["东苑"],
        "category": ["噪音"],
        "channel": ["来访"],
        "compare": ["year"],
    }
    assert Scope.from_query({"page": ["x"], "from": [""]}) == Scope()


def test_restriction_narrows_and_never_widens(ledger):
    snapshot = ledger(service_request="| community |\n| 甲 |\n| 甲 |\n| 乙 |\n|  |")

    def count(scope):
        return int(run("service_requests/summary", scope, snapshot=snapshot)["request_count"][0])

    assert count(Scope().within(None)) == 4
    assert count(Scope().within(("甲", "乙"))) == 3
    assert count(Scope(communities=("乙", "丙")).within(("甲", "乙"))) == 1
    assert count(Scope(communities=("乙",)).within(("甲",))) == 0
    assert count(Scope().within(())) == 0


def test_describe_says_places_and_dates():
    assert Scope().describe() == "全部日期；全街道"
    scope = Scope(day("2026-01-05"), day("2026-01-12"), communities=("甲", "乙"), channels=("来访",))
    assert scope.describe() == "2026-01-05 至 2026-01-11；社区：甲、乙；渠道：来访"
