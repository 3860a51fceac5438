from datetime import date, timedelta

import pytest

from queries import Scope, run
from tests.cases import each
from tests.queries.tables import columns, expect

NAME = "service_requests/summary"
AS_OF = "2026-02-01 12:00"
# Deadlines: 1 kept, 2 missed, 3 kept thanks to the extension, 4 past and open, 5 open and not yet due,
# 6 none. 7 and 8 do not count. 9 says 已办结 without a time: closed, its deadline not kept, no days.
# 2 is a repeat of 1 (same phone and category within 30 days), 3 is not (another category).
REQUESTS = """
| community | compound | category | requested_at     | due_at           | extended_due_at  | closed_at        | status | is_excluded | phone_token |
| 南门社区  | 甲       | 噪音     | 2026-01-01 00:00 | 2026-01-03 00:00 |                  | 2026-01-03 00:00 | 已办结 |             | a           |
| 南门社区  | 甲       | 噪音     | 2026-01-05 00:00 | 2026-01-06 00:00 |                  | 2026-01-09 00:00 | 已办结 | false       | a           |
| 南门社区  | 乙       | 停车     | 2026-01-05 00:00 | 2026-01-06 00:00 | 2026-01-12 00:00 | 2026-01-11 00:00 | 已办结 |             | a           |
| 信江社区  | 丙       | 停车     | 2026-01-20 00:00 | 2026-01-25 00:00 |                  |                  | 办理中 |             | b           |
| 信江社区  |          | 停车     | 2026-01-31 00:00 | 2026-02-05 00:00 |                  |                  | 办理中 |             |             |
|           |          |          | 2026-01-31 00:00 |                  |                  |                  |        |             |             |
| 南门社区  |          | 噪音     | 2026-01-10 00:00 | 2026-01-11 00:00 |                  |                  | 办理中 | true        |             |
| 南门社区  |          | 噪音     | 2026-01-10 00:00 | 2026-01-11 00:00 |                  |                  | 已作废 |             |             |
| 信江社区  |          | 噪音     | 2026-01-10 00:00 | 2026-01-11 00:00 |                  |                  | 已办结 |             |             |
"""
COMMUNITIES = """
| community | households |
| 南门社区  | 500        |
| 信江社区  | 1500       |
"""
COMPOUNDS = """
| community | compound | households |
| 南门社区  | 甲       | 100        |
| 南门社区  | 乙       |            |
| 信江社区  | 丙       | 300        |
"""


def test_counts_rates_and_days(ledger):
    frame = run(
        NAME,
        Scope(),
        snapshot=ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS, as_of=AS_OF),
    )
    expect(
        frame,
        """
| request_count | excluded_count | closed_count | open_count | due_count | closed_on_time_count | on_time_rate | overdue_open_count |
| 7             | 2              | 4            | 3          | 5         | 2                    | 2/5          | 1                  |
""",
    )
    # closed after 2, 4 and 6 days; open for 12.5, 1.5 and 1.5 days: the last two are out at 2 days, and of the four
    # left a quarter goes at each: exactly half remain from 4 to 6, a quarter after it
    expect(frame, "| median_days_to_close | p90_days_to_close |\n| 4 | 5.6 |")  # of 2, 4 and 6 alone
    expect(
        frame,
        """
| half_closed_days | nine_tenths_closed_days | repeat_count | judged_count | repeat_rate | households | per_thousand_households |
| 5                |                         | 1            | 4            | 1/4         | 2000       | 3.5                     |
""",
    )


def test_columns_come_in_the_agreed_order(empty):
    assert columns(
        run(NAME, Scope(), snapshot=empty),
        [
            "request_count",
            "excluded_count",
            "closed_count",
            "open_count",
            "due_count",
            "closed_on_time_count",
            "on_time_rate",
            "overdue_open_count",
            "half_closed_days",
            "nine_tenths_closed_days",
            "median_days_to_close",
            "p90_days_to_close",
            "repeat_count",
            "repeat_rate",
            "households",
            "per_thousand_households",
        ],
    )


#: Made on the first, due on the tenth: one was quick, two are open on the seventh.
UNRIPE = """
| request_id | requested_at     | due_at           | closed_at        | status |
| quick      | 2026-01-01 00:00 | 2026-01-10 00:00 | 2026-01-03 00:00 | 已办结 |
| slow       | 2026-01-01 00:00 | 2026-01-10 00:00 |                  | 办理中 |
| slower     | 2026-01-01 00:00 | 2026-01-10 00:00 |                  | 办理中 |
"""


