from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/closed_by_handler_category"
REQUESTS = """
| community | channel | request_type | handler_kind | category | subcategory | status | requested_at     | closed_at        |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 已办结 | 2026-01-05 09:00 | 2026-02-03 09:00 |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 办理中 | 2026-01-06 09:00 |                  |
| 甲        | 网络    | 投诉         | 商家联盟     | 占道经营 | 店外经营    | 已办结 | 2026-01-07 09:00 |                  |
| 甲        | 网络    | 投诉         | 商家联盟     | 占道经营 | 店外经营    |        | 2026-01-07 09:00 | 2026-01-08 09:00 |
| 甲        | 12345   | 求助         | 物业         | 油烟扰民 | 餐馆油烟    | 已作废 | 2026-01-07 09:00 |                  |
| 乙        | 12345   | 咨询         |              |          |             | 已办结 | 2026-03-31 09:00 | 2026-03-31 10:00 |
"""


def test_what_each_handler_has_done(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| community | handler_kind | category | subcategory | request_count | closed_count |
| 乙        | 未填写       | 未填写   | 未填写      | 1             | 1            |
| 甲        | 商家联盟     | 占道经营 | 店外经营    | 2             | 2            |
| 甲        | 商家联盟     | 油烟扰民 | 餐馆油烟    | 2             | 1            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), communities=("甲",), categories=("油烟扰民",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| community | handler_kind | category | subcategory | request_count | closed_count |
| 甲        | 商家联盟     | 油烟扰民 | 餐馆油烟    | 1             | 0            |
""",
    )
