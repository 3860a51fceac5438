from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/profile"
COMPOUNDS = """
| community | compound | households | area_m2 | green_rate | built_year | management | theme |
| 乙        | 东苑     | 157        | 10050   |            | 1985       |            | 归属  |
| 甲        | 西苑     | 238        | 14930   | 0.34       | 2011       | 红色物业   | 法治  |
| 甲        | 东苑     |            |         |            |            | 无物业     |       |
"""


def test_each_compound_as_the_register_says(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(compound=COMPOUNDS)),
        """
| community | compound | households | area_m2 | green_rate | built_year | owners_committee_year | management | theme |
| 乙        | 东苑     | 157        | 10050   |            | 1985       |                       | 未填写     | 归属  |
| 甲        | 东苑     |            |         |            |            |                       | 无物业     |       |
| 甲        | 西苑     | 238        | 14930   | 0.34       | 2011       |                       | 红色物业   | 法治  |
""",
    )


def test_filtered(ledger):
    scope = Scope(communities=("甲",), compounds=("东苑",))
    expect(
        run(NAME, scope, snapshot=ledger(compound=COMPOUNDS)),
        """
| community | compound |
| 甲        | 东苑     |
""",
    )
