from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/on_time_by_period"
AS_OF = "2026-02-01 00:00"
# The second request repeats the first; the fourth has no phone, no place and cannot be judged.
REQUESTS = """
| requested_at     | community | category | phone_token | due_at           | closed_at        |
| 2026-01-05 00:00 | 甲        | 噪音     | a           | 2026-01-10 00:00 | 2026-01-09 00:00 |
| 2026-01-06 00:00 | 甲        | 噪音     | a           | 2026-01-10 00:00 |                  |
| 2026-01-19 00:00 | 乙        | 噪音     | b           | 2026-02-10 00:00 |                  |
| 2026-01-19 00:00 | 乙        | 噪音     |             |                  |                  |
"""


def test_a_week_without_requests_has_no_rate(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| period_start | due_count | closed_on_time_count | on_time_rate | repeat_count | judged_count | repeat_rate | overdue_open_count |
| 2026-01-05   | 2         | 1                    | 1/2          | 1            | 2            | 1/2         | 1                  |
| 2026-01-12   | 0         | 0                    |              | 0            | 0            |             | 0                  |
| 2026-01-19   | 0         | 0                    |              | 0            | 1            | 0           | 0                  |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 1, 12), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| period_start | due_count | on_time_rate | repeat_count | repeat_rate |
| 2026-01-05   | 2         | 1/2          | 1            | 1           |
""",
    )


def test_a_period_is_that_of_the_deadline(ledger):
    """Made in the first week, due in the second: nothing is judged in the first."""
    requests = """
| requested_at     | due_at           | closed_at        |
| 2026-01-05 00:00 | 2026-01-14 00:00 | 2026-01-06 00:00 |
| 2026-01-06 00:00 | 2026-01-14 00:00 | 2026-01-15 00:00 |
"""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=requests, as_of=AS_OF)),
        """
| period_start | due_count | closed_on_time_count | on_time_rate |
| 2026-01-05   | 0         | 0                    |              |
| 2026-01-12   | 2         | 1                    | 1/2          |
""",
    )
