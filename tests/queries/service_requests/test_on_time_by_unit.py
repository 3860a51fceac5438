from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/on_time_by_unit"
AS_OF = "2026-02-01 00:00"
REQUESTS = """
| responsible_unit | community | due_at           | closed_at        |
| 城管中队         | 甲        | 2026-01-10 00:00 | 2026-01-20 00:00 |
| 城管中队         | 乙        | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 物业办           | 甲        | 2026-01-10 00:00 |                  |
|                  | 甲        | 2026-01-10 00:00 | 2026-01-09 00:00 |
"""


def test_lowest_rate_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| responsible_unit | due_count | closed_on_time_count | on_time_rate | overdue_open_count | request_count |
| 物业办           | 1         | 0                    | 0            | 1                  | 1             |
| 城管中队         | 2         | 1                    | 1/2          | 0                  | 2             |
| 未填写           | 1         | 1                    | 1            | 0                  | 1             |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| responsible_unit | due_count | closed_on_time_count | on_time_rate |
| 城管中队         | 1         | 1                    | 1            |
""",
    )
