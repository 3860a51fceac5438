from datetime import date

from queries import Scope, run
from tests.queries.organisation.uses_of_stations import ALL
from tests.queries.tables import expect

NAME = "organisation/station_use_by_month"


def test_one_row_a_station_and_month(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**ALL)),
        """
| community | station_name | period_start | use_count | used_day_count | participant_count |
| 乙        | 暖锋驿站     | 2026-02-01   | 2         | 2              | 35                |
| 甲        | 中凯服务站   | 2026-01-01   | 3         | 2              | 32                |
| 甲        | 中凯服务站   | 2026-02-01   | 3         | 3              |                   |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(date(2026, 2, 3), communities=("乙",)), snapshot=ledger(**ALL))
    assert found["use_count"].tolist() == [1]
