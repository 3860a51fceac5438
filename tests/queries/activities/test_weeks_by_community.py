from datetime import date

from queries import Scope, run
from tests.queries.activities.weeks import ACTIVITIES, COMMUNITIES, COMPOUNDS
from tests.queries.tables import expect

NAME = "activities/weeks_by_community"


def test_a_week_counts_once_it_is_over_and_only_what_people_come_to(ledger):
    """On Wednesday the 4th of February the week of the 2nd is not over."""
    snapshot = ledger(
        activity=ACTIVITIES, community=COMMUNITIES, compound=COMPOUNDS, as_of="2026-02-04 12:00"
    )
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| community | week_count | active_week_count | active_week_share | gathering_count | longest_gap | last_active_week |
| 乙        | 4          | 1                 | 1/4               | 1               | 3           | 2026-01-26       |
| 甲        | 4          | 1                 | 1/4               | 2               | 2           | 2026-01-12       |
| 丙        | 4          | 0                 | 0                 | 0               | 4           |                  |
""",
    )


def test_a_week_is_over_after_its_sunday(ledger):
    found = run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES, as_of="2026-02-09 00:00"))
    assert found.set_index("community")["week_count"].tolist() == [5, 5]


def test_filtered(ledger):
    """Only whole weeks of the window, as far as the ledger reaches: the week of the 2nd of February is its last."""
    snapshot = ledger(activity=ACTIVITIES, community=COMMUNITIES, as_of="2026-02-28 12:00")
    found = run(NAME, Scope(date(2026, 1, 7), date(2026, 2, 1), communities=("甲",)), snapshot=snapshot)
    assert found[["community", "week_count", "active_week_count"]].to_numpy().tolist() == [["甲", 2, 1]]
    early = run(NAME, Scope(date(2025, 1, 1), date(2026, 2, 2)), snapshot=snapshot)
    assert set(early["week_count"]) == {4}
    late = run(NAME, Scope(date(2026, 1, 5)), snapshot=snapshot)
    assert set(late["week_count"]) == {5}


def test_a_window_without_a_whole_week_has_none(ledger):
    snapshot = ledger(activity=ACTIVITIES, community=COMMUNITIES, as_of="2026-02-28 12:00")
    assert run(NAME, Scope(date(2026, 1, 6), date(2026, 1, 12)), snapshot=snapshot).empty
