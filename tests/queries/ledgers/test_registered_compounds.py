from queries import Scope, run
from tests.queries.tables import expect

NAME = "ledgers/registered_compounds"
ROWS = {
    "compound": """
| community | compound |
| 乙        | 西苑     |
| 甲        | 东苑     |
| 甲        | 西苑     |
""",
    "service_request": """
| community | compound |
| 甲        | 老地名   |
""",
}


def test_only_those_of_the_list(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(**ROWS)),
        """
| community | compound |
| 乙        | 西苑     |
| 甲        | 东苑     |
| 甲        | 西苑     |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(**ROWS)),
        """
| community | compound |
| 乙        | 西苑     |
""",
    )
