from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "assistance/volume_by_period"
HELP = """
| community | household_token | decided_on |
| 甲        | a               | 2026-01-05 |
| 甲        | a               | 2026-01-31 |
| 乙        |                 | 2026-03-05 |
"""


def test_a_month_without_help_is_zero(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(assistance=HELP)),
        """
| period_start | act_count | household_count |
| 2026-01-01   | 2         | 1               |
| 2026-02-01   | 0         | 0               |
| 2026-03-01   | 1         | 1               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 6), grain=Grain.MONTH, communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(assistance=HELP)),
        """
| period_start | act_count |
| 2026-02-01   | 0         |
| 2026-03-01   | 1         |
""",
    )
