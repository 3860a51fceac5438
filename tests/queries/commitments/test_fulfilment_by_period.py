from datetime import date

from queries import Grain, Scope, run
from tests.queries.tables import expect

NAME = "commitments/fulfilment_by_period"
COMMITMENTS = """
| community | compound | member_token | promised_at | status | self_score | leader_score | residents_score |
| 甲        | 东苑     | m1           | 2026-01-05  | 已办结 | 90         | 80           | 70              |
| 甲        | 东苑     | m1           | 2026-01-05  | 办理中 |            |              |                 |
| 甲        | 东苑     | m2           | 2026-02-05  | 已办结 | 90         | 80           | 70              |
| 甲        | 东苑     | m3           | 2026-02-05  | 已办结 | 90         | 80           | 70              |
| 甲        | 东苑     | m4           | 2026-02-05  | 已办结 | 90         | 80           | 70              |
| 甲        | 西苑     | m5           | 2026-02-05  | 已办结 | 100        | 90           | 80              |
| 甲        | 西苑     | m5           | 2026-02-05  | 已作废 |            |              |                 |
| 乙        | 南苑     | m6           | 2026-04-05  | 办理中 | 60         |              |                 |
"""


def test_a_month_without_commitments_has_no_rate(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(commitment=COMMITMENTS)),
        """
| period_start | commitment_count | fulfilled_count | fulfilled_rate |
| 2026-01-01   | 2                | 1               | 1/2            |
| 2026-02-01   | 4                | 4               | 1              |
| 2026-03-01   | 0                | 0               |                |
| 2026-04-01   | 1                | 0               | 0              |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 4, 1), communities=("甲",), grain=Grain.MONTH)
    expect(
        run(NAME, scope, snapshot=ledger(commitment=COMMITMENTS)),
        """
| period_start | commitment_count |
| 2026-02-01   | 4                |
| 2026-03-01   | 0                |
""",
    )
