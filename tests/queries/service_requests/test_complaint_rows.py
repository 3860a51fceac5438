from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/complaint_rows"
REQUESTS = """
| request_id | community | requested_at     | request_type | status |
| a          | 甲        | 2026-01-01 00:00 | 投诉         |        |
| b          | 乙        | 2026-01-02 00:00 | 投诉         |        |
| c          | 乙        | 2026-01-03 00:00 | 求助         |        |
| d          | 乙        | 2026-01-03 00:00 | 投诉         | 已作废 |
"""


def test_complaints_that_count_the_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        """
| request_id | request_type |
| b          | 投诉         |
| a          | 投诉         |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 4), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        "| request_id |\n| b |",
    )
