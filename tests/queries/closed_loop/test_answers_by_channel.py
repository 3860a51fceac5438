from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/answers_by_channel"
REQUESTS = """
| community | channel | requested_at     | responded_at     | closed_at        |
| 甲        | 12345   | 2026-01-01 00:00 | 2026-01-01 01:00 |                  |
| 甲        | 12345   | 2026-01-01 00:00 | 2026-01-01 03:00 |                  |
| 甲        | 12345   | 2026-01-01 00:00 |                  |                  |
| 乙        | 楼栋长  | 2026-01-02 00:00 |                  | 2026-01-03 00:00 |
"""


def test_closed_without_a_first_contact_counts_as_answered(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| channel | request_count | answered_count | unanswered_count | answered_rate | responded_count | median_hours_to_respond | p90_hours_to_respond |
| 12345   | 3             | 2              | 1                | 2/3           | 2               | 2                       | 2.8                  |
| 楼栋长  | 1             | 1              | 0                | 1             | 0               |                         |                      |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 3), communities=("乙",))
    assert list(run(NAME, scope, snapshot=ledger(service_request=REQUESTS))["channel"]) == ["楼栋长"]
