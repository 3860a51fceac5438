from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/on_time_rows"
REQUESTS = """
| request_id | community | requested_at     | due_at           | closed_at        | status |
| a          | 甲        | 2026-01-01 00:00 | 2026-01-05 00:00 |                  |        |
| b          | 乙        | 2026-01-02 00:00 | 2026-01-09 12:00 | 2026-01-09 12:00 |        |
| c          | 乙        | 2026-01-03 00:00 | 2026-01-04 00:00 | 2026-01-06 00:00 |        |
| d          | 甲        | 2026-01-04 00:00 | 2026-01-06 00:00 | 2026-01-05 00:00 |        |
| e          | 甲        | 2026-01-04 00:00 | 2026-01-14 00:00 | 2026-01-05 00:00 |        |
| f          | 甲        | 2026-01-04 00:00 | 2026-01-05 00:00 | 2026-01-04 12:00 | 已作废 |
"""


def test_closed_in_time_the_last_deadline_first(ledger):
    """a is open, c was late, the deadline of e has not come, f does not count."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        """
| request_id | deadline_at      | closed_at        |
| b          | 2026-01-09 12:00 | 2026-01-09 12:00 |
| d          | 2026-01-06 00:00 | 2026-01-05 00:00 |
""",
    )


def test_filtered(ledger):
    """By the deadline: that of d lies in the window."""
    scope = Scope(date(2026, 1, 6), date(2026, 1, 8))
    snapshot = ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")
    expect(run(NAME, scope, snapshot=snapshot), "| request_id |\n| d |")


def test_empty(ledger):
    snapshot = ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")
    assert len(run(NAME, Scope(date(2025, 1, 1), date(2025, 2, 1)), snapshot=snapshot)) == 0
