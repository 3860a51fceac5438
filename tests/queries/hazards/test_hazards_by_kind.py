from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/hazards_by_kind"


def test_by_what_they_are(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| kind       | hazard_count | open_hazard_count | overdue_hazard_count | due_hazard_count | rectified_on_time_count | rectified_on_time_rate | rectified_count | rechecked_count | recheck_rate |
| 消防通道   | 3            | 1                 | 1                    | 3                | 1                       | 1/3                    | 2               | 1               | 1/2          |
| 燃气       | 2            | 2                 | 1                    | 1                | 0                       | 0                      | 0               | 0               |              |
| 电动车飞线 | 1            | 0                 | 0                    | 0                | 0                       |                        | 0               | 0               |              |
""",  # noqa: E501
    )


def test_filtered(ledger):
    expect(
        run(NAME, FILTERED, snapshot=ledger(**HAZARDS)),
        """
| kind     | hazard_count |
| 消防通道 | 2            |
| 燃气     | 1            |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
