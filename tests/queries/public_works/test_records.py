from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/records"
WORKS = """
| work_id | community | declared_on | started_on | event_id | item_id | status |
| a       | 甲        | 2025-11-05  | 2026-02-05 | GD1      |         |        |
| b       | 乙        | 2026-02-06  |            |          | YS1     |        |
| c       | 乙        |             | 2026-02-07 |          |         | 已作废 |
"""


def test_all_projects_with_what_they_name(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS)),
        """
| work_id | event_id | item_id | stage | is_counted | is_begun |
| c       |          |         | 施工  | false      | true     |
| b       |          | YS1     | 申报  | true       | false    |
| a       | GD1      |         | 施工  | true       | true     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(public_work=WORKS)), "| work_id |\n| a |")
