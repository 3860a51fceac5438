from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/timed_rows"
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


def test_closed_and_open_the_longest_taking_first(ledger):
    """Of those whose deadline has come: c and d are not yet due."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        """
| request_id | days_to_close | waited_hours |
| a          |               | 240          |
| b          |               | 216          |
| e          | 3             | 72           |
| f          | 1             | 24           |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 4), date(2026, 1, 13), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-13 00:00")),
        "| request_id |\n| b |\n| c |\n| e |",
    )
