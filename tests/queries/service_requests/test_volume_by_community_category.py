from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_community_category"
REQUESTS = """
| community | category | requested_at     | status |
| 甲        | 噪音     | 2026-01-05 00:00 |        |
| 甲        | 噪音     | 2026-01-06 00:00 |        |
| 甲        |          | 2026-01-06 00:00 |        |
|           | 噪音     | 2026-01-06 00:00 |        |
| 甲        | 停车     | 2026-01-06 00:00 | 已作废 |
"""


def test_what_each_community_asks_for(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| community | category | request_count |
| 未填写    | 噪音     | 1             |
| 甲        | 噪音     | 2             |
| 甲        | 未填写   | 1             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 1, 7), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| community | category | request_count |
| 甲        | 噪音     | 1             |
| 甲        | 未填写   | 1             |
""",
    )
