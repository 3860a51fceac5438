from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/summary"
WORKS = """
| community | compound | cost_yuan | started_on | finished_on | status |
| 甲        | 东苑     | 20000     | 2026-01-05 | 2026-01-15  | 已办结 |
| 甲        | 东苑     | 10000     | 2026-01-06 | 2026-01-26  | 已办结 |
| 甲        | 未匹配   |           | 2026-02-05 |             | 办理中 |
| 乙        | 东苑     | 5000      | 2026-03-05 |             | 已作废 |
| 丙        | 未填写   |           | 2026-04-05 | 2026-04-20  | 收尾   |
| 丙        | 未填写   |           | 2026-04-06 |             | 收尾   |
| 丙        | 未填写   |           | 2026-04-07 |             |        |
"""


# 收尾 is no known status: with a day of completion the work is finished, without one nobody can tell.
def test_finished_open_and_void_are_apart(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS)),
        """
| work_count | finished_count | open_count | cost_yuan | median_days_to_finish | work_compound_count |
| 6          | 3              | 2          | 30000     | 15                    | 1                   |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(public_work=WORKS)),
        """
| work_count | finished_count | open_count | median_days_to_finish | work_compound_count |
| 2          | 1              | 1          | 20                    | 1                   |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| work_count | finished_count | open_count | cost_yuan | median_days_to_finish | work_compound_count |
| 0          | 0              | 0          | 0         |                       | 0                   |
""",
    )
