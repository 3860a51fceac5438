from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/role_holders_by_role"
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


def test_a_person_counts_once_and_each_row_without_one(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(role_holder=HOLDERS)),
        """
| community | role     | holder_count |
| 乙        | 单元长   | 1            |
| 乙        | 在职党员 | 1            |
| 甲        | 单元长   | 1            |
| 甲        | 在职党员 | 1            |
| 甲        | 楼栋长   | 2            |
| 甲        | 街巷长   | 1            |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(compounds=("西苑",)), snapshot=ledger(role_holder=HOLDERS))
    assert list(answer["role"]) == ["单元长"]
