from queries import Scope, run
from tests.queries.activities.services import ACTIVITIES

NAME = "activities/volunteer_rows"


def test_voluntary_activities_and_those_of_a_team(ledger):
    snapshot = ledger(activity=ACTIVITIES)
    found = run(NAME, Scope(), snapshot=snapshot)
    assert found["activity_id"].tolist() == ["H4", "H3", "H2", "H6", "H1"]
    assert len(found) == run("activities/hours_by_team", Scope(), snapshot=snapshot)["service_count"].sum()


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(activity=ACTIVITIES))
    assert found["activity_id"].tolist() == ["H6"]
