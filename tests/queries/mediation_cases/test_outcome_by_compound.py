from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/outcome_by_compound"
CASES = """
| community | compound | outcome    |
| 甲        | 东苑     | 调解成功   |
| 甲        | 东苑     | 调解不成功 |
| 乙        | 东苑     | 调解成功   |
| 乙        | 未匹配   | 调解中     |
"""


def test_same_name_in_two_communities(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| community | compound | case_count | succeeded_count | open_count | settlement_rate |
| 甲        | 东苑     | 2          | 1               | 0          | 1/2             |
| 乙        | 东苑     | 1          | 1               | 0          | 1               |
| 乙        | 未匹配   | 1          | 0               | 1          |                 |
""",
    )


def test_filtered(ledger):
    scope = Scope(communities=("乙",), compounds=("东苑",))
    expect(
        run(NAME, scope, snapshot=ledger(mediation_case=CASES)),
        """
| community | compound | case_count |
| 乙        | 东苑     | 1          |
""",
    )
