from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_orders/done_rows"
ORDERS = """
| order_id | community | ordered_at       | done_at          | status |
| a        | 甲        | 2026-01-01 19:00 | 2026-01-16 10:00 | 已办结 |
| b        | 甲        | 2026-01-16 19:00 |                  | 已办结 |
| c        | 乙        | 2026-01-16 19:00 | 2026-01-17 10:00 | 已作废 |
| d        | 乙        | 2026-01-17 19:00 | 2026-02-17 10:00 | 已办结 |
"""


def test_the_last_done_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_order=ORDERS)),
        """
| order_id | done_at          |
| d        | 2026-02-17 10:00 |
| a        | 2026-01-16 10:00 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 1, 18), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(service_order=ORDERS)), "| order_id |\n| a |")
