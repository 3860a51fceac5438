from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/coverage_by_compound"
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
COMPOUNDS = """
| community | compound | management | households |
| 甲        | 东苑     | 红色物业   | 100        |
| 甲        | 西苑     |            |            |
| 乙        | 东苑     | 无物业     | 50         |
"""
BUILDINGS = """
| community | compound | building_id | head_token | contact_token | households |
| 甲        | 东苑     | 1栋         | h1         | c1            | 40         |
| 甲        | 东苑     | 2栋         | h1         |               | 40         |
| 甲        | 东苑     | 3栋         |            | c1            | 20         |
| 甲        | 西苑     | 4栋         |            |               | 30         |
| 甲        | 西苑     | 5栋         |            |               |            |
| 乙        | 未匹配   | 6栋         | h2         |               | 10         |
"""


def test_what_each_compound_has(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(organisation=UNITS, compound=COMPOUNDS, building=BUILDINGS)),
        """
| community | compound | management | households | branch_count | group_count | self_governing_count | building_count | headed_count | contacted_count | uncovered_count |
| 乙        | 东苑     | 无物业     | 50         | 0            | 0           | 0                    | 0              | 0            | 0               | 0               |
| 甲        | 东苑     | 红色物业   | 100        | 0            | 2           | 1                    | 3              | 2            | 2               | 0               |
| 甲        | 西苑     | 未填写     |            | 0            | 0           | 0                    | 2              | 0            | 0               | 2               |
""",
    )


def test_filtered(ledger):
    served = ledger(organisation=UNITS, compound=COMPOUNDS, building=BUILDINGS)
    answer = run(NAME, Scope(communities=("甲",), compounds=("东苑",)), snapshot=served)
    assert list(answer["group_count"]) == [2]
