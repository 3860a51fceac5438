from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_orders/counted_rows"
ORDERS = """
| order_id | community | ordered_at       | status |
| a        | 甲        | 2026-01-15 19:00 | 已办结 |
| b        | 甲        | 2026-01-16 19:00 |        |
| c        | 乙        | 2026-01-16 19:00 | 已作废 |
| d        | 乙        | 2026-01-17 19:00 | 待办   |
"""


def test_without_those_withdrawn(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_order=ORDERS)),
        """
| order_id | status |
| d        | 待办   |
| b        | 未填写 |
| a        | 已办结 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 1, 18), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(service_order=ORDERS)), "| order_id |\n| b |")
