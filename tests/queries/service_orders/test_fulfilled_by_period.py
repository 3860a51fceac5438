from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "service_orders/fulfilled_by_period"
SERVICE_ORDERS = """
| order_id | community | kind     | ordered_at       | dispatched_at    | accepted_at      | done_at          | status | stars |
| a        | 甲        | 微心愿   | 2026-01-05 08:00 | 2026-01-05 10:00 | 2026-01-05 13:00 | 2026-02-05 13:00 | 已办结 | 5     |
| b        | 甲        | 微心愿   | 2026-01-06 08:00 | 2026-01-06 12:00 | 2026-01-06 13:00 |                  | 办理中 |       |
| c        | 甲        | 志愿服务 | 2026-01-07 08:00 |                  |                  |                  | 待办   |       |
| d        | 乙        | 微心愿   | 2026-03-01 08:00 | 2026-03-01 14:00 | 2026-03-01 16:00 | 2026-03-02 16:00 | 已办结 |       |
| e        | 乙        | 微心愿   | 2026-03-01 08:00 |                  |                  |                  | 已作废 |       |
"""


def test_counted_when_done_not_when_ordered(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(service_order=SERVICE_ORDERS)),
        """
| period_start | kind   | fulfilled_count |
| 2026-02-01   | 微心愿 | 1               |
| 2026-03-01   | 微心愿 | 1               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1), communities=("甲",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(service_order=SERVICE_ORDERS)),
        """
| period_start | kind   | fulfilled_count |
| 2026-02-01   | 微心愿 | 1               |
""",
    )
