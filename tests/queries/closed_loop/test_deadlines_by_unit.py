from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/deadlines_by_unit"
REQUESTS = """
| community | responsible_unit | requested_at     | due_at           | extended_due_at  | closed_at        |
| 甲        | 物业             | 2026-01-01 00:00 | 2026-01-05 00:00 |                  | 2026-01-04 00:00 |
| 甲        | 物业             | 2026-01-01 00:00 | 2026-01-05 00:00 |                  | 2026-01-06 00:00 |
| 甲        | 物业             | 2026-01-01 00:00 | 2026-01-05 00:00 | 2026-01-12 00:00 |                  |
| 乙        | 城管             | 2026-01-08 00:00 | 2026-01-09 00:00 |                  |                  |
| 乙        | 城管             | 2026-01-08 00:00 | 2026-01-13 01:00 |                  |                  |
| 乙        |                  | 2026-01-08 00:00 |                  |                  |                  |
"""


def test_due_late_overdue_and_due_soon(ledger):
    """At one o'clock of the 10th the deadline of the 12th is due soon, that three whole days away is not."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-10 01:00")),
        """
| responsible_unit | request_count | due_count | closed_on_time_count | on_time_rate | closed_late_count | overdue_open_count | due_soon_count | undated_count |
| 城管             | 2             | 1         | 0                    | 0            | 0                 | 1                  | 0              | 0             |
| 物业             | 3             | 2         | 1                    | 1/2          | 1                 | 0                  | 1              | 0             |
| 未填写           | 1             | 0         | 0                    |              | 0                 | 0                  | 0              | 1             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 2), communities=("甲",))
    frame = run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-10 01:00"))
    assert list(frame["responsible_unit"]) == ["物业"]
