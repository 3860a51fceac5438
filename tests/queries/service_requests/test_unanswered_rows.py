from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/unanswered_rows"
REQUESTS = """
| request_id | community | requested_at     | responded_at     | due_at           | closed_at        | status |
| a          | 甲        | 2026-01-01 00:00 |                  | 2026-01-05 00:00 |                  |        |
| b          | 乙        | 2026-01-03 12:00 |                  |                  |                  |        |
| c          | 乙        | 2026-01-03 12:00 | 2026-01-03 13:00 |                  |                  |        |
| d          | 乙        | 2026-01-03 12:00 |                  |                  | 2026-01-04 00:00 |        |
| e          | 乙        | 2026-01-03 12:00 |                  |                  |                  | 已作废 |
"""


def test_the_longest_waiting_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        """
| request_id | days_since | community | days_late |
| a          | 10         | 甲        | 6         |
| b          | 7.5        | 乙        |           |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 4), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        "| request_id |\n| b |",
    )
