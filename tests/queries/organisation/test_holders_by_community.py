from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/holders_by_community"
HOLDERS = """
| role     | token_token | community | compound | grid   |
| 楼栋长   | p1          | 甲        | 东苑     | 一网格 |
| 楼栋长   | p1          | 甲        | 东苑     | 一网格 |
| 楼栋长   |             | 甲        | 东苑     | 一网格 |
| 街巷长   | p1          | 甲        | 东苑     | 一网格 |
| 单元长   | p2          | 甲        | 西苑     | 二网格 |
| 在职党员 | p3          | 甲        | 未填写   | 一网格 |
| 在职党员 |             | 乙        | 未填写   | 未填写 |
| 单元长   | p4          | 乙        | 未匹配   | 未填写 |
"""
COMMUNITIES = """
| community | households |
| 甲        | 1000       |
| 丙        | 500        |
"""
COMPOUNDS = """
| community | compound | households |
| 甲        | 东苑     | 100        |
| 甲        | 西苑     | 300        |
"""


def test_a_person_of_two_roles_counts_once(ledger):
    served = ledger(role_holder=HOLDERS, community=COMMUNITIES, compound=COMPOUNDS)
    expect(
        run(NAME, Scope(), snapshot=served),
        """
| community | households | holder_count | building_holder_count | party_member_count | holders_per_thousand_households |
| 丙        | 500        | 0            | 0                     | 0                  | 0                               |
| 乙        |            | 2            | 1                     | 1                  |                                 |
| 甲        | 1000       | 4            | 3                     | 1                  | 4                               |
""",
    )


def test_filtered_by_compound_the_households_are_the_compounds(ledger):
    served = ledger(role_holder=HOLDERS, community=COMMUNITIES, compound=COMPOUNDS)
    expect(
        run(NAME, Scope(compounds=("东苑",)), snapshot=served),
        """
| community | households | holder_count | holders_per_thousand_households |
| 甲        | 100        | 2            | 20                              |
""",
    )
