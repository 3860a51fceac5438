from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_request_type"
REQUESTS = """
| community | channel | request_type | handler_kind | category | subcategory | status | requested_at     | closed_at        |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 已办结 | 2026-01-05 09:00 | 2026-02-03 09:00 |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 办理中 | 2026-01-06 09:00 |                  |
| 甲        | 网络    | 投诉         | 商家联盟     | 占道经营 | 店外经营    | 已办结 | 2026-01-07 09:00 |                  |
| 甲        | 12345   | 求助         | 物业         | 油烟扰民 | 餐馆油烟    | 已作废 | 2026-01-07 09:00 |                  |
| 乙        | 12345   | 咨询         |              |          |             | 已办结 | 2026-03-31 09:00 | 2026-03-31 10:00 |
"""


def test_each_community_by_type(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| community | request_type | request_count |
| 乙        | 咨询         | 1             |
| 甲        | 投诉         | 3             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), channels=("12345",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| community | request_type | request_count |
| 甲        | 投诉         | 1             |
""",
    )
