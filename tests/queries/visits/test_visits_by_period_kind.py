from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "visits/visits_by_period_kind"
VISITS = """
| visit_id | community | kind     | visited_at       | household_count | has_file | found_count |
| a        | 甲        | 敲门行动 | 2026-01-05 19:00 | 20              | true     | 1           |
| b        | 甲        | 敲门行动 | 2026-01-31 19:00 | 10              | false    | 2           |
| c        | 甲        | 夜间巡逻 | 2026-03-01 21:00 |                 |          | 3           |
| d        | 乙        | 敲门行动 | 2026-03-02 19:00 | 5               |          |             |
"""


def test_each_month_and_kind(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(visit=VISITS)),
        """
| period_start | kind     | visit_count | household_count | found_count |
| 2026-01-01   | 敲门行动 | 2           | 30              | 3           |
| 2026-03-01   | 夜间巡逻 | 1           | 0               | 3           |
| 2026-03-01   | 敲门行动 | 1           | 5               |             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS)),
        """
| period_start | kind     | visit_count |
| 2026-01-01   | 敲门行动 | 1           |
| 2026-03-01   | 夜间巡逻 | 1           |
""",
    )
