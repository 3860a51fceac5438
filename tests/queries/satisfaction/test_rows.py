from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rows"
RESPONSES = """
| response_id | community | asked_at         | is_valid | was_contacted | rating |
| a           | 甲        | 2026-01-05 00:00 | true     | true          | 满意   |
| b           | 甲        | 2026-01-06 00:00 |          |               |        |
| c           | 乙        | 2026-01-05 00:00 |          | false         |        |
"""


def test_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| response_id | asked_at         | community | is_valid | was_contacted | rating |
| b           | 2026-01-06 00:00 | 甲        | false    |               | 未填写 |
| a           | 2026-01-05 00:00 | 甲        | true     | true          | 满意   |
| c           | 2026-01-05 00:00 | 乙        | true     | false         | 未填写 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date_to=date(2026, 1, 6), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES)), "| response_id |\n| a |")
