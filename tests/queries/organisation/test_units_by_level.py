from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/units_by_level"
UNITS = """
| unit_id | parent_id | level      | name       | community | compound | members | linked_households |
| D1      |           | 社区党委   | 甲党委     | 甲        | 未填写   | 9       |                   |
| W1      | D1        | 网格党支部 | 一网格支部 | 甲        | 未填写   | 20      |                   |
| Z1      | W1        | 党小组     | 东苑小组   | 甲        | 东苑     | 6       |                   |
| Z2      | W1        | 党小组     | 东苑小组二 | 甲        | 东苑     | 4       |                   |
| H1      | Z1        | 党员中心户 | 某人家     | 甲        | 东苑     | 1       | 10                |
| H2      | Z1        | 党员中心户 |            | 甲        | 东苑     | 1       | 8                 |
| H3      | Z2        | 党员中心户 |            | 甲        | 西苑     |         |                   |
| Y1      | D1        | 业委会     | 东苑业委会 | 甲        | 东苑     | 7       |                   |
| S1      |           | 商家联盟   | 商圈联盟   | 乙        | 未填写   | 86      |                   |
| G1      |           | 自管组织   | 北苑自管会 | 乙        | 北苑     | 5       |                   |
"""


def test_levels_from_the_committee_down(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(organisation=UNITS)),
        """
| community | level      | unit_count | member_count | linked_households |
| 乙        | 自管组织   | 1          | 5            |                   |
| 乙        | 商家联盟   | 1          | 86           |                   |
| 甲        | 社区党委   | 1          | 9            |                   |
| 甲        | 网格党支部 | 1          | 20           |                   |
| 甲        | 党小组     | 2          | 10           |                   |
| 甲        | 党员中心户 | 3          | 2            | 18                |
| 甲        | 业委会     | 1          | 7            |                   |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(communities=("乙",)), snapshot=ledger(organisation=UNITS))
    assert list(answer["level"]) == ["自管组织", "商家联盟"]
