from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/outcome_by_period"
CASES = """
| community | accepted_at      | closed_at        | outcome    |
| 甲        | 2026-01-01 00:00 | 2026-01-03 00:00 | 调解成功   |
| 甲        | 2026-01-31 00:00 |                  | 调解中     |
| 乙        | 2026-03-01 00:00 | 2026-03-05 00:00 | 调解不成功 |
| 乙        | 2026-03-31 00:00 |                  | 引导诉讼   |
"""


def test_a_month_without_cases_has_no_rate(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(mediation_case=CASES)),
        """
| period_start | case_count | succeeded_count | failed_count | open_count | other_count | mediation_success_rate | settlement_rate | median_days_to_close |
| 2026-01-01   | 2          | 1               | 0            | 1          | 0           | 1/2                    | 1               | 2                    |
| 2026-02-01   | 0          | 0               | 0            | 0          | 0           |                        |                 |                      |
| 2026-03-01   | 2          | 0               | 1            | 0          | 1           | 0                      | 0               | 4                    |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 2), grain=Grain.MONTH, communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(mediation_case=CASES)),
        """
| period_start | case_count | failed_count |
| 2026-02-01   | 0          | 0            |
| 2026-03-01   | 1          | 1            |
""",
    )
