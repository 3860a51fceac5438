from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/outcome_by_community"
CASES = """
| community | accepted_at      | closed_at        | outcome    |
| 甲        | 2026-01-05 00:00 | 2026-01-06 12:00 | 调解成功   |
| 乙        | 2026-01-06 00:00 |                  | 调解不成功 |
| 乙        | 2026-02-01 00:00 |                  | 调解中     |
|           | 2026-01-06 00:00 |                  | 终止       |
"""


def test_most_cases_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| community | case_count | succeeded_count | failed_count | open_count | other_count | mediation_success_rate | settlement_rate | median_days_to_close |
| 乙        | 2          | 0               | 1            | 1          | 0           | 0                      | 0               |                      |
| 未填写    | 1          | 0               | 0            | 0          | 1           | 0                      |                 |                      |
| 甲        | 1          | 1               | 0            | 0          | 0           | 1                      | 1               | 1.5                  |
""",
    )


def test_filtered(ledger):
    expect(
        run(
            NAME, Scope(date_to=date(2026, 2, 1), communities=("乙",)), snapshot=ledger(mediation_case=CASES)
        ),
        """
| community | case_count | open_count |
| 乙        | 1          | 0          |
""",
    )
