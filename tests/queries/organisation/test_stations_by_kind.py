from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/stations_by_kind"
STATIONS = """
| kind       | community | compound |
| 暖锋驿站   | 甲        | 东苑     |
| 暖锋驿站   | 甲        | 西苑     |
| 议事厅     | 甲        | 东苑     |
|            | 乙        |          |
"""


def test_stations_of_each_kind(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_station=STATIONS)),
        """
| community | kind     | station_count |
| 乙        | 未填写   | 1             |
| 甲        | 暖锋驿站 | 2             |
| 甲        | 议事厅   | 1             |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(compounds=("西苑",)), snapshot=ledger(service_station=STATIONS))
    assert list(answer["station_count"]) == [1]
