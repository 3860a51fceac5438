from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/due_rows"
REQUESTS = """
| request_id | community | requested_at     | due_at           | closed_at        | status | is_excluded |
| a          | 甲        | 2026-01-01 00:00 | 2026-01-05 00:00 |                  |        |             |
| b          | 乙        | 2026-01-02 00:00 | 2026-01-09 12:00 |                  |        |             |
| c          | 乙        | 2026-01-03 00:00 | 2026-01-12 00:00 |                  |        |             |
| d          | 乙        | 2026-01-03 00:00 | 2026-01-14 12:00 |                  |        |             |
| e          | 乙        | 2026-01-03 00:00 | 2026-01-04 00:00 | 2026-01-06 00:00 |        |             |
| f          | 甲        | 2026-01-04 00:00 | 2026-01-06 00:00 | 2026-01-05 00:00 |        |             |
| g          | 甲        | 2026-01-04 00:00 | 2026-01-05 00:00 |                  | 已作废 |             |
| h          | 甲        | 2026-01-04 00:00 | 2026-01-05 00:00 |                  |        | true        |
| i          | 甲        | 2026-01-05 00:00 |                  |                  | 已办结 |             |
"""


def test_past_the_deadline_late_ones_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        """
| request_id | days_late | closed_at        |
| a          | 6         |                  |
| e          | 2         | 2026-01-06 00:00 |
| b          | 1.5       |                  |
| f          |           | 2026-01-05 00:00 |
""",
    )


def test_filtered(ledger):
    """By the deadline: e and b were made before the window, d is not yet due."""
    scope = Scope(date(2026, 1, 4), date(2026, 1, 15), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-13 00:00")),
        "| request_id |\n| b |\n| e |\n| c |",
    )
