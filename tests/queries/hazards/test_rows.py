from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/rows"


def test_all_of_them(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_id | status | photo_count |
| d         | 待整改 |             |
| g         | 已作废 |             |
| f         | 未说明 |             |
| c         | 整改中 |             |
| b         | 已整改 | 0           |
| a         | 已销号 | 2           |
| e         | 未填写 | 1           |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["c", "b", "a"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
