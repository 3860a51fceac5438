from queries import Scope, run
from tests.queries.activities.services import ACTIVITIES

NAME = "activities/reported_unit_rows"


def test_an_activity_of_two_units_has_two_rows(ledger):
    snapshot = ledger(activity=ACTIVITIES)
    found = run(NAME, Scope(communities=("甲",)), snapshot=snapshot)
    assert found[["activity_id", "reporting_unit"]].to_numpy().tolist() == [
        ["H3", "供电所"],
        ["H2", "供电所"],
        ["H2", "税务局"],
        ["H1", "税务局"],
    ]
    counted = run("activities/reported_units", Scope(), snapshot=snapshot)["service_count"].sum()
    assert len(run(NAME, Scope(), snapshot=snapshot)) == counted


def test_filtered(ledger):
    assert len(run(NAME, Scope(communities=("乙",)), snapshot=ledger(activity=ACTIVITIES))) == 2
