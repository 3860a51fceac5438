from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "deliberation/items_by_co_handler"
DELIBERATIONS = """
| item_id | community | met_at           | responsible_unit | co_handlers   | status |
| a       | 甲        | 2026-01-15 19:00 | 社区党委         | 业委会+社工   | 已办结 |
| b       | 甲        | 2026-01-16 19:00 | 社区党委         | 业委会        | 办理中 |
| c       | 甲        | 2026-01-16 19:00 | 社区党委         |               | 已办结 |
| d       | 乙        | 2026-03-01 19:00 |                  | 志愿者        |        |
| e       | 乙        | 2026-03-01 19:00 | 城建办           | 志愿者        | 已作废 |
"""


def test_each_unit_and_co_handler(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| responsible_unit | co_handler_kind | item_count | settled_known_count | settled_count |
| 社区党委         | 业委会          | 2          | 2                   | 1             |
| 未填写           | 志愿者          | 1          | 0                   | 0             |
| 社区党委         | 社工            | 1          | 1                   | 1             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(deliberation=DELIBERATIONS)),
        """
| responsible_unit | co_handler_kind | item_count |
| 社区党委         | 业委会          | 1          |
""",
    )
