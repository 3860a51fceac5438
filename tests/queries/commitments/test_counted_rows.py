from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "commitments/counted_rows"
COMMITMENTS = """
| commitment_id | community | item     | promised_at | status | self_score |
| C1            | 甲        | 清理楼道 | 2026-01-05  | 已办结 | 90         |
| C2            | 甲        | 照看老人 | 2026-02-05  | 办理中 |            |
| C3            | 乙        | 修路灯   | 2026-03-05  |        |            |
| C4            | 乙        | 修路灯   | 2026-04-05  | 已作废 |            |
"""


def test_what_was_taken_back_is_not_listed(ledger):
    found = run(NAME, Scope(), snapshot=ledger(commitment=COMMITMENTS))
    expect(
        found,
        """
| commitment_id | item     | status | is_kept |
| C3            | 修路灯   | 未填写 |         |
| C2            | 照看老人 | 办理中 | false   |
| C1            | 清理楼道 | 已办结 | true    |
""",
    )
    assert not [name for name in found.columns if name.endswith("score")]


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 5, 1), communities=("甲",))
    assert list(run(NAME, scope, snapshot=ledger(commitment=COMMITMENTS))["commitment_id"]) == ["C2"]
