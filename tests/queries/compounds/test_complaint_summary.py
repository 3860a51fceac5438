from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/complaint_summary"
COMMUNITIES = """
| community | households |
| 甲        | 200        |
| 乙        | 300        |
"""
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 50         |
"""
REQUESTS = """
| community | compound | channel | request_type | handler_kind | status | requested_at     | closed_at        |
| 甲        | 东苑     | 楼栋长  | 投诉         | 自管组织     | 已办结 | 2026-01-05 00:00 | 2026-01-06 00:00 |
| 甲        | 东苑     | 楼栋长  | 求助         | 商家联盟     | 办理中 | 2026-01-05 00:00 |                  |
| 甲        | 东苑     | 楼栋长  | 求助         | 物业         | 已办结 | 2026-01-05 00:00 | 2026-01-08 00:00 |
| 乙        |          | 12345   | 投诉         | 社区         | 已办结 | 2026-01-20 00:00 | 2026-01-21 00:00 |
| 乙        |          | 12345   | 投诉         | 商家联盟     | 已作废 | 2026-01-20 00:00 |                  |
"""


def test_counted_requests_only(ledger):
    """Two complaints of four requests over 500 households; days of 楼栋长: 1 and 3."""
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| request_count | complaint_count | complaint_share | households | per_hundred_households | floor_head_count | floor_head_days | partner_count | partner_closed_count |
| 4             | 2               | 1/2             | 500        | 2/5                    | 3                | 2               | 2             | 1                    |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 10), compounds=("东苑",))
    expect(
        run(
            NAME, scope, snapshot=ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS)
        ),
        """
| request_count | complaint_count | households | per_hundred_households |
| 3             | 1               | 50         | 2                      |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| request_count | complaint_count | complaint_share | per_hundred_households | floor_head_days | partner_count |
| 0             | 0               |                 |                        |                 | 0             |
""",
    )
