from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/volume_by_category_period"
REQUESTS = """
| requested_at     | category | status |
| 2026-01-05 00:00 | 噪音     |        |
| 2026-01-12 00:00 |          |        |
| 2026-01-12 00:00 |          | 已作废 |
"""


def test_each_category_has_every_period(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| period_start | category | request_count |
| 2026-01-05   | 噪音     | 1             |
| 2026-01-05   | 未填写   | 0             |
| 2026-01-12   | 噪音     | 0             |
| 2026-01-12   | 未填写   | 1             |
""",
    )


def test_filtered(ledger):
    expect(
        run(
            NAME, Scope(date(2026, 1, 12), categories=("未填写",)), snapshot=ledger(service_request=REQUESTS)
        ),
        """
| period_start | category | request_count |
| 2026-01-12   | 未填写   | 1             |
""",
    )
