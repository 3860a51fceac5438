from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/outcome_by_community_period"
CASES = """
| community | accepted_at      | outcome    |
| 甲        | 2026-01-05 00:00 | 调解成功   |
| 甲        | 2026-01-06 00:00 | 调解不成功 |
| 乙        | 2026-01-12 00:00 | 调解中     |
"""


def test_each_community_has_every_period(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| period_start | community | case_count | succeeded_count | failed_count | open_count | mediation_success_rate | settlement_rate |
| 2026-01-05   | 乙        | 0          | 0               | 0            | 0          |                        |                 |
| 2026-01-05   | 甲        | 2          | 1               | 1            | 0          | 1/2                    | 1/2             |
| 2026-01-12   | 乙        | 1          | 0               | 0            | 1          | 0                      |                 |
| 2026-01-12   | 甲        | 0          | 0               | 0            | 0          |                        |                 |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(date(2026, 1, 6), communities=("甲",)), snapshot=ledger(mediation_case=CASES)),
        """
| period_start | community | case_count | failed_count |
| 2026-01-05   | 甲        | 1          | 1            |
""",
    )
