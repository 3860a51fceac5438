from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rate_by_compound"
RESPONSES = """
| community | compound | is_valid | rating   |
| 甲        | 东苑     | true     | 满意     |
| 乙        | 东苑     | true     | 不满意   |
| 乙        | 东苑     | true     | 满意     |
| 乙        | 未匹配   | true     |          |
"""


def test_same_name_in_two_communities(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| community | compound | response_count | rated_count | satisfaction_rate |
| 乙        | 东苑     | 2              | 2           | 1/2               |
| 甲        | 东苑     | 1              | 1           | 1                 |
| 乙        | 未匹配   | 1              | 0           |                   |
""",
    )


def test_filtered(ledger):
    scope = Scope(communities=("乙",), compounds=("东苑",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| community | compound | response_count | interval_low | interval_high |
| 乙        | 东苑     | 2              | 0.0945       | 0.9055        |
""",
    )
