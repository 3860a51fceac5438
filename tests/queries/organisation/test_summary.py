from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/summary"
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


def test_what_there_is_and_what_is_missing(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(organisation=UNITS, compound=COMPOUNDS, building=BUILDINGS)),
        """
| compound_count | grouped_compound_count | self_governed_compound_count | party_group_coverage | self_governing_coverage | building_count | headed_building_count | contacted_building_count | uncovered_building_count | building_head_coverage | building_contact_coverage | unit_count | centre_count | linked_households | linked_per_centre |
| 3              | 1                      | 1                            | 1/3                  | 1/3                     | 6              | 3                     | 2                        | 2                        | 1/2                    | 1/3                       | 10         | 2            | 18                | 9                 |
""",
    )


def test_filtered(ledger):
    served = ledger(organisation=UNITS, compound=COMPOUNDS, building=BUILDINGS)
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=served),
        """
| compound_count | grouped_compound_count | building_count | unit_count | linked_households |
| 1              | 0                      | 1              | 2          |                   |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| compound_count | party_group_coverage | building_count | building_head_coverage | linked_per_centre |
| 0              |                      | 0              |                        |                   |
""",
    )
