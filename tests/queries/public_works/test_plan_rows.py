from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/plan_rows"
WORKS = """
| work_id | community | declared_on | planned_start_on | started_on | planned_finish_on | finished_on | status |
| a       | 甲        | 2026-02-05  | 2026-05-01       |            |                   |             |        |
| b       | 甲        |             |                  | 2026-02-06 | 2026-06-09        |             | 办理中 |
| c       | 乙        |             |                  | 2026-03-01 | 2026-06-10        |             | 办理中 |
| d       | 甲        |             |                  | 2026-02-07 | 2026-04-10        | 2026-04-15  | 已办结 |
| e       | 乙        |             |                  | 2026-03-01 | 2026-04-10        | 2026-04-01  | 已办结 |
| f       | 乙        |             |                  | 2026-03-01 | 2026-04-10        |             | 已作废 |
| g       | 乙        |             |                  | 2026-03-01 |                   | 2026-04-01  | 已办结 |
"""


def test_against_the_plan(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS, as_of="2026-06-10 12:00")),
        """
| work_id | past_plan |
| d       | 5         |
| e       | -9        |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(run(NAME, scope, snapshot=snapshot), "| work_id |\n| d |")
