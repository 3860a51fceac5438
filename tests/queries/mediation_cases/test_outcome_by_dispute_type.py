from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/outcome_by_dispute_type"
CASES = """
| community | dispute_type | outcome  |
| 甲        | 邻里纠纷     | 调解成功 |
| 乙        | 邻里纠纷     | 调解中   |
| 甲        | 物业纠纷     | 调解成功 |
| 甲        |              | 调解成功 |
"""


def test_most_cases_first(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| dispute_type | case_count | succeeded_count | open_count | mediation_success_rate |
| 邻里纠纷     | 2          | 1               | 1          | 1/2                    |
| 未填写       | 1          | 1               | 0          | 1                      |
| 物业纠纷     | 1          | 1               | 0          | 1                      |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(mediation_case=CASES)),
        """
| dispute_type | case_count | mediation_success_rate |
| 邻里纠纷     | 1          | 0                      |
""",
    )
