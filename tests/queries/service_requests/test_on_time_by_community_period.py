from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "service_requests/on_time_by_community_period"
AS_OF = "2026-03-01 00:00"
REQUESTS = """
| community | requested_at     | due_at           | closed_at        | phone_token | category | is_excluded |
| 甲        | 2026-01-05 00:00 | 2026-01-10 00:00 | 2026-01-10 00:00 | 1      | 漏水     |             |
| 甲        | 2026-01-08 00:00 | 2026-02-10 00:00 |                  | 1      | 漏水     |             |
| 甲        | 2026-02-20 00:00 | 2026-03-10 00:00 |                  | 2      | 漏水     |             |
| 乙        | 2026-02-05 00:00 | 2026-02-10 00:00 | 2026-02-09 00:00 | 3      | 噪声     |             |
| 乙        | 2026-02-05 00:00 | 2026-02-10 00:00 |                  | 4      | 噪声     | true        |
"""


def test_each_community_has_every_month(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| period_start | community | due_count | closed_on_time_count | on_time_rate | repeat_count | judged_count | repeat_rate |
| 2026-01-01   | 乙        | 0         | 0                    |              | 0            | 0            |             |
| 2026-01-01   | 甲        | 1         | 1                    | 1            | 1            | 2            | 1/2         |
| 2026-02-01   | 乙        | 1         | 1                    | 1            | 0            | 1            | 0           |
| 2026-02-01   | 甲        | 1         | 0                    | 0            | 0            | 1            | 0           |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), grain=Grain.MONTH, communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of=AS_OF)),
        """
| period_start | community | due_count | on_time_rate | judged_count |
| 2026-02-01   | 乙        | 1         | 1            | 1            |
""",
    )
