from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/compounds"
LEDGERS = {
    "compound": "| community | compound | households |\n| 甲 | 东苑 | 100 |\n| 乙 | 东苑 | |",
    "service_request": "| community | compound |\n| 甲 | 西苑 |\n| 甲 | 未匹配 |\n|  |  |",
    "satisfaction_response": "| community | compound |\n| 甲 | 西苑 |",
}


def test_every_compound_named(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| community | compound | households |
| 乙        | 东苑     |            |
| 甲        | 东苑     | 100        |
| 甲        | 西苑     |            |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(**LEDGERS)),
        """
| community | compound |
| 乙        | 东苑     |
""",
    )
