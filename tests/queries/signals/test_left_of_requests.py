from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/left_of_requests"
REQUESTS = """
| requested_at     | community | due_at           | closed_at        | status | phone_token | is_excluded |
| 2026-01-19 09:00 | 甲        | 2026-01-22 09:00 |                  | 办理中 | a           |             |
| 2026-01-19 09:00 | 甲        | 2026-01-27 09:00 | 2026-01-28 09:00 | 已办结 | a           |             |
| 2026-01-19 09:00 | 甲        | 2026-01-22 09:00 | 2026-01-20 09:00 | 已办结 | b           |             |
| 2026-01-19 09:00 | 甲        |                  |                  | 未说明 |             |             |
| 2026-01-19 09:00 | 甲        |                  |                  | 办理中 | c           | true        |
| 2026-01-19 09:00 | 乙        | 2026-01-25 09:00 | 2026-01-26 09:00 | 已办结 |             |             |
"""
WEEK = Scope(date_from=date(2026, 1, 19), date_to=date(2026, 1, 26))


def test_what_was_open_and_late_when_the_window_ended_and_how_many_reported(ledger):
    frame = run(NAME, WEEK, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 12:00"))
    expect(
        frame,
        """
| request_count | open_count | overdue_count | told_count | reporter_count |
| 5             | 3          | 2             | 3          | 2              |
""",
    )


def test_filtered(ledger):
    asked = WEEK.replace(communities=("乙",))
    frame = run(NAME, asked, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 12:00"))
    assert frame.iloc[0].tolist() == [1, 1, 1, 0, 0]


def test_empty(empty):
    assert run(NAME, WEEK, snapshot=empty).iloc[0].tolist() == [0, 0, 0, 0, 0]
