from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/summary"
REQUESTS = """
| event_id | community | requested_at     | responded_at     | due_at           | closed_at        | status | is_excluded |
| A        | 甲        | 2026-01-01 00:00 | 2026-01-01 02:00 | 2026-01-05 00:00 | 2026-01-02 00:00 |        |             |
| A        | 甲        | 2026-01-01 00:00 | 2026-01-01 06:00 | 2026-01-01 12:00 | 2026-01-02 00:00 |        |             |
|          | 甲        | 2026-01-02 00:00 | 2026-01-01 00:00 | 2026-01-05 00:00 |                  |        |             |
|          | 乙        | 2026-01-30 00:00 |                  | 2026-02-01 12:00 |                  |        |             |
|          | 乙        | 2026-01-30 00:00 |                  | 2026-02-09 00:00 |                  |        |             |
|          | 乙        | 2026-01-30 00:00 |                  |                  |                  | 已办结 |             |
| B        | 乙        | 2026-01-30 00:00 |                  | 2026-01-30 12:00 |                  |        | true        |
"""


def test_events_answers_and_deadlines(ledger):
    """Seven, one left out. Answered: three contacted (one before it was made: no hours) and one closed."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 00:00")),
        """
| request_count | excluded_count | answered_count | unanswered_count | answered_rate | responded_count | median_hours_to_respond |
| 6             | 1              | 4              | 2                | 4/6           | 2               | 4                       |
""",
    )
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 00:00")),
        """
| due_count | closed_on_time_count | on_time_rate | overdue_open_count | due_soon_count |
| 3         | 1                    | 1/3          | 1                  | 1              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 2, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 00:00")),
        """
| request_count | answered_count | responded_count | median_hours_to_respond |
| 1             | 1              | 0               |                         |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| request_count | answered_rate | on_time_rate |
| 0             |               |              |
""",
    )
