from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "visits/coverage_by_community_period"
VISITS = """
| visit_id | community | kind     | visited_at       | household_count | has_file | found_count |
| a        | 甲        | 敲门行动 | 2026-01-05 19:00 | 20              | true     | 1           |
| b        | 甲        | 敲门行动 | 2026-01-31 19:00 | 10              | false    | 2           |
| c        | 甲        | 夜间巡逻 | 2026-03-01 21:00 |                 |          | 3           |
| d        | 乙        | 敲门行动 | 2026-03-02 19:00 | 5               |          |             |
"""
COMMUNITIES = """
| community | households |
| 甲        | 200        |
"""


def test_each_community_and_month(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(visit=VISITS, community=COMMUNITIES)),
        """
| community | period_start | visit_count | household_count | households | visits_per_hundred_households |
| 乙        | 2026-03-01   | 1           | 5               |            |                        |
| 甲        | 2026-01-01   | 2           | 30              | 200        | 15                     |
| 甲        | 2026-03-01   | 1           | 0               | 200        | 0                      |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS, community=COMMUNITIES)),
        """
| community | period_start | household_count |
| 甲        | 2026-01-01   | 10              |
| 甲        | 2026-03-01   | 0               |
""",
    )
