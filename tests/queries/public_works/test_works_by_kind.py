from datetime import date

from queries import Scope, run
from tests.queries.tables import columns, expect

NAME = "public_works/works_by_kind"
WORKS = """
| community | kind | unit | quantity | cost_yuan | started_on | finished_on | status |
| 甲        | 路灯 | 盏   | 12       | 20000     | 2026-01-05 | 2026-01-20  | 已办结 |
| 甲        | 路灯 | 盏   | 8        | 10000     | 2026-02-05 |             | 办理中 |
| 甲        | 路灯 | 组   | 3        |           | 2026-02-06 | 2026-02-09  |        |
| 乙        | 路面 | 平方米 | 450.5  | 60000.5   | 2026-03-01 | 2026-03-09  | 已办结 |
"""


def test_a_second_unit_of_a_kind_is_a_row_of_its_own(ledger):
    answer = run(NAME, Scope(), snapshot=ledger(public_work=WORKS))
    assert columns(
        answer, ["community", "kind", "unit", "work_count", "finished_count", "quantity", "cost_yuan"]
    )
    expect(
        answer,
        """
| community | kind | unit   | work_count | finished_count | quantity | cost_yuan |
| 甲        | 路灯 | 盏     | 2          | 1              | 12       | 30000     |
| 乙        | 路面 | 平方米 | 1          | 1              | 450.5    | 60000.5   |
| 甲        | 路灯 | 组     | 1          | 1              | 3        |           |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(public_work=WORKS)),
        """
| unit | work_count | finished_count | quantity |
| 盏   | 1          | 0              |          |
| 组   | 1          | 1              | 3        |
""",
    )
