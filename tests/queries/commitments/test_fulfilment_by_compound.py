from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "commitments/fulfilment_by_compound"
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


def test_few_members_have_no_scores(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(commitment=COMMITMENTS)),
        """
| community | compound | member_count | commitment_count | fulfilled_count | self_score |
| 甲        | 东苑     |              | 5                | 4               |            |
| 乙        | 南苑     |              | 1                | 0               |            |
| 甲        | 西苑     |              | 1                | 1               |            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 4, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(commitment=COMMITMENTS)),
        """
| community | compound | commitment_count | fulfilled_count |
| 甲        | 东苑     | 3                | 3               |
| 甲        | 西苑     | 1                | 1               |
""",
    )
