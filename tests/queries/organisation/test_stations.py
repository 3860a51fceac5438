from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/stations"
STATIONS = """
| name   | kind       | community | compound | opened_on  |
| 东驿站 | 暖锋驿站   | 甲        | 东苑     | 2022-11-15 |
| 大站   | 党群服务站 | 甲        |          |            |
| 北厅   | 议事厅     | 乙        | 北苑     |            |
"""
ACTIVITIES = """
| community | compound | held_on    | participant_count |
| 甲        | 东苑     | 2026-01-05 | 20                |
| 甲        | 西苑     | 2026-01-06 | 30                |
| 甲        | 未填写   | 2026-02-01 |                   |
| 丙        | 东苑     | 2026-01-05 | 99                |
"""


def test_a_station_without_a_compound_is_the_communitys(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_station=STATIONS, activity=ACTIVITIES)),
        """
| community | station_kind | station_name | compound | opened_on  | activity_count | participant_count |
| 乙        | 议事厅     | 北厅   | 北苑     |            | 0              | 0                 |
| 甲        | 党群服务站 | 大站   | 未填写   |            | 3              | 50                |
| 甲        | 暖锋驿站   | 东驿站 | 东苑     | 2022-11-15 | 1              | 20                |
""",
    )


def test_filtered_by_the_time_of_the_activities(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 2, 1), communities=("甲",))
    answer = run(NAME, scope, snapshot=ledger(service_station=STATIONS, activity=ACTIVITIES))
    assert list(answer["activity_count"]) == [1, 0]
