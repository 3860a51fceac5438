from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/money_by_source"
WORKS = """
| community | fund_source | cost_yuan | planned_cost_yuan | declared_on | started_on | status |
| 甲        | 财政资金    | 20000     | 21000             |             | 2026-01-05 |        |
| 甲        | 财政资金    |           | 5000              | 2026-02-05  |            |        |
| 乙        | 居民自筹    | 30000     |                   |             | 2026-03-05 |        |
| 乙        |             | 90000     |                   |             | 2026-03-05 |        |
| 乙        | 专项债      |           |                   |             | 2026-03-05 |        |
| 乙        | 社会捐助    | 70000     |                   |             | 2026-03-05 | 已作废 |
"""


def test_what_is_spent_and_planned_and_of_how_many_it_is_known(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS)),
        """
| fund_source | project_count | cost_count | cost_yuan | planned_cost_count | planned_cost_yuan |
| 居民自筹    | 1             | 1          | 30000     | 0                  |                   |
| 财政资金    | 2             | 1          | 20000     | 2                  | 26000             |
| 专项债      | 1             | 0          |           | 0                  |                   |
| 未填写      | 1             | 1          | 90000     | 0                  |                   |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(public_work=WORKS)),
        "| fund_source | project_count |\n| 财政资金 | 1 |",
    )
