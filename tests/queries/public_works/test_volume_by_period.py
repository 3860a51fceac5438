from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "public_works/volume_by_period"
WORKS = """
| community | cost_yuan | started_on |
| 甲        | 20000     | 2026-01-05 |
| 甲        |           | 2026-01-31 |
| 乙        | 5000      | 2026-03-05 |
"""


def test_a_month_without_works_is_zero(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(public_work=WORKS)),
        """
| period_start | work_count | cost_yuan |
| 2026-01-01   | 2          | 20000     |
| 2026-02-01   | 0          | 0         |
| 2026-03-01   | 1          | 5000      |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 6), grain=Grain.MONTH, communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(public_work=WORKS)),
        """
| period_start | work_count |
| 2026-02-01   | 0          |
| 2026-03-01   | 1          |
""",
    )
