from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/counted_rows"


def test_the_newest_first_without_the_void(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_id | days_open |
| d         | 1         |
| f         |           |
| c         | 28        |
| b         | 18        |
| a         | 8         |
| e         | 92        |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["c", "b", "a"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
