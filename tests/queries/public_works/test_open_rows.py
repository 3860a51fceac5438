from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/open_rows"
WORKS = """
| work_id | community | declared_on | approved_on | planned_start_on | started_on | planned_finish_on | finished_on | status |
| a       | 甲        | 2026-01-05  |             |                  |            |                   |             |        |
| b       | 甲        | 2026-02-05  | 2026-03-05  | 2026-05-01       |            |                   |             |        |
| c       | 乙        |             |             |                  | 2026-04-01 | 2026-06-20        |             | 办理中 |
| d       | 乙        |             |             |                  | 2026-04-01 | 2026-06-20        | 2026-06-01  |        |
| e       | 乙        |             |             |                  | 2026-04-01 |                   | 2026-06-01  | 办理中 |
| f       | 乙        |             |             |                  | 2026-04-01 |                   |             | 收尾   |
"""  # noqa: E501


def test_the_latest_first_then_what_is_due_next_then_the_oldest(ledger):
    """e is finished but still under way; of f, whose status is not known, nobody can tell."""
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS, as_of="2026-06-10 12:00")),
        """
| work_id | stage | stage_on   | days_at_stage | due_on     | past_plan | first_on   |
| b       | 立项  | 2026-03-05 | 97            | 2026-05-01 | 40        | 2026-02-05 |
| c       | 施工  | 2026-04-01 | 70            | 2026-06-20 | -10       | 2026-04-01 |
| a       | 申报  | 2026-01-05 | 156           |            |           | 2026-01-05 |
| e       | 完工  | 2026-06-01 | 9             |            |           | 2026-04-01 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(run(NAME, scope, snapshot=snapshot), "| work_id |\n| b |")
