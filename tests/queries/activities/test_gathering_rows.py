from queries import Scope, run
from tests.queries.activities.weeks import ACTIVITIES, COMMUNITIES

NAME = "activities/gathering_rows"


def test_as_many_as_the_weeks_count(ledger):
    snapshot = ledger(activity=ACTIVITIES, community=COMMUNITIES, as_of="2026-02-04 12:00")
    found = run(NAME, Scope(), snapshot=snapshot)
    assert found["kind"].tolist() == ["未填写", "节日", "文化"]
    counted = run("activities/weeks_by_community", Scope(), snapshot=snapshot)
    assert len(found) == counted["gathering_count"].sum()


def test_filtered(ledger):
    snapshot = ledger(activity=ACTIVITIES, as_of="2026-02-04 12:00")
    assert len(run(NAME, Scope(communities=("甲",)), snapshot=snapshot)) == 2
