from datetime import date

from queries import Scope, run
from tests.queries.organisation.uses_of_stations import ACTIVITIES, ALL, STATIONS
from tests.queries.tables import expect

NAME = "organisation/stations"


def test_a_use_is_a_row_that_names_the_station_and_never_one_of_its_compound(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**ALL)),
        """
| community | station_name | use_count | activity_count | meeting_count | matter_count | request_count | used_day_count | participant_count | last_used_on |
| 乙        | 暖锋驿站     | 2         | 2              | 0             | 0            | 0             | 2              | 35                | 2026-02-03   |
| 甲        | 中凯服务站   | 6         | 2              | 1             | 2            | 1             | 5              | 32                | 2026-02-12   |
| 甲        | 议事厅       | 0         | 0              | 0             | 0            | 0             | 0              | 0                 |              |
""",
    )


def test_riders_are_those_whom_a_row_names(ledger):
    found = run(NAME, Scope(), snapshot=ledger(**ALL)).set_index("station_name")
    assert found.loc["暖锋驿站", ["new_use_count", "new_people_count"]].tolist() == [1, 30]
    assert found.loc["中凯服务站", ["new_use_count", "new_people_count"]].tolist() == [0, 0]


def test_filtered(ledger):
    """A row without a compound counts at its station in the chosen compound: the number ties it."""
    everything = ledger(**ALL)
    found = run(NAME, Scope(compounds=("东苑",)), snapshot=everything)
    assert found[["station_name", "use_count"]].to_numpy().tolist() == [["中凯服务站", 6]]
    january = run(NAME, Scope(date(2026, 1, 1), date(2026, 2, 1)), snapshot=everything)
    assert january["use_count"].tolist() == [0, 3, 0]


def test_no_export_names_a_station(ledger):
    bare = "| held_on | community | compound |\n| 2026-01-05 | 甲 | 东苑 |"
    found = run(NAME, Scope(), snapshot=ledger(service_station=STATIONS, activity=bare))
    assert found["use_count"].tolist() == [0, 0, 0]


def test_of_two_stations_of_one_name_each_has_its_own(ledger):
    twins = """
| station_id | name   | kind   | community |
| Z1         | 议事厅 | 议事厅 | 甲        |
| Z2         | 议事厅 | 议事厅 | 乙        |
| Z3         |        | 议事厅 | 乙        |
"""
    rows = "| held_on | community | station |\n| 2026-01-05 | 甲 | 议事厅 |\n| 2026-01-05 | 丙 | 议事厅 |\n| 2026-01-06 | | Z3 |"
    found = run(NAME, Scope(), snapshot=ledger(service_station=twins, activity=rows))
    assert found[["station_name", "use_count"]].to_numpy().tolist() == [
        ["Z3", 1], ["乙·议事厅", 0], ["甲·议事厅", 1],
    ]  # fmt: skip


def test_an_unknown_number_of_people_is_no_zero(ledger):
    assert ACTIVITIES
    rows = "| held_on | community | station | served_group |\n| 2026-01-05 | 甲 | Z1 | 新就业群体 |"
    found = run(NAME, Scope(communities=("甲",)), snapshot=ledger(service_station=STATIONS, activity=rows))
    row = found.set_index("station_name").loc["中凯服务站"]
    assert (row["use_count"], row["new_use_count"]) == (1, 1)
    assert row[["participant_count", "new_people_count"]].isna().all()
