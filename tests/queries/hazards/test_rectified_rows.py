from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/rectified_rows"


def test_what_is_done(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_id | recheck_result |
| b         | 未填写         |
| a         | 合格           |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["b", "a"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
