from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "commitments/summary"
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


def test_members_are_counted_once(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(commitment=COMMITMENTS)),
        """
| member_count | commitment_count | fulfilled_count | fulfilled_rate | least_per_member | self_score | self_scored_count | leader_score | leader_scored_count | residents_score | residents_scored_count |
| 6            | 7                | 5               | 5/7            | 1                | 520/6      | 6                 | 82           | 5                   | 72              | 5                      |
""",
    )


def test_what_does_not_tell_its_status_is_in_neither_part(ledger):
    told = ledger(
        commitment="| promised_at | status |\n"
        "| 2026-01-05 09:00 | 已办结 |\n| 2026-01-05 09:00 | 办理中 |\n| 2026-01-05 09:00 | 跟进 |\n| 2026-01-05 09:00 | |\n"
    )
    expect(
        run(NAME, Scope(), snapshot=told),
        "| commitment_count | fulfilled_known_count | fulfilled_count | fulfilled_rate |\n| 4 | 2 | 1 | 1/2 |",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 4, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(commitment=COMMITMENTS)),
        """
| member_count | commitment_count | least_per_member | self_score | self_scored_count |
|              | 4                |                  |            | 4                 |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| member_count | commitment_count | fulfilled_rate | least_per_member | self_score |
|              | 0                |                |                  |            |
""",
    )
