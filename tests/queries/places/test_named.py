from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/named"
LEDGERS = {
    "community": "| community |\n| 甲 |",
    "visit": "| community | compound |\n| 乙 | 东苑 |\n| 乙 | 东苑 |",
    "service_station": "| community |\n| 丙 |",
    "service_request": "| community |\n|  |",
}


def test_places_of_every_ledger(ledger):
    frame = run(NAME, Scope(), snapshot=ledger(**LEDGERS))
    assert {"甲", "乙", "丙", "未填写"} <= set(frame["community"])
    assert {"东苑", "未填写"} <= set(frame["compound"])
    assert not frame.duplicated().any()


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(**LEDGERS)),
        """
| community | compound |
| 乙        | 东苑     |
""",
    )
