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


def test_for_how_long_it_was_open_is_not_known_of_one_rectified_nobody_knows_when(ledger):
    expect(
        run(
            NAME,
            Scope(),
            snapshot=ledger(
                safety_hazard="""
| hazard_id | found_at         | rectified_at     | status |
| z         | 2026-01-02 10:00 |                  | 已销号 |
| y         | 2026-01-01 10:00 | 2026-01-01 00:00 | 已整改 |
""",
                as_of="2026-01-31 12:00",
            ),
        ),
        """
| hazard_id | days_open |
| z         |           |
| y         | 0         |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["b", "a"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
