from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "service_orders/summary"
SERVICE_ORDERS = """
| order_id | community | kind     | ordered_at       | dispatched_at    | accepted_at      | done_at          | status | stars |
| a        | 甲        | 微心愿   | 2026-01-05 08:00 | 2026-01-05 10:00 | 2026-01-05 13:00 | 2026-02-05 13:00 | 已办结 | 5     |
| b        | 甲        | 微心愿   | 2026-01-06 08:00 | 2026-01-06 12:00 | 2026-01-06 13:00 |                  | 办理中 |       |
| c        | 甲        | 志愿服务 | 2026-01-07 08:00 |                  |                  |                  | 待办   |       |
| d        | 乙        | 微心愿   | 2026-03-01 08:00 | 2026-03-01 14:00 | 2026-03-01 16:00 | 2026-03-02 16:00 | 已办结 |       |
| e        | 乙        | 微心愿   | 2026-03-01 08:00 |                  |                  |                  | 已作废 |       |
"""


def test_steps_and_their_hours(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_order=SERVICE_ORDERS)),
        """
| order_count | dispatched_count | accepted_count | done_count | done_rate | rated_count | median_hours_to_dispatch | median_hours_to_accept | median_hours_to_done | mean_stars |
| 4           | 3                | 3              | 2          | 1/2       | 1           | 4                        | 2                      | 384                  | 5          |
""",
    )


def test_what_does_not_tell_its_status_is_in_neither_part(ledger):
    told = ledger(
        service_order="| ordered_at | status |\n"
        "| 2026-01-05 09:00 | 已办结 |\n| 2026-01-05 09:00 | 办理中 |\n| 2026-01-05 09:00 | 跟进 |\n| 2026-01-05 09:00 | |\n"
    )
    expect(
        run(NAME, Scope(), snapshot=told),
        "| order_count | done_known_count | done_count | done_rate |\n| 4 | 2 | 1 | 1/2 |",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(service_order=SERVICE_ORDERS)),
        """
| order_count | dispatched_count | accepted_count | done_count | rated_count |
| 2           | 1                | 1              | 0          | 0           |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| order_count | done_count | done_rate | median_hours_to_done |
| 0           | 0          |           |                      |
""",
    )
