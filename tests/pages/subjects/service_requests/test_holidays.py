"""节假日: each holiday against the same one before, and what the coming one may bring."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data.generator.samples import ledgers
from data.holiday_table import NamedDays
from data.snapshots.store import Snapshot
from data.weeks import DAY
from pages.parts.asking.fetch import answer_from
from pages.parts.findings.holiday_loads import ExpectedLoad, HolidayLoad
from pages.parts.subjects.service_requests.holiday_readings import holidays_reading
from pages.parts.subjects.service_requests.holidays import holidays
from queries import Scope, row_count

WEEK = Scope(date(2026, 10, 19), date(2026, 10, 26))
STEADY = [70.0] * 52


def load(name: str, first: date, days: int, count: float) -> HolidayLoad:
    return HolidayLoad(name, first, first + days * DAY, count, 10.0)


NOW, THEN = load("国庆", date(2026, 10, 1), 7, 140), load("国庆", date(2025, 10, 1), 8, 80)
NEW_YEAR = NamedDays("元旦", date(2027, 1, 1), date(2027, 1, 3))


def test_the_holiday_that_differs_is_named_with_both_numbers_a_day() -> None:
    found = holidays_reading([(NOW, THEN)], None, STEADY)
    assert found.is_finding
    assert found.title == "国庆日均诉求 20.0 件，比上一次多 100%"
    assert found.reading == "国庆比上一次多。"


def test_fewer_is_said_as_fewer() -> None:
    found = holidays_reading([(load("国庆", date(2026, 10, 1), 8, 40), THEN)], None, STEADY)
    assert found.title == "国庆日均诉求 5.0 件，比上一次少 50%"
    assert found.reading == "国庆比上一次少。"


def test_weeks_that_scatter_more_make_the_same_difference_possible_by_chance() -> None:
    found = holidays_reading([(NOW, THEN)], None, [10.0, 130.0] * 26)
    assert not found.is_finding
    assert found.reading == "1 个节日与上一次的差别还不能排除偶然。"


def test_the_coming_holiday_is_expected_by_the_plain_mean_with_its_spread() -> None:
    found = holidays_reading([(NOW, None)], ExpectedLoad("元旦", NEW_YEAR, (6.0, 8.0, 4.0)), STEADY)
    assert found.title == "节假日诉求，日均比上一次"
    assert found.reading == (
        "下一个节日元旦（2027-01-01 至 01-03）；往年 3 次日均 4.0 至 8.0 件，"
        "**简单平均每天 6.0 件，不计增减趋势**；没有上一次可比。"
    )


def test_one_holiday_of_the_past_is_no_expectation_and_unannounced_days_are_said() -> None:
    found = holidays_reading([], ExpectedLoad("元旦", None, (6.0,)), STEADY)
    assert "放假安排未公布" in found.reading
    assert "**不作预计**" in found.reading


def test_too_few_requests_are_not_compared() -> None:
    pair = (load("国庆", date(2026, 10, 1), 7, 1), load("国庆", date(2025, 10, 1), 8, 0))
    assert holidays_reading([pair], None, STEADY).reading == "1 个节日件数少，不作比较。"


def test_the_numbers_are_those_of_the_ledger_and_open_their_rows(samples: Snapshot) -> None:
    rows = pd.DataFrame(ledgers()["service_request"])
    counted = rows[~rows["is_excluded"].fillna(False).astype(bool) & (rows["status"] != "已作废")]
    days = pd.to_datetime(counted["requested_at"]).dt.date
    with answer_from(samples):
        found = holidays(WEEK, samples, height=330)
        without = holidays(WEEK.with_condition("weekday", ["周一"]), samples, height=330)
        before = holidays(Scope(date(2020, 1, 1), date(2020, 2, 1)), samples, height=330)
    assert found is not None
    table = found.table.set_index("holiday")
    for name, first, end, column in (
        ("国庆", date(2026, 10, 1), date(2026, 10, 8), "request_count"),
        ("国庆", date(2025, 10, 1), date(2025, 10, 9), "earlier_request_count"),
        ("春节", date(2026, 2, 15), date(2026, 2, 24), "request_count"),
    ):
        assert table.loc[name, column] == ((days >= first) & (days < end)).sum()
    assert table.loc["国庆", "daily_count"] == pytest.approx(table.loc["国庆", "request_count"] / 7)
    behind = found.rows[0]
    assert row_count(behind.question, behind.scope, behind.part, snapshot=samples) == behind.count
    assert without is not None
    assert "不再按节假日比" in without.reading.reading
    assert before is None
