from queries import Scope, run
from tests.queries.hazards.conftest import FILTERED, HAZARDS
from tests.queries.tables import expect

NAME = "hazards/hazards_by_source"


def test_by_whom_they_were_found(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**HAZARDS)),
        """
| source | hazard_count | open_hazard_count | overdue_hazard_count | due_hazard_count | rectified_on_time_count | rectified_on_time_rate | rectified_count | rechecked_count | recheck_rate |
| 巡查   | 3            | 2                 | 1                    | 2                | 1                       | 1/2                    | 1               | 1               | 1            |
| 诉求   | 2            | 1                 | 1                    | 2                | 0                       | 0                      | 1               | 0               | 0            |
| 未填写 | 1            | 0                 | 0                    | 0                | 0                       |                        | 0               | 0               |              |
""",  # noqa: E501
    )


def test_filtered(ledger):
    expect(
        run(NAME, FILTERED, snapshot=ledger(**HAZARDS)),
        """
| source | hazard_count |
| 巡查   | 2            |
| 诉求   | 1            |
""",
    )


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
