from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/records"
REQUESTS = """
| request_id | event_id | community | requested_at     | due_at           | extended_due_at  | closed_at        | status |
| a          | E1       | 甲        | 2026-01-01 00:00 | 2026-01-05 00:00 | 2026-01-07 00:00 |                  |        |
| b          |          | 乙        | 2026-01-02 00:00 |                  |                  | 2026-01-04 00:00 |        |
| c          |          | 乙        | 2026-01-03 00:00 | 2026-01-12 00:00 |                  |                  | 已作废 |
"""


def test_all_of_them_with_event_and_deadline(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| request_id | event_id | deadline_at      | is_closed | days_to_close | is_counted |
| c          |          | 2026-01-12 00:00 | false     |               | false      |
| b          |          |                  | true      | 2             | true       |
| a          | E1       | 2026-01-07 00:00 | false     |               | true       |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 3), communities=("乙",))
    expect(run(NAME, scope, snapshot=ledger(service_request=REQUESTS)), "| request_id |\n| b |")


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
