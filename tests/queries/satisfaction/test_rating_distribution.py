from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rating_distribution"
RESPONSES = """
| community | is_valid | rating     |
| 甲        | true     | 非常不满意 |
| 甲        | true     | 一般       |
| 甲        | true     | 满意       |
| 乙        | true     | 满意       |
| 甲        | true     |            |
| 甲        | true     | 还行       |
| 甲        | true     | 非常满意   |
| 甲        | true     | 基本满意   |
| 甲        | false    | 不满意     |
"""


def test_from_best_to_worst(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| rating     | response_count | share |
| 非常满意   | 1              | 1/8   |
| 满意       | 2              | 2/8   |
| 基本满意   | 1              | 1/8   |
| 一般       | 1              | 1/8   |
| 非常不满意 | 1              | 1/8   |
| 还行       | 1              | 1/8   |
| 未填写     | 1              | 1/8   |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| rating | response_count | share |
| 满意   | 1              | 1     |
""",
    )
