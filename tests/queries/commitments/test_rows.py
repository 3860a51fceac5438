from datetime import date

from queries import Scope, run
from tests.queries.commitments.test_counted_rows import COMMITMENTS
from tests.queries.tables import expect

NAME = "commitments/rows"


def test_what_was_taken_back_is_listed_as_such(ledger):
    found = run(NAME, Scope(), snapshot=ledger(commitment=COMMITMENTS))
    expect(
        found,
        """
| commitment_id | status | is_counted |
| C4            | 已作废 | false      |
| C3            | 未填写 | true       |
| C2            | 办理中 | true       |
| C1            | 已办结 | true       |
""",
    )
    assert not [name for name in found.columns if name.endswith("score")]


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 5, 1), communities=("甲",))
    assert list(run(NAME, scope, snapshot=ledger(commitment=COMMITMENTS))["commitment_id"]) == ["C2"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
