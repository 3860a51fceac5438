from datetime import date

from queries import Grain, Scope, run
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

UNTYPED = """
| community | channel | request_type | status | requested_at     |
| 甲        | 12345   | 投诉         | 已办结 | 2026-01-05 00:00 |
| 甲        | 12345   |              | 已办结 | 2026-02-05 00:00 |
"""


def test_counted_requests_only(ledger):
    """Two complaints of four requests over 500 households; days of 楼栋长: 1 and 3."""
    snapshot = ledger(service_request=REQUESTS, community=COMMUNITIES, compound=COMPOUNDS)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| request_count | type_known_count | complaint_count | complaint_share | households | per_hundred_households | floor_head_count | floor_head_days | partner_count | partner_closed_count |
| 4             | 4                | 2               | 1/2             | 500        | 2/5                    | 3                | 2               | 2             | 1                    |
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


def test_complaints_are_unknown_where_no_request_has_a_type(ledger):
    """Of two requests one has a type, in January; the one of February has none: alone it tells nothing."""
    snapshot = ledger(service_request=UNTYPED, community=COMMUNITIES)
    columns = (
        "| request_count | type_known_count | complaint_count | complaint_share | per_hundred_households |"
    )
    expect(run(NAME, Scope(), snapshot=snapshot), f"{columns}\n| 2 | 1 | 1 | 1 | 1/5 |")
    february = Scope(date(2026, 2, 1), date(2026, 3, 1))
    expect(run(NAME, february, snapshot=snapshot), f"{columns}\n| 1 | 0 | | | |")
    expect(
        run("service_requests/complaints_by_period", Scope(grain=Grain.MONTH), snapshot=snapshot),
        """
| period_start | request_count | type_known_count | complaint_count | complaint_share |
| 2026-01-01   | 1             | 1                | 1               | 1               |
| 2026-02-01   | 1             | 0                |                 |                 |
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
