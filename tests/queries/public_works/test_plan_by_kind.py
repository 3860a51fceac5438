from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/plan_by_kind"
WORKS = """
| community | kind | started_on | planned_finish_on | finished_on | accepted_on | status |
| 甲        | 路灯 | 2026-01-05 | 2026-01-20        | 2026-01-20  | 2026-02-01  | 已办结 |
| 甲        | 路灯 | 2026-01-05 | 2026-01-20        | 2026-01-24  |             | 已办结 |
| 乙        | 路灯 | 2026-02-05 |                   | 2026-02-24  |             | 已办结 |
| 乙        | 路面 | 2026-02-05 | 2026-02-20        |             |             | 办理中 |
| 乙        | 电梯 | 2026-02-05 |                   | 2026-02-24  |             |        |
| 乙        | 停车 | 2026-02-05 | 2026-12-20        | 2026-12-24  |             |        |
"""


def test_only_what_is_finished_and_was_planned_is_in_the_rate(ledger):
    """停车 is said to be finished on a day that has not come."""
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS, as_of="2026-06-10 12:00")),
        """
| kind | finished_count | with_plan_count | on_plan_count | on_plan_rate | median_past_plan | accepted_count |
| 路灯 | 3              | 2               | 1             | 1/2          | 2                | 1              |
| 电梯 | 1              | 0               | 0             |              |                  | 0              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("乙",))
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(run(NAME, scope, snapshot=snapshot), "| kind | finished_count |\n| 电梯 | 1 |\n| 路灯 | 1 |")
