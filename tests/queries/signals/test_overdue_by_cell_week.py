from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/overdue_by_cell_week"
# Weeks end with Sundays, the last with the 25th of January 2026.
REQUESTS = """
| requested_at     | community | category | due_at           | closed_at        | status |
| 2026-01-05 09:00 | 甲        | 电梯故障 | 2026-01-12 09:00 |                  | 办理中 |
| 2026-01-05 09:00 | 甲        | 电梯故障 | 2026-01-13 09:00 | 2026-01-20 09:00 | 已办结 |
| 2026-01-05 09:00 | 甲        | 电梯故障 | 2026-01-22 09:00 | 2026-01-21 09:00 | 已办结 |
| 2026-01-05 09:00 | 甲        | 电梯故障 | 2026-01-27 09:00 |                  | 办理中 |
| 2026-01-05 09:00 | 乙        | 噪声扰民 | 2026-01-24 09:00 | 2026-01-28 09:00 | 已办结 |
"""
UNTIL = Scope(date_to=date(2026, 1, 26))


def test_deadlines_missed_and_late_requests_closed_in_each_week(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 12:00"))
    expect(
        frame,
        """
| community | category | weeks_back | entered_count | left_count |
| 乙        | 噪声扰民 | 0          | 1             | 0          |
| 甲        | 电梯故障 | 0          | 0             | 1          |
| 甲        | 电梯故障 | 1          | 2             | 0          |
""",
    )


def test_filtered(ledger):
    asked = UNTIL.replace(communities=("乙",))
    frame = run(NAME, asked, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 12:00"))
    assert list(frame["category"]) == ["噪声扰民"]


def test_empty(empty):
    assert run(NAME, UNTIL, snapshot=empty).empty
