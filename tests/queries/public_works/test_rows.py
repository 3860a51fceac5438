from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/rows"
WORKS = """
| community | work_id | started_on | finished_on | status |
| 甲        | 1       | 2026-01-05 | 2026-01-15  | 已办结 |
| 甲        | 2       | 2026-02-01 |             | 办理中 |
| 乙        | 3       | 2026-01-20 |             |        |
| 乙        | 4       | 2026-02-05 |             | 已作废 |
"""


def test_unfinished_first_the_oldest_at_the_top(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS, as_of="2026-02-11 12:00")),
        """
| work_id | work_days | work_status | is_unfinished |
| 3       | 22        | 未填写      | true          |
| 2       | 10        | 办理中      | true          |
| 4       |           | 已作废      | false         |
| 1       | 10        | 已办结      | false         |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(public_work=WORKS)), "| work_id |\n| 2 |")
