from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/coverage_by_community"
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


def test_without_households_no_coverage(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS, community=COMMUNITIES)),
        """
| community | visit_count | household_count | households | visits_per_hundred_households | found_count | filed_count | file_known_count | file_rate |
| 甲        | 3           | 30              | 200        | 15                     | 6           | 1           | 2                | 1/2       |
| 乙        | 1           | 5               |            |                        |             | 0           | 0                |           |
""",
    )


def test_of_a_chosen_compound_its_own_households(ledger):
    visits = "| community | compound | household_count |\n| 甲 | 东苑 | 10 |\n| 甲 | 西苑 | 20 |\n"
    compounds = "| community | compound | households |\n| 甲 | 东苑 | 50 |\n| 甲 | 西苑 | 60 |\n"
    snapshot = ledger(visit=visits, compound=compounds, community=COMMUNITIES)
    expect(
        run(NAME, Scope(compounds=("东苑",)), snapshot=snapshot),
        """
| community | household_count | households | visits_per_hundred_households |
| 甲        | 10              | 50         | 20                     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS, community=COMMUNITIES)),
        """
| community | visit_count | household_count | visits_per_hundred_households |
| 甲        | 2           | 10              | 5                      |
""",
    )
