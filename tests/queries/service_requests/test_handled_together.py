from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/handled_together"
REQUESTS = """
| community | handler_kind | co_handlers   | status | requested_at     | closed_at        |
| 甲        | 物业         | 业委会+志愿者 | 已办结 | 2026-01-05 09:00 | 2026-01-06 09:00 |
| 甲        | 物业         | 业委会        | 办理中 | 2026-01-06 09:00 |                  |
| 甲        | 物业         |               | 已办结 | 2026-01-07 09:00 | 2026-01-08 09:00 |
| 甲        | 物业         | 业委会        | 已作废 | 2026-01-07 09:00 |                  |
| 甲        |              | 社工          | 已办结 | 2026-01-08 09:00 |                  |
| 乙        | 社区         | 社区+家委会   | 已办结 | 2026-03-31 09:00 | 2026-03-31 10:00 |
"""


def test_each_pair_of_handlers(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| community | handler_kind | co_handler_kind | shared_count | closed_count |
| 乙        | 社区         | 家委会          | 1            | 1            |
| 乙        | 社区         | 社区            | 1            | 1            |
| 甲        | 物业         | 业委会          | 2            | 1            |
| 甲        | 未填写       | 社工            | 1            | 1            |
| 甲        | 物业         | 志愿者          | 1            | 1            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| community | handler_kind | co_handler_kind | shared_count |
| 甲        | 未填写       | 社工            | 1            |
| 甲        | 物业         | 业委会          | 1            |
""",
    )
