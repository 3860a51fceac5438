from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/rows"
VISITS = """
| visit_id | community | kind     | visited_at       | household_count | has_file | found_count |
| a        | 甲        | 敲门行动 | 2026-01-05 19:00 | 20              | true     | 1           |
| b        | 甲        | 敲门行动 | 2026-01-31 19:00 | 10              | false    | 2           |
| c        | 甲        | 夜间巡逻 | 2026-03-01 21:00 |                 |          | 3           |
| d        | 乙        | 敲门行动 | 2026-03-02 19:00 | 5               |          |             |
"""


def test_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS)),
        """
| visit_id | visited_at       | kind     | household_count | has_file |
| d        | 2026-03-02 19:00 | 敲门行动 | 5               |          |
| c        | 2026-03-01 21:00 | 夜间巡逻 |                 |          |
| b        | 2026-01-31 19:00 | 敲门行动 | 10              | false    |
| a        | 2026-01-05 19:00 | 敲门行动 | 20              | true     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(visit=VISITS)),
        """
| visit_id | community |
| c        | 甲        |
| b        | 甲        |
""",
    )
