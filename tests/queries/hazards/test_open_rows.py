from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/open_rows"


def test_the_most_dangerous_first_and_of_those_the_oldest(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_id | danger | days_open |
| c         | 重大   | 28        |
| e         | 一般   | 92        |
| d         | 一般   | 1         |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["c"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
