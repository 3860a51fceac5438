from datetime import date

from queries import Scope, row_count, run
from tests.queries.tables import expect

NAME = "public_works/projects_by_stage"
LIST = "public_works/open_rows"
#: 10 June 2026: d waits for its start since 1 May, e has a day to go, f is late, g has no plan, h is done.
WORKS = """
| work_id | community | declared_on | surveyed_on | approved_on | planned_start_on | started_on | planned_finish_on | finished_on | stage | status | planned_cost_yuan |
| a       | 甲        | 2026-01-05  |             |             |                  |            |                   |             |       |        | 1000              |
| b       | 甲        | 2026-01-05  | 2026-02-05  |             | 2026-07-01       |            |                   |             |       |        |                   |
| c       | 乙        | 2026-01-06  |             |             |                  |            |                   |             | 勘测  |        |                   |
| d       | 甲        | 2025-01-05  |             | 2026-03-05  | 2026-05-01       | 2026-09-01 |                   |             |       |        | 500               |
| e       | 甲        |             |             |             |                  | 2026-04-01 | 2026-06-10        |             |       | 办理中 |                   |
| f       | 甲        |             |             |             |                  | 2026-04-01 | 2026-06-01        | 2026-03-01  |       |        |                   |
| g       | 甲        |             |             |             |                  | 2026-04-01 |                   |             |       | 办理中 |                   |
| h       | 甲        |             |             |             |                  | 2026-04-01 | 2026-05-01        | 2026-05-09  |       |        |                   |
| i       | 甲        | 2026-01-05  |             |             | 2026-02-01       |            |                   |             |       | 已作废 |                   |
| j       | 甲        |             |             |             | 2026-02-01       |            |                   |             |       |        |                   |
"""  # noqa: E501


def test_what_waits_where_and_what_is_late(ledger):
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| stage  | project_count | planned_count | late_count | longest_days_late | next_due_on | planned_cost_count | planned_cost_yuan |
| 申报   | 1             | 0             | 0          |                   |             | 1                  | 1000              |
| 勘测   | 2             | 1             | 0          |                   | 2026-07-01  | 0                  |                   |
| 立项   | 1             | 1             | 1          | 40                |             | 1                  | 500               |
| 施工   | 3             | 2             | 1          | 9                 | 2026-06-10  | 0                  |                   |
| 未填写 | 1             | 1             | 1          | 129               |             | 0                  |                   |
""",  # noqa: E501
    )
    assert row_count(LIST, Scope(), snapshot=snapshot) == 8


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1), communities=("甲",))
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(run(NAME, scope, snapshot=snapshot), "| stage | project_count |\n| 申报 | 1 |\n| 勘测 | 1 |")
