from queries import Scope, run
from tests.queries.tables import expect

NAME = "organisation/building_holders"
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


def test_heads_by_place_without_the_other_roles(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(role_holder=HOLDERS)),
        """
| community | grid   | compound | holder_count |
| 乙        | 未填写 | 未匹配   | 1            |
| 甲        | 一网格 | 东苑     | 2            |
| 甲        | 二网格 | 西苑     | 1            |
""",
    )


def test_filtered(ledger):
    answer = run(NAME, Scope(communities=("乙",)), snapshot=ledger(role_holder=HOLDERS))
    assert list(answer["holder_count"]) == [1]
