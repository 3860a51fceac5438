from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/counted_rows"
WORKS = """
| work_id | community | declared_on | planned_start_on | started_on | finished_on | accepted_on | stage | status |
| a       | 甲        | 2025-11-05  |                  | 2026-02-05 |             |             |       |        |
| b       | 甲        | 2026-02-06  |                  |            |             |             |       |        |
| c       | 乙        |             | 2026-07-01       |            |             |             |       |        |
| d       | 乙        | 2025-12-01  |                  |            | 2026-03-05  |             |       |        |
| e       | 乙        | 2025-12-02  |                  |            |             |             | 施工  |        |
| f       | 乙        |             |                  | 2026-01-05 |             |             |       | 已作废 |
| g       | 乙        |             |                  |            |             | 2026-03-06  |       |        |
| h       | 乙        | 2026-01-09  |                  | 2026-09-01 |             |             |       |        |
"""


def test_begun_by_its_start_the_rest_by_the_first_stage_or_the_plan(ledger):
    """a was declared the year before it began; the start of h has not come."""
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS, as_of="2026-06-10 12:00")),
        """
| work_id | dated_on   | stage  |
| c       | 2026-07-01 | 未填写 |
| g       | 2026-03-06 | 验收   |
| d       | 2026-03-05 | 完工   |
| b       | 2026-02-06 | 申报   |
| a       | 2026-02-05 | 施工   |
| h       | 2026-01-09 | 申报   |
| e       | 2025-12-02 | 施工   |
""",
    )


def test_the_numbers_of_works_begun_are_of_those_begun(ledger):
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(
        run("public_works/summary", Scope(), snapshot=snapshot),
        "| work_count | finished_count | open_count |\n| 4 | 2 | 2 |",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    snapshot = ledger(public_work=WORKS, as_of="2026-06-10 12:00")
    expect(run(NAME, scope, snapshot=snapshot), "| work_id |\n| b |\n| a |")
