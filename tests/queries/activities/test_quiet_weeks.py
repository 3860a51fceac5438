from queries import Scope, run
from tests.queries.activities.weeks import ACTIVITIES, COMMUNITIES
from tests.queries.tables import expect

NAME = "activities/quiet_weeks"


def test_the_longest_run_of_weeks_comes_first(ledger):
    snapshot = ledger(activity=ACTIVITIES, community=COMMUNITIES, as_of="2026-02-04 12:00")
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| community | quiet_from | quiet_to   | quiet_week_count |
| 丙        | 2026-01-05 | 2026-02-01 | 4                |
| 乙        | 2026-01-05 | 2026-01-25 | 3                |
| 甲        | 2026-01-19 | 2026-02-01 | 2                |
| 甲        | 2026-01-05 | 2026-01-11 | 1                |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(activity=ACTIVITIES, as_of="2026-02-04 12:00")
    assert run(NAME, Scope(communities=("乙",)), snapshot=snapshot)["quiet_week_count"].tolist() == [3]
