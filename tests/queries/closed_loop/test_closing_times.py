from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/closing_times"
REQUESTS = """
| community | requested_at     | closed_at        | status | is_excluded |
| 甲        | 2026-01-01 00:00 | 2026-01-01 02:59 |        |             |
| 甲        | 2026-01-01 00:00 | 2026-01-01 02:00 |        |             |
| 甲        | 2026-01-02 00:00 | 2026-01-01 22:00 |        |             |
| 乙        | 2026-01-30 22:00 |                  |        |             |
| 乙        | 2026-01-01 00:00 |                  | 已办结 |             |
| 乙        | 2026-01-01 00:00 | 2026-01-01 05:00 |        | true        |
"""


def test_whole_hours_and_open_ones_as_far_as_they_have_come(ledger):
    """02:59 counts as 2 hours; a time before it was made closes nothing; 已办结 without one is neither."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 00:30")),
        """
| hours | closed_count | open_count |
| 2     | 2            | 1          |
| 696   | 0            | 1          |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-31 00:30")),
        """
| hours | closed_count | open_count |
| 2     | 2            | 0          |
""",
    )


def test_a_day_to_come_has_waited_for_nothing(ledger):
    to_come = "| requested_at     |\n| 2026-02-02 00:00 |"
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=to_come, as_of="2026-01-31 00:30")),
        """
| hours | closed_count | open_count |
| 0     | 0            | 1          |
""",
    )
