from queries import Scope, run
from tests.queries.tables import expect

NAME = "mediation_cases/outcome_by_resolved_level"
CASES = """
| community | resolved_level | outcome  |
| 甲        | 区级以上       | 调解成功 |
| 甲        | 街道           | 调解成功 |
| 甲        | 社区           | 调解成功 |
| 乙        | 网格           | 调解成功 |
| 甲        |                | 调解中   |
| 甲        | 片区           | 调解成功 |
"""


def test_from_near_to_far(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=CASES)),
        """
| resolved_level | case_count | succeeded_count | open_count |
| 网格           | 1          | 1               | 0          |
| 社区           | 1          | 1               | 0          |
| 街道           | 1          | 1               | 0          |
| 区级以上       | 1          | 1               | 0          |
| 片区           | 1          | 1               | 0          |
| 未填写         | 1          | 0               | 1          |
""",
    )


def test_filtered(ledger):
    expect(
        run(NAME, Scope(communities=("乙",)), snapshot=ledger(mediation_case=CASES)),
        """
| resolved_level | case_count |
| 网格           | 1          |
""",
    )
