from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/due_rows"


def test_what_had_to_be_rectified_by_now(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_id | rectified_at     |
| c         |                  |
| b         | 2026-01-20 10:00 |
| a         | 2026-01-09 10:00 |
| e         |                  |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["c", "b", "a"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
