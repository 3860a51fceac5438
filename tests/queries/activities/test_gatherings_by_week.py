from datetime import date

from queries import Scope, run
from tests.queries.activities.weeks import ACTIVITIES, COMMUNITIES
from tests.queries.tables import expect

NAME = "activities/gatherings_by_week"


def test_weeks_without_one_are_rows_too(ledger):
    snapshot = ledger(activity=ACTIVITIES, community=COMMUNITIES, as_of="2026-02-04 12:00")
    expect(
        run(NAME, Scope(date(2026, 1, 12), communities=("甲",)), snapshot=snapshot),
        """
| community | week_start | gathering_count |
| 甲        | 2026-01-12 | 2               |
| 甲        | 2026-01-19 | 0               |
| 甲        | 2026-01-26 | 0               |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(activity=ACTIVITIES, as_of="2026-02-04 12:00")
    assert set(run(NAME, Scope(communities=("乙",)), snapshot=snapshot)["community"]) == {"乙"}
