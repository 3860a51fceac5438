from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/award_rows"
ACTIVITIES = """
| activity_id | community | kind     | held_on    |
| a           | 甲        | 文化     | 2026-01-05 |
| b           | 甲        | 社区之星 | 2026-01-31 |
| c           | 乙        | 楼长之星 | 2026-02-01 |
| d           | 乙        |          | 2026-02-02 |
"""


def test_the_newest_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| activity_id | kind     |
| c           | 楼长之星 |
| b           | 社区之星 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(activity=ACTIVITIES)), "| activity_id |\n| b |")
