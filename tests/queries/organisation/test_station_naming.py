from queries import Scope, run
from tests.queries.organisation.uses_of_stations import ALL
from tests.queries.tables import expect

NAME = "organisation/station_naming"


def test_rows_that_name_a_station_and_names_that_no_register_has(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**ALL)),
        """
| ledger          | row_count | named_count | unknown_count |
| activity        | 6         | 5           | 1             |
| deliberation    | 2         | 2           | 0             |
| service_order   | 1         | 1           | 0             |
| service_request | 1         | 1           | 0             |
| visit           | 1         | 1           | 0             |
""",
    )


def test_filtered(ledger):
    """A station of another community is no unknown name."""
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(**ALL))
    assert found.set_index("ledger").loc["service_request"].tolist() == [1, 1, 0]
