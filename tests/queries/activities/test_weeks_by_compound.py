from queries import Scope, run
from tests.queries.activities.weeks import ACTIVITIES, COMMUNITIES, COMPOUNDS
from tests.queries.tables import expect

NAME = "activities/weeks_by_compound"
EVERYTHING = {
    "activity": ACTIVITIES, "community": COMMUNITIES, "compound": COMPOUNDS, "as_of": "2026-02-04 12:00",
}  # fmt: skip


def test_compounds_of_the_register_and_those_named_by_an_activity(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**EVERYTHING)),
        """
| community | compound | week_count | active_week_count | longest_gap | last_active_week |
| 甲        | 东苑     | 4          | 1                 | 2           | 2026-01-12       |
| 丙        | 南苑     | 4          | 0                 | 4           |                  |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(compounds=("东苑",)), snapshot=ledger(**EVERYTHING))
    assert found["compound"].tolist() == ["东苑"]
