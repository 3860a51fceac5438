from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/joint_bodies_by_community"
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
ITEMS = """
| community | met_at           | closed_at        | status |
| 甲        | 2026-01-05 19:00 | 2026-01-09 09:00 |        |
| 甲        | 2026-02-05 19:00 |                  | 办理中 |
| 丙        | 2026-01-05 19:00 |                  | 已办结 |
| 丁        | 2026-01-05 19:00 |                  |        |
"""


def test_bodies_and_what_is_talked_over(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(organisation=UNITS, deliberation=ITEMS)),
        """
| community | owners_committee_count | self_governing_group_count | merchant_alliance_count | merchant_member_count | unit_alliance_count | unit_member_count | item_count | settled_known_count | closed_item_count |
| 丁        | 0                      | 0                          | 0                       |                       | 0                   |                   | 1          | 0                   |                   |
| 丙        | 0                      | 0                          | 0                       |                       | 0                   |                   | 1          | 1                   | 1                 |
| 乙        | 0                      | 1                          | 1                       | 86                    | 0                   |                   | 0          | 0                   | 0                 |
| 甲        | 1                      | 0                          | 0                       |                       | 0                   |                   | 2          | 2                   | 1                 |
""",
    )


def test_filtered_by_the_time_of_the_meetings(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    answer = run(NAME, scope, snapshot=ledger(organisation=UNITS, deliberation=ITEMS))
    assert list(answer["item_count"]) == [1]
