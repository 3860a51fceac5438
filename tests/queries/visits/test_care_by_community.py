from queries import Scope, run
from tests.queries.tables import expect

NAME = "visits/care_by_community"
VISITS = """
| community | compound | household_token | care_group |
| 甲        | 东苑     | 3-1             | 独居       |
| 甲        | 东苑     | 3-1             | 独居       |
| 甲        | 西苑     | 3-1             | 独居       |
| 甲        | 东苑     |                 | 独居       |
| 甲        | 东苑     |                 | 独居       |
| 乙        | 河苑     | 1-1             | 残疾       |
| 乙        | 河苑     | 1-2             |            |
"""


def test_visits_and_different_households(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(visit=VISITS)),
        """
| community | care_group | visit_count | household_count |
| 甲        | 独居       | 5           | 4               |
| 乙        | 残疾       | 1           | 1               |
""",
    )


def test_filtered(ledger):
    assert list(run(NAME, Scope(communities=("乙",)), snapshot=ledger(visit=VISITS))["care_group"]) == [
        "残疾"
    ]
