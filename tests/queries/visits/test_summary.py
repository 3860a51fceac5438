from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/summary"
VISITS = """
| visit_id | community | kind     | visited_at       | household_count | has_file | found_count |
| a        | 甲        | 敲门行动 | 2026-01-05 19:00 | 20              | true     | 1           |
| b        | 甲        | 敲门行动 | 2026-01-31 19:00 | 10              | false    | 2           |
| c        | 甲        | 夜间巡逻 | 2026-03-01 21:00 |                 |          | 3           |
| d        | 乙        | 敲门行动 | 2026-03-02 19:00 | 5               |          |             |
"""


def test_file_rate_is_of_visits_that_say_so(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS)),
        """
| visit_count | household_count | found_count | file_known_count | filed_count | file_rate |
| 4           | 35              | 6           | 2                | 1           | 1/2       |
""",
    )


def test_what_nobody_wrote_is_not_zero_but_a_patrol_visits_nobody(ledger):
    patrol, knock = (
        "| visit_id | kind | visited_at |\n| c | " + kind + " | 2026-03-01 |"
        for kind in ("夜间巡逻", "敲门行动")
    )
    head = "| visit_count | household_count | found_count |\n"
    expect(run(NAME, Scope(), snapshot=ledger(visit=patrol)), f"{head}| 1 | 0 |  |")
    expect(run(NAME, Scope(), snapshot=ledger(visit=knock)), f"{head}| 1 |  |  |")


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS)),
        """
| visit_count | household_count | found_count | file_known_count | filed_count |
| 2           | 10              | 5           | 1                | 0           |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| visit_count | household_count | file_rate |
| 0           | 0               |           |
""",
    )
