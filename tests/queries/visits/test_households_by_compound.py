from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/households_by_compound"
#: 东苑 3-1 twice, 3-2 once, one visit of ten homes that names none; the same door in 西苑 is another household.
VISITS = """
| community | compound | kind     | visited_at       | household_token | household_count | has_file |
| 甲        | 东苑     | 敲门行动 | 2026-01-05 19:00 | 3-1             |                 | false    |
| 甲        | 东苑     | 敲门行动 | 2026-02-05 19:00 | 3-1             |                 | true     |
| 甲        | 东苑     | 敲门行动 | 2026-02-06 19:00 | 3-2             |                 | false    |
| 甲        | 东苑     | 敲门行动 | 2026-02-07 19:00 |                 | 10              | true     |
| 甲        | 东苑     | 夜间巡逻 | 2026-02-07 21:00 |                 |                 |          |
| 甲        | 西苑     | 敲门行动 | 2026-02-07 19:00 | 3-1             |                 | true     |
| 乙        | 河苑     | 敲门行动 | 2026-02-07 19:00 |                 | 10              | true     |
"""
COMPOUNDS = "| community | compound | households |\n| 甲 | 东苑 | 50 |\n| 甲 | 西苑 | |\n| 乙 | 河苑 | 90 |\n"


def test_each_household_of_a_compound_once_and_none_known_without_a_number(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS, compound=COMPOUNDS)),
        """
| compound | households | home_visit_count | named_visit_count | visited_household_count | visited_share | filed_household_count | filed_share |
| 东苑     | 50         | 4                | 3                 | 2                       | 2/50          | 1                     | 1/50        |
| 西苑     |            | 1                | 1                 | 1                       |               | 1                     |             |
| 河苑     | 90         | 1                | 0                 |                         |               |                       |             |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 2, 6))
    found = run(NAME, scope, snapshot=ledger(visit=VISITS, compound=COMPOUNDS))
    expect(found, "| compound | home_visit_count | visited_household_count |\n| 东苑 | 1 | 1 |")


def test_a_row_that_names_a_household_is_a_visit_to_one(ledger):
    found = run("visits/coverage_by_community", Scope(), snapshot=ledger(visit=VISITS, compound=COMPOUNDS))
    assert dict(zip(found["community"], found["household_count"], strict=True)) == {"甲": 14, "乙": 10}
