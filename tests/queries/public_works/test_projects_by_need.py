from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/projects_by_need"
WORKS = """
| community | need_source | event_id | item_id | declared_on | started_on | finished_on | status |
| 甲        | 居民诉求    | GD1      |         |             | 2026-01-05 | 2026-01-09  |        |
| 甲        | 居民诉求    |          |         | 2026-02-05  |            |             |        |
| 甲        | 居民诉求    | GD3      |         |             | 2026-01-05 |             | 办理中 |
| 乙        | 议事协商    | GD2      | YS1     |             | 2026-03-05 |             |        |
| 乙        |             |          |         |             | 2026-03-05 |             |        |
| 乙        | 走访        |          |         |             | 2026-03-05 |             | 已作废 |
"""


def test_where_the_need_came_from(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS)),
        """
| need_source | project_count | work_count | finished_count | event_tie_count | item_tie_count |
| 居民诉求    | 3             | 2          | 1              | 2               | 0              |
| 议事协商    | 1             | 1          | 0              | 1               | 1              |
| 未填写      | 1             | 1          | 0              | 0               | 0              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(public_work=WORKS)),
        "| need_source | project_count |\n| 居民诉求 | 1 |",
    )
