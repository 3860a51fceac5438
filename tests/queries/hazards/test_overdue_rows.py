from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/overdue_rows"


def test_only_those_past_the_deadline(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| hazard_id | danger | due_at           |
| c         | 重大   | 2026-01-13 00:00 |
| e         | 一般   | 2025-11-10 00:00 |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, FILTERED, snapshot=ledger(**HAZARDS))["hazard_id"]) == ["c"]


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
