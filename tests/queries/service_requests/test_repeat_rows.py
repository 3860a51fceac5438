from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/repeat_rows"
REQUESTS = """
| request_id | community | compound | requested_at     | title | status |
| a          | 甲        | 东苑     | 2026-01-01 00:00 | 路灯  |        |
| b          | 甲        | 东苑     | 2026-01-05 00:00 | 路灯  |        |
| c          | 甲        | 东苑     | 2026-01-06 00:00 | 路灯  |        |
| d          | 甲        | 东苑     | 2026-01-07 00:00 | 路灯  | 已作废 |
| e          | 乙        | 西苑     | 2026-01-07 00:00 | 路灯  |        |
"""


def test_the_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        """
| request_id | title |
| c          | 路灯  |
| b          | 路灯  |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 5), date(2026, 1, 6), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_request=REQUESTS, as_of="2026-01-11 00:00")),
        "| request_id |\n| b |",
    )
