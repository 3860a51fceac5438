from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rate_by_community_period"
RESPONSES = """
| community | asked_at         | is_valid | rating   |
| 甲        | 2026-01-05 00:00 | true     | 满意     |
| 甲        | 2026-01-06 00:00 | true     | 一般     |
| 乙        | 2026-01-12 00:00 | true     | 基本满意 |
"""


def test_each_community_has_every_period(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| period_start | community | rated_count | satisfied_count | mostly_satisfied_count | satisfaction_rate |
| 2026-01-05   | 乙        | 0           | 0               | 0                      |                   |
| 2026-01-05   | 甲        | 2           | 1               | 0                      | 1/2               |
| 2026-01-12   | 乙        | 1           | 0               | 1                      | 1                 |
| 2026-01-12   | 甲        | 0           | 0               | 0                      |                   |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| period_start | community | rated_count | satisfaction_rate |
| 2026-01-05   | 甲        | 1           | 0                 |
""",
    )
