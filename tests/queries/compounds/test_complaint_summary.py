from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "compounds/complaint_summary"
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
    """Two complaints of four requests."""
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| request_count | type_known_count | complaint_count | complaint_share | floor_head_count | partner_count | partner_closed_count |
| 4             | 4                | 2               | 1/2             | 3                | 2             | 1                    |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 10), compounds=("东苑",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| request_count | complaint_count | floor_head_count |
| 3             | 1               | 3                |
""",
    )


def test_complaints_are_unknown_where_no_request_has_a_type(ledger):
    """Of two requests one has a type, in January; the one of February has none: alone it tells nothing."""
    snapshot = ledger(service_request=UNTYPED)
    columns = "| request_count | type_known_count | complaint_count | complaint_share |"
    expect(run(NAME, Scope(), snapshot=snapshot), f"{columns}\n| 2 | 1 | 1 | 1 |")
    february = Scope(date(2026, 2, 1), date(2026, 3, 1))
    expect(run(NAME, february, snapshot=snapshot), f"{columns}\n| 1 | 0 | | |")
    expect(
        run("service_requests/complaints_by_period", Scope(grain=Grain.MONTH), snapshot=snapshot),
        """
| period_start | request_count | type_known_count | complaint_count | complaint_share |
| 2026-01-01   | 1             | 1                | 1               | 1               |
| 2026-02-01   | 1             | 0                |                 |                 |
""",
    )


def test_what_a_channel_or_handler_took_on_is_unknown_where_none_is_named(ledger):
    """In January nobody wrote channel or handler; in February one request of two says both, closed without a status."""
    requests = """
| community | channel | handler_kind | request_type | status | requested_at     | closed_at        |
| 甲        |         |              | 投诉         | 已办结 | 2026-01-05 00:00 |                  |
| 甲        | 楼栋长  | 自管组织     | 投诉         |        | 2026-02-05 00:00 | 2026-02-06 00:00 |
| 甲        |         |              | 投诉         | 已办结 | 2026-02-05 00:00 |                  |
"""
    snapshot = ledger(service_request=requests)
    columns = "| complaint_count | floor_head_count | partner_count | partner_closed_count |"
    january = Scope(date(2026, 1, 1), date(2026, 2, 1))
    expect(run(NAME, january, snapshot=snapshot), f"{columns}\n| 1 | | | |")
    expect(run(NAME, Scope(), snapshot=snapshot), f"{columns}\n| 3 | 1 | 1 | 1 |")
    expect(
        run("service_requests/complaints_by_period", Scope(grain=Grain.MONTH), snapshot=snapshot),
        """
| period_start | complaint_count | floor_head_count |
| 2026-01-01   | 1               |                  |
| 2026-02-01   | 2               | 1                |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| request_count | complaint_count | complaint_share | floor_head_count | partner_count |
| 0             | 0               |                 | 0                | 0             |
""",
    )
