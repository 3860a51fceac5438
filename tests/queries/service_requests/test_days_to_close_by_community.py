from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_requests/days_to_close_by_community"
# 甲: 1, 2 and 11 days, 已办结 without a time is left out; 乙: half a day; 丙: nothing closed.
REQUESTS = """
| community | requested_at     | closed_at        | status |
| 甲        | 2026-01-01 00:00 | 2026-01-02 00:00 |        |
| 甲        | 2026-01-01 00:00 | 2026-01-03 00:00 |        |
| 甲        | 2026-01-01 00:00 | 2026-01-12 00:00 |        |
| 甲        | 2026-01-01 00:00 |                  | 已办结 |
| 甲        | 2026-01-01 00:00 | 2026-06-01 00:00 | 已作废 |
| 乙        | 2026-02-01 00:00 | 2026-02-01 12:00 |        |
| 丙        | 2026-02-01 00:00 |                  | 办理中 |
"""


def test_slowest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS)),
        """
| community | closed_count | timed_count | half_closed_days | nine_tenths_closed_days |
| 甲        | 3            | 3           | 2                    | 11                |
| 乙        | 1            | 1           | 0.5                  | 0.5               |
| 丙        | 0            | 1           |                      |                   |
""",
    )


def test_filtered(ledger):
    expect(
        run(
            NAME, Scope(date(2026, 2, 1), communities=("甲", "乙")), snapshot=ledger(service_request=REQUESTS)
        ),
        """
| community | closed_count | half_closed_days | nine_tenths_closed_days |
| 乙        | 1            | 0.5                  | 0.5               |
""",
    )
