from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "signals/on_time_by_unit_week"
REQUESTS = """
| requested_at     | community | responsible_unit | due_at           | closed_at        | status |
| 2026-01-05 09:00 | 甲        | 住建所           | 2026-01-25 09:00 | 2026-01-24 09:00 | 已办结 |
| 2026-01-05 09:00 | 甲        | 住建所           | 2026-01-20 09:00 | 2026-01-24 09:00 | 已办结 |
| 2026-01-05 09:00 | 甲        | 住建所           | 2026-01-18 09:00 |                  | 办理中 |
| 2026-01-05 09:00 | 甲        | 住建所           | 2026-01-27 09:00 |                  | 办理中 |
| 2026-01-05 09:00 | 乙        | 供水公司         | 2026-01-24 09:00 | 2026-01-24 08:00 | 已办结 |
"""
UNTIL = Scope(date_to=date(2026, 1, 26))


def test_deadlines_of_each_week_and_those_kept(ledger):
    frame = run(NAME, UNTIL, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-26 12:00"))
    expect(
        frame,
        """
| responsible_unit | weeks_back | due_count | closed_on_time_count |
| 住建所           | 0          | 2         | 1                    |
| 供水公司         | 0          | 1         | 1                    |
| 住建所           | 1          | 1         | 0                    |
""",
    )


def test_filtered(ledger):
    asked = UNTIL.replace(communities=("乙",))
    frame = run(NAME, asked, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-26 12:00"))
    assert list(frame["responsible_unit"]) == ["供水公司"]


def test_empty(empty):
    assert run(NAME, UNTIL, snapshot=empty).empty
