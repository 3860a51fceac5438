from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "deliberation/counted_rows"
ITEMS = """
| item_id | community | met_at           | status |
| a       | 甲        | 2026-01-15 19:00 | 已办结 |
| b       | 甲        | 2026-01-16 19:00 |        |
| c       | 乙        | 2026-01-16 19:00 | 已作废 |
| d       | 乙        | 2026-01-17 19:00 | 办理中 |
"""


def test_without_those_withdrawn(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=ITEMS)),
        """
| item_id | status |
| d       | 办理中 |
| b       | 未填写 |
| a       | 已办结 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 1, 18), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(deliberation=ITEMS)), "| item_id |\n| b |")
