from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/aliases"
LEDGERS = {
    "compound": """
| community | compound | aliases    |
| 甲        | 东苑     | 东院、老东 |
| 乙        | 西苑     |            |
""",
    "service_request": "| community | compound |\n| 乙 | 北苑 |",
}


def test_every_compound_of_the_register(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| community | compound | aliases    |
| 乙        | 西苑     |            |
| 甲        | 东苑     | 东院、老东 |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("甲",)), snapshot=ledger(**LEDGERS))
    assert list(found["compound"]) == ["东苑"]


def test_without_a_register(ledger):
    assert run(NAME, Scope(), snapshot=ledger(service_request=LEDGERS["service_request"])).empty