def test_the_quick_ones_alone_make_no_rate(ledger):
    snapshot = ledger(service_request=UNRIPE, as_of="2026-01-07 00:00")
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| request_count | closed_count | due_count | closed_on_time_count | on_time_rate | pending_count | overdue_open_count |
| 3             | 1            | 0         | 0                    |              | 3             | 0                  |
""",
    )
    ripe = ledger(service_request=UNRIPE, as_of="2026-01-10 00:01")
    expect(
        run(NAME, Scope(), snapshot=ripe),
        "| due_count | on_time_rate | pending_count | overdue_open_count |\n| 3 | 1/3 | 0 | 2 |",
    )


@pytest.mark.parametrize("by", ["period", "community", "unit"])
def test_the_quick_ones_alone_make_no_rate_of_any_part(ledger, by: str):
    name = f"service_requests/on_time_by_{by}"
    unripe = run(name, Scope(), snapshot=ledger(service_request=UNRIPE, as_of="2026-01-07 00:00"))
    assert unripe["due_count"].sum() == 0
    assert unripe["on_time_rate"].isna().all()
    ripe = run(name, Scope(), snapshot=ledger(service_request=UNRIPE, as_of="2026-01-10 00:01"))
    assert ripe["due_count"].sum() == 3
    assert ripe["on_time_rate"].dropna().to_list() == pytest.approx([1 / 3])


def waiting(closed: list[int], open_for: list[int]) -> str:
    """Requests closed after so many days, and others that have been open for so many at the end of March."""
    at, end = date(2026, 1, 1), date(2026, 3, 31)
    rows = [f"| {at} 00:00 | {at + timedelta(days=days)} 00:00 |" for days in closed]
    rows += [f"| {end - timedelta(days=days)} 00:00 | |" for days in open_for]
    return "\n".join(["| requested_at | closed_at |", *rows])


@each(
    ("closed", "open_for", "median", "p90"),
    [
        # Freireich 1963: remission in weeks, 6-MP and placebo
        ([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35], "23", ""),
        ([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], [], "8", "17"),
        ([1, 2, 3, 4], [], "2.5", "4"),  # exactly half at 2: midway to the next
        ([1, 2], [5, 5, 5], "", ""),  # not yet
        ([], [5], "", ""),
    ],
)
def test_open_requests_enter_the_durations_as_long_as_they_have_waited(
    ledger, closed: list[int], open_for: list[int], median: str, p90: str
):
    snapshot = ledger(service_request=waiting(closed, open_for), as_of="2026-03-31 00:00")
    expected = f"| half_closed_days | nine_tenths_closed_days |\n| {median} | {p90} |"
    expect(run(NAME, Scope(), snapshot=snapshot), expected)
    expect(run("service_requests/days_to_close_by_community", Scope(), snapshot=snapshot), expected)


def test_the_older_reading_is_a_setting(ledger, tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Made in the window, closed or past the deadline: the quick one alone."""
    older = tmp_path / "older.toml"
    older.write_text('on_time_clock = "来电时间"\n', encoding="utf-8")
    monkeypatch.setenv("LEDGER_SETTINGS", str(older))
    snapshot = ledger(service_request=UNRIPE, as_of="2026-01-07 00:00")
    made = Scope(date(2026, 1, 1), date(2026, 1, 2))
    expected = "| due_count | closed_on_time_count | on_time_rate | pending_count |\n| 1 | 1 | 1 | 2 |"
    expect(run(NAME, made, snapshot=snapshot), expected)
    due = Scope(date(2026, 1, 10), date(2026, 1, 11))
    expect(run(NAME, due, snapshot=snapshot), "| due_count | on_time_rate |\n| 0 | |")


def test_filtered_by_dates_community_and_category(ledger):
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS, as_of=AS_OF)
    scope = Scope(date(2026, 1, 5), date(2026, 1, 11), communities=("南门社区",), categories=("噪音",))
    expect(
        run(NAME, scope, snapshot=snapshot),
        """
| request_count | excluded_count | closed_count | on_time_rate | repeat_rate | households | per_thousand_households |
| 1             | 2              | 1            | 0            | 1           | 500        | 2                       |
""",
    )


def test_households_are_those_of_the_compounds_named(ledger):
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS, as_of=AS_OF)
    expect(
        run(NAME, Scope(compounds=("甲",)), snapshot=snapshot),
        """
| request_count | households | per_thousand_households |
| 2             | 100        | 20                      |
""",
    )
    expect(
        run(NAME, Scope(compounds=("乙",)), snapshot=snapshot),
        """
| request_count | households | per_thousand_households |
| 1             |            |                         |
""",
    )


def test_due_and_overdue_are_judged_at_as_of(ledger):
    before = ledger(service_request=REQUESTS, as_of="2026-01-25 00:00")
    expect(run(NAME, Scope(), snapshot=before), "| due_count | overdue_open_count |\n| 4 | 0 |")
    later = ledger(service_request=REQUESTS, as_of="2026-02-05 00:01")
    expect(run(NAME, Scope(), snapshot=later), "| due_count | overdue_open_count |\n| 6 | 2 |")


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| request_count | excluded_count | closed_count | on_time_rate | half_closed_days | repeat_rate | households | per_thousand_households |
| 0             | 0              | 0            |              |                      |             |            |                         |
""",
    )
