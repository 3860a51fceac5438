from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_orders/orders_by_project"
ORDERS = """
| community | project  | kind   | ordered_at       | done_at          | status | stars |
| 甲        | 白龙管家 | 微服务 | 2026-01-05 09:00 | 2026-01-05 21:00 | 已办结 | 5     |
| 甲        | 白龙管家 | 微服务 | 2026-01-06 09:00 |                  | 办理中 |       |
| 乙        | 白龙管家 | 微心愿 | 2026-02-05 09:00 | 2026-02-06 09:00 | 已办结 | 4     |
| 乙        | 夕阳红   | 微服务 | 2026-02-05 09:00 |                  | 待办   |       |
| 乙        | 白龙管家 | 微服务 | 2026-02-05 09:00 |                  | 已作废 |       |
| 乙        |          | 微服务 | 2026-02-05 09:00 |                  | 待办   |       |
"""


def test_the_orders_of_each_project(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_order=ORDERS)),
        """
| project  | kind   | order_count | done_known_count | done_count | done_rate | rated_count | mean_stars | median_hours_to_done |
| 白龙管家 | 微服务 | 2           | 2                | 1          | 1/2       | 1           | 5          | 12                   |
| 白龙管家 | 微心愿 | 1           | 1                | 1          | 1         | 1           | 4          | 24                   |
| 夕阳红   | 微服务 | 1           | 1                | 0          | 0         | 0           |            |                      |
""",  # noqa: E501
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(service_order=ORDERS)),
        "| project | order_count |\n| 夕阳红 | 1 |\n| 白龙管家 | 1 |",
    )
