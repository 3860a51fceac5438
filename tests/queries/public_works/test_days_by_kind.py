from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "public_works/days_by_kind"
WORKS = """
| community | kind | started_on | finished_on |
| 甲        | 路灯 | 2026-01-05 | 2026-01-15  |
| 甲        | 路灯 | 2026-01-05 | 2026-01-25  |
| 乙        | 路面 | 2026-02-01 | 2026-02-01  |
| 乙        | 路面 | 2026-02-01 |             |
"""


def test_only_what_is_finished_has_days(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(public_work=WORKS)),
        """
| kind | finished_count | median_days_to_finish | p90_days_to_finish |
| 路灯 | 2              | 15                    | 19                 |
| 路面 | 1              | 0                     | 0                  |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("乙",))
    expect(run(NAME, scope, snapshot=ledger(public_work=WORKS)), "| kind | finished_count |\n| 路面 | 1 |")
