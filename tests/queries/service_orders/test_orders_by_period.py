from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "service_orders/orders_by_period"
SERVICE_ORDERS = """
| order_id | community | kind     | ordered_at       | dispatched_at    | accepted_at      | done_at          | status | stars |
| a        | 甲        | 微心愿   | 2026-01-05 08:00 | 2026-01-05 10:00 | 2026-01-05 13:00 | 2026-02-05 13:00 | 已办结 | 5     |
| b        | 甲        | 微心愿   | 2026-01-06 08:00 | 2026-01-06 12:00 | 2026-01-06 13:00 |                  | 办理中 |       |
| c        | 甲        | 志愿服务 | 2026-01-07 08:00 |                  |                  |                  | 待办   |       |
| d        | 乙        | 微心愿   | 2026-03-01 08:00 | 2026-03-01 14:00 | 2026-03-01 16:00 | 2026-03-02 16:00 | 已办结 |       |
| e        | 乙        | 微心愿   | 2026-03-01 08:00 |                  |                  |                  | 已作废 |       |
"""


def test_a_month_without_orders_has_no_rate(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(service_order=SERVICE_ORDERS)),
        """
| period_start | order_count | done_count | done_rate |
| 2026-01-01   | 3           | 1          | 1/3       |
| 2026-02-01   | 0           | 0          |           |
| 2026-03-01   | 1           | 1          | 1         |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 1), communities=("甲",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(service_order=SERVICE_ORDERS)),
        """
| period_start | order_count | done_count |
| 2026-01-01   | 2           | 0          |
| 2026-02-01   | 0           | 0          |
""",
    )
