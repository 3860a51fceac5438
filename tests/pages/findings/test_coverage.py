"""Weeks that a ledger lacks: told from weeks that are rare, of a season, or holidays."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pandas as pd

from pages.parts.findings.coverage import (
    BEFORE,
    MISSING,
    PRESENT,
    QUIET,
    UNFINISHED,
    WEEKS,
    calendar,
    coverage_reading,
    gaps,
    missing_weeks,
    shown_weeks,
)

#: A Wednesday, in the week of the 19th of October.
AS_OF = date(2026, 10, 21)
LAST = date(2026, 10, 19)
WEEK = timedelta(weeks=1)


def rows(ledger: str, counts: dict[int, int]) -> list[tuple[str, date, int]]:
    """Rows by how many weeks ago; 0 is the week of 数据截至."""
    return [(ledger, LAST - ago * WEEK, count) for ago, count in counts.items() if count]


def found(*parts: list[tuple[str, date, int]]) -> pd.DataFrame:
    return pd.DataFrame(
        [row for part in parts for row in part], columns=["ledger", "week_start", "row_count"]
    )


def states(weeks: pd.DataFrame, ledger: str = "service_request") -> list[str]:
    return weeks.loc[weeks["ledger"] == ledger, "state"].tolist()


def test_fifty_three_weeks_up_to_the_day_of_the_data():
    weeks = calendar(found(rows("service_request", {1: 10, 3: 10})), AS_OF)
    assert len(weeks) == WEEKS == 53
    assert weeks["week_start"].tolist() == shown_weeks(AS_OF)
    assert (weeks["week_start"].iloc[0], weeks["week_start"].iloc[-1]) == (date(2025, 10, 20), LAST)
    # three weeks ago 10 rows, two weeks ago none, last week 10, this week not over
    assert states(weeks)[-5:] == [BEFORE, PRESENT, QUIET, PRESENT, UNFINISHED]


def test_one_empty_week_of_a_busy_ledger_is_missing():
    weeks = calendar(found(rows("service_request", {ago: 10 * (ago != 5) for ago in range(60)})), AS_OF)
    assert Counter(states(weeks)) == {PRESENT: 51, MISSING: 1, UNFINISHED: 1}
    (gap,) = gaps(weeks)
    assert (gap.first, gap.weeks) == (LAST - 5 * WEEK, 1)


def test_one_empty_week_of_a_ledger_with_two_rows_a_week_is_rare():
    weeks = calendar(found(rows("activity", {ago: 2 * (ago != 5) for ago in range(60)})), AS_OF)
    assert MISSING not in states(weeks, "activity")
    # four weeks in a row, eight rows to be expected, are no chance
    weeks = calendar(
        found(rows("activity", {ago: 2 * (ago not in (5, 6, 7, 8)) for ago in range(60)})), AS_OF
    )
    assert states(weeks, "activity").count(MISSING) == 4


def test_a_ledger_that_has_a_season_is_not_missing_out_of_it():
    season = {ago: 40 * (ago % 52 < 10) for ago in range(160)}
    assert MISSING not in states(calendar(found(rows("commitment", season)), AS_OF), "commitment")


def test_a_holiday_week_alone_is_not_missing():
    counts = {ago: 10 * (ago != 5) for ago in range(60)}
    closed = [LAST - 5 * WEEK]
    assert MISSING not in states(calendar(found(rows("service_request", counts)), AS_OF, closed))
    counts[6] = 0  # the week before it is
    assert states(calendar(found(rows("service_request", counts)), AS_OF, closed)).count(MISSING) == 2


def test_what_stops_is_missing_up_to_the_last_whole_week():
    weeks = calendar(found(rows("mediation_case", {ago: 9 * (ago > 3) for ago in range(60)})), AS_OF)
    assert states(weeks, "mediation_case")[-4:] == [MISSING, MISSING, MISSING, UNFINISHED]
    # on a Sunday the week is over
    weeks = calendar(
        found(rows("mediation_case", {ago: 9 * (ago > 3) for ago in range(60)})), LAST + timedelta(6)
    )
    assert states(weeks, "mediation_case")[-4:] == [MISSING] * 4


def test_rows_later_than_the_data_are_not_looked_at():
    assert calendar(found(rows("visit", {-3: 5})), AS_OF).empty


def test_title_names_the_ledger_and_the_weeks():
    weeks = calendar(
        found(rows("mediation_case", {ago: 9 * (ago not in (5, 6)) for ago in range(60)})), AS_OF
    )
    reading = coverage_reading(weeks)
    assert reading.title == "矛盾调解缺 2 周：2026-09-07 至 09-20"
    assert "平常每周约 9\u00a0行，**请补导出这几周再导入**" in reading.reading
    assert reading.is_finding


def test_title_of_several_ledgers():
    weeks = calendar(
        found(
            rows("service_request", {ago: 90 * (ago != 7) for ago in range(60)}),
            rows("mediation_case", {ago: 9 * (ago not in (5, 6)) for ago in range(60)}),
        ),
        AS_OF,
    )
    assert coverage_reading(weeks).title == "诉求工单缺 1 周、矛盾调解缺 2 周"
    assert "诉求工单 2026-08-31 至 09-06 一行也没有" in coverage_reading(weeks).reading


def test_nothing_missing_and_nothing_there():
    calm = coverage_reading(calendar(found(rows("visit", dict.fromkeys(range(60), 5))), AS_OF))
    assert calm.title == "近 52 周走访巡查没有缺报"
    assert "**不必补导**" in calm.reading
    assert "空白的周" not in calm.reading
    assert "**下周起" in coverage_reading(calendar(found(rows("visit", {0: 5})), AS_OF)).reading
    assert "**暂不作判断**" in coverage_reading(calendar(found(), AS_OF)).reading


def test_as_many_weeks_as_there_are():
    young = coverage_reading(calendar(found(rows("visit", {0: 5, 1: 5})), AS_OF))
    assert young.title == "近 1 周走访巡查没有缺报"
    two = found(rows("visit", {0: 5, 1: 5}), rows("activity", {0: 5, 1: 5, 2: 5}))
    assert coverage_reading(calendar(two, AS_OF)).title == "近 2 周各台账没有缺报"
    assert "1 种台账开始较晚" in coverage_reading(calendar(two, AS_OF)).reading


def test_missing_weeks_are_found_in_all_the_time_of_a_ledger():
    # ten a week for 120 weeks, none in three weeks two years ago, none in the last finished one
    empty = {100, 101, 102, 1}
    counts = {ago: 0 if ago in empty else 10 for ago in range(120)}
    frame = found(rows("service_request", counts))[["week_start", "row_count"]]
    assert missing_weeks(frame, AS_OF) == {LAST - ago * WEEK for ago in empty}
    assert missing_weeks(frame.iloc[:0], AS_OF) == frozenset()
    # the week of 数据截至 is not over
    assert missing_weeks(frame[frame["week_start"] < LAST], AS_OF) == {LAST - ago * WEEK for ago in empty}


def test_a_holiday_is_no_missing_week():
    counts = {ago: 0 if ago == 5 else 10 for ago in range(60)}
    frame = found(rows("service_request", counts))[["week_start", "row_count"]]
    assert missing_weeks(frame, AS_OF, [LAST - 5 * WEEK]) == frozenset()
