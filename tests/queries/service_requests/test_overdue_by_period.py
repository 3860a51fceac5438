from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/overdue_by_period"
AS_OF = "2026-01-28 00:00"
# 1 misses its deadline in the first week and is closed in the third; 2 misses it in the second, stays open;
# 3 is closed in time; 4 is due later.
REQUESTS = """
| requested_at     | community | due_at           | closed_at        |
| 2026-01-01 00:00 | 甲        | 2026-01-07 00:00 | 2026-01-20 00:00 |
| 2026-01-01 00:00 | 乙        | 2026-01-14 00:00 |                  |
| 2026-01-01 00:00 | 乙        | 2026-01-14 00:00 | 2026-01-13 00:00 |
| 2026-01-01 00:00 | 乙        | 2026-02-14 00:00 |                  |
"""


def test_backlog_at_the_end_of_each_week(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| period_start | overdue_open_count |
| 2026-01-05   | 1                  |
| 2026-01-12   | 2                  |
| 2026-01-19   | 1                  |
| 2026-01-26   | 1                  |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("甲",)), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| period_start | overdue_open_count |
| 2026-01-05   | 1                  |
| 2026-01-12   | 1                  |
| 2026-01-19   | 0                  |
| 2026-01-26   | 0                  |
""",
    )
