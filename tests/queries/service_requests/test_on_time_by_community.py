from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/on_time_by_community"
AS_OF = "2026-02-01 00:00"
REQUESTS = """
| community | requested_at     | due_at           | extended_due_at  | closed_at        | is_excluded |
| 甲        | 2026-01-05 00:00 | 2026-01-10 00:00 |                  | 2026-01-10 00:00 |             |
| 甲        | 2026-01-05 00:00 | 2026-01-10 00:00 |                  | 2026-01-10 00:01 |             |
| 甲        | 2026-01-20 00:00 | 2026-01-30 00:00 |                  |                  |             |
| 甲        | 2026-01-20 00:00 | 2026-02-01 00:00 |                  |                  |             |
| 乙        | 2026-01-05 00:00 | 2026-01-10 00:00 | 2026-01-12 00:00 | 2026-01-11 00:00 |             |
| 乙        | 2026-01-05 00:00 | 2026-01-10 00:00 |                  |                  | true        |
| 丙        | 2026-01-05 00:00 |                  |                  | 2026-01-06 00:00 |             |
"""


def test_lowest_rate_first_and_not_computable_last(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| community | due_count | closed_on_time_count | on_time_rate | overdue_open_count | request_count |
| 甲        | 3         | 1                    | 1/3          | 1                  | 4             |
| 乙        | 1         | 1                    | 1            | 0                  | 1             |
| 丙        | 0         | 0                    |              | 0                  | 1             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 20), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| community | due_count | closed_on_time_count | on_time_rate | overdue_open_count |
| 甲        | 1         | 0                    | 0            | 1                  |
""",
    )
