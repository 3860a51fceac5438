from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "service_requests/solved_by_handler_period"
REQUESTS = """
| community | channel | request_type | handler_kind | category | subcategory | status | requested_at     | closed_at        |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 已办结 | 2026-01-05 09:00 | 2026-02-03 09:00 |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 办理中 | 2026-01-06 09:00 |                  |
| 甲        | 网络    | 投诉         | 商家联盟     | 占道经营 | 店外经营    | 已办结 | 2026-01-07 09:00 |                  |
| 甲        | 12345   | 求助         | 物业         | 油烟扰民 | 餐馆油烟    | 已作废 | 2026-01-07 09:00 |                  |
| 乙        | 12345   | 咨询         |              |          |             | 已办结 | 2026-03-31 09:00 | 2026-03-31 10:00 |
"""


def test_the_month_of_closing_or_else_of_the_request(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(service_request=REQUESTS)),
        """
| handler_kind | period_start | closed_count |
| 商家联盟     | 2026-01-01   | 1            |
| 商家联盟     | 2026-02-01   | 1            |
| 未填写       | 2026-03-01   | 1            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 5), date(2026, 1, 6), grain=Grain.MONTH, communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| handler_kind | period_start | closed_count |
| 商家联盟     | 2026-02-01   | 1            |
""",
    )
