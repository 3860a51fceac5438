from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/complaints_by_category"
REQUESTS = """
| community | channel | request_type | handler_kind | category | subcategory | status | requested_at     | closed_at        |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 已办结 | 2026-01-05 09:00 | 2026-02-03 09:00 |
| 甲        | 12345   | 投诉         | 商家联盟     | 油烟扰民 | 餐馆油烟    | 办理中 | 2026-01-06 09:00 |                  |
| 甲        | 网络    | 投诉         | 商家联盟     | 占道经营 | 店外经营    | 已办结 | 2026-01-07 09:00 |                  |
| 甲        | 12345   | 求助         | 物业         | 油烟扰民 | 餐馆油烟    | 已作废 | 2026-01-07 09:00 |                  |
| 乙        | 12345   | 咨询         |              |          |             | 已办结 | 2026-03-31 09:00 | 2026-03-31 10:00 |
"""


def test_most_complaints_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| category | request_count | complaint_count |
| 油烟扰民 | 2             | 2               |
| 占道经营 | 1             | 1               |
| 未填写   | 1             | 0               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), channels=("12345",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| category | request_count | complaint_count |
| 油烟扰民 | 1             | 1               |
""",
    )


def test_a_category_without_a_type_comes_last_without_a_count(ledger):
    """油烟 is typed with two complaints, 占道 never, 噪声 typed without a complaint."""
    typed = """
| community | category | request_type | requested_at     |
| 甲        | 占道经营 |              | 2026-01-05 09:00 |
| 甲        | 噪声扰民 | 咨询         | 2026-01-05 09:00 |
| 甲        | 油烟扰民 | 投诉         | 2026-01-05 09:00 |
| 甲        | 油烟扰民 | 投诉         | 2026-01-06 09:00 |
| 甲        | 油烟扰民 |              | 2026-01-07 09:00 |
"""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=typed)),
        """
| category | request_count | type_known_count | complaint_count |
| 油烟扰民 | 3             | 2                | 2               |
| 噪声扰民 | 1             | 1                | 0               |
| 占道经营 | 1             | 0                |                 |
""",
    )
