from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/communities"
# 乙 has a ledger entry only by its compound, 丙 only a response, 丁 only a visit, which does not count.
LEDGERS = {
    "community": "| community | households |\n| 甲 | 500 |",
    "compound": "| community | compound |\n| 甲 | 东苑 |\n| 乙 | 东苑 |",
    "service_request": "| community | compound |\n| 甲 | 东苑 |\n| 甲 | 西苑 |\n| 甲 | 未匹配 |\n|  |  |",
    "mediation_case": "| community | compound |\n| 甲 | 西苑 |",
    "satisfaction_response": "| community |\n| 丙 |",
    "visit": "| community |\n| 丁 |",
}


def test_every_community_named(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**LEDGERS)),
        """
| community | households | compound_count |
| 丙        |            | 0              |
| 乙        |            | 1              |
| 甲        | 500        | 2              |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("甲",)), snapshot=ledger(**LEDGERS)),
        """
| community | households | compound_count |
| 甲        | 500        | 2              |
""",
    )
