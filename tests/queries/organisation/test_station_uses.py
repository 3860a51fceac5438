from datetime import date

from queries import Scope, run
from tests.queries.organisation.uses_of_stations import ALL
from tests.queries.tables import expect

NAME = "organisation/station_uses"


def test_the_items_of_a_meeting_are_one_use(ledger):
    expect(
        run(NAME, Scope(date_to=date(2026, 2, 1)), snapshot=ledger(**ALL)),
        """
| use_kind | use_id | used_on    | station_name | community | compound | participant_count |
| 议事     | Y1     | 2026-01-15 | 中凯服务站   | 甲        | 东苑     | 12                |
| 活动     | H1     | 2026-01-05 | 中凯服务站   | 甲        | 东苑     | 20                |
| 活动     | H2     | 2026-01-05 | 中凯服务站   | 甲        | 东苑     |                   |
""",
    )


def test_as_many_rows_as_the_stations_have_uses(ledger):
    snapshot = ledger(**ALL)
    counted = run("organisation/stations", Scope(), snapshot=snapshot)["use_count"].sum()
    assert len(run(NAME, Scope(), snapshot=snapshot)) == counted


def test_filtered(ledger):
    assert len(run(NAME, Scope(communities=("乙",)), snapshot=ledger(**ALL))) == 2
