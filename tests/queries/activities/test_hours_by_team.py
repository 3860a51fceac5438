from queries import Scope, run
from tests.queries.activities.services import ACTIVITIES
from tests.queries.tables import expect

NAME = "activities/hours_by_team"


def test_hours_that_are_not_written_are_no_zero(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| community | volunteer_team | service_count | participant_count | timed_count | service_hours | hours_per_service | timed_people | hours_per_person |
| 甲        | 帮帮队         | 3             | 14                | 2           | 26            | 13                | 10           | 2                |
| 乙        | 帮帮队         | 1             | 4                 | 1           | 0             | 0                 | 4            | 0                |
| 甲        | 未填写         | 1             | 7                 | 0           |               |                   |              |                  |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(activity=ACTIVITIES))
    assert found["service_count"].tolist() == [1]
