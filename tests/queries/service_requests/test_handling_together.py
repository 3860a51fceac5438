from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/handling_together"
REQUESTS = """
| community | handler_kind | co_handlers   | status | requested_at     | due_at           | closed_at        |
| 甲        | 物业         | 业委会+志愿者 | 已办结 | 2026-01-05 09:00 | 2026-01-09 09:00 | 2026-01-06 09:00 |
| 甲        | 物业         | 业委会        | 已办结 | 2026-01-06 09:00 | 2026-01-09 09:00 | 2026-01-12 09:00 |
| 甲        | 物业         |               | 已办结 | 2026-01-07 09:00 | 2026-01-09 09:00 | 2026-01-08 09:00 |
| 甲        |              |               | 已办结 | 2026-01-07 09:00 | 2026-01-09 09:00 | 2026-01-08 09:00 |
| 甲        | 物业         | 业委会        | 已作废 | 2026-01-07 09:00 | 2026-01-09 09:00 |                  |
| 乙        | 社区         |               | 已办结 | 2026-01-20 09:00 | 2026-01-23 09:00 | 2026-01-22 09:00 |
| 丙        | 社区         | 社工          | 办理中 | 2026-02-01 09:00 |                  |                  |
"""


def test_each_community_together_and_alone(ledger):
    """乙 writes no co-handler: nobody knows whether it has any."""
    answer = run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS))
    expect(
        answer,
        """
| community | request_count | handler_known_count | together_count | together_share | alone_due_count |
| 丙        | 1             | 1                   | 1              | 1              | 0               |
| 乙        | 1             | 1                   | 0              |                | 1               |
| 甲        | 4             | 3                   | 2              | 0.6667         | 1               |
""",
    )
    expect(
        answer,
        """
| community | together_due_count | together_on_time_count | together_on_time_rate | alone_on_time_rate |
| 丙        | 0                  | 0                      |                       |                    |
| 乙        | 0                  | 0                      |                       | 1                  |
| 甲        | 2                  | 1                      | 0.5                   | 1                  |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| community | request_count | together_count | together_due_count |
| 甲        | 3             | 1              | 2                  |
""",
    )
