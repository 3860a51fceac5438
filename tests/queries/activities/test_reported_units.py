from queries import Scope, run
from tests.queries.activities.services import ACTIVITIES
from tests.queries.tables import expect

NAME = "activities/reported_units"


def test_each_unit_of_a_cell_counts_once(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES)),
        """
| community | reporting_unit | service_count | participant_count | last_served_on |
| 甲        | 供电所         | 2             | 4                 | 2026-01-07     |
| 甲        | 税务局         | 2             | 14                | 2026-01-06     |
| 乙        | 供电所         | 1             | 4                 | 2026-01-06     |
| 乙        | 税务局         | 1             | 4                 | 2026-01-06     |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(activity=ACTIVITIES))
    assert found["service_count"].tolist() == [1, 1]
