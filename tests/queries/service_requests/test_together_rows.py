from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/together_rows"
REQUESTS = """
| request_id | community | handler_kind | co_handlers   | status | requested_at     |
| a          | 甲        | 物业         | 业委会+志愿者 | 已办结 | 2026-01-05 09:00 |
| b          | 甲        | 物业         | 业委会        | 办理中 | 2026-01-06 09:00 |
| c          | 甲        | 物业         |               | 已办结 | 2026-01-07 09:00 |
| d          | 甲        | 物业         | 业委会        | 已作废 | 2026-01-07 09:00 |
| e          | 乙        | 社区         | 社工          | 已办结 | 2026-03-31 09:00 |
"""


def test_a_request_has_a_row_for_each_of_its_co_handlers(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| request_id | handler_kind | co_handler_kind |
| e          | 社区         | 社工            |
| b          | 物业         | 业委会          |
| a          | 物业         | 业委会          |
| a          | 物业         | 志愿者          |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS)),
        """
| request_id | co_handler_kind |
| b          | 业委会          |
""",
    )
