from queries import Grain, Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/hazards_by_period"


def test_every_period_is_there(ledger):
    expect(
        run(NAME, Scope(grain=Grain.MONTH), snapshot=ledger(**HAZARDS)),
        """
| period_start | hazard_count | open_hazard_count | pending_hazard_count | due_hazard_count | rectified_on_time_count | rectified_on_time_rate | rectified_count | rechecked_count | recheck_rate |
| 2025-10-01   | 1            | 1                 | 0                    | 1                | 0                       | 0                      | 0               | 0               |              |
| 2025-11-01   | 0            | 0                 | 0                    | 0                | 0                       |                        | 0               | 0               |              |
| 2025-12-01   | 0            | 0                 | 0                    | 0                | 0                       |                        | 0               | 0               |              |
| 2026-01-01   | 5            | 2                 | 1                    | 3                | 1                       | 1/3                    | 2               | 1               | 1/2          |
""",  # noqa: E501
    )


def test_filtered(ledger):
    expect(
        run(NAME, FILTERED.replace(grain=Grain.MONTH), snapshot=ledger(**HAZARDS)),
        """
| period_start | hazard_count | open_hazard_count |
| 2026-01-01   | 3            | 1                 |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
