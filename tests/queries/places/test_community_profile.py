from queries import Scope, run
from tests.queries.tables import expect

NAME = "places/community_profile"
COMMUNITIES = """
| community | households | residents | established_on |
| 甲        | 3010       | 9020      | 2019-06-01     |
"""
COMPOUNDS = """
| community | compound | management |
| 甲        | 东苑     | 红色物业   |
| 甲        | 西苑     | 市场物业   |
| 甲        | 南苑     | 自管       |
| 乙        | 北苑     |            |
"""


def test_size_age_and_managed_compounds(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(community=COMMUNITIES, compound=COMPOUNDS)),
        """
| community | households | residents | established_on | compound_count | management_known_count | managed_compound_count |
| 乙        |            |           |                | 1              | 0                      |                        |
| 甲        | 3010       | 9020      | 2019-06-01     | 3              | 3                      | 2                      |
""",
    )


def test_filtered(ledger):
    scope = Scope(communities=("甲",))
    answer = run(NAME, scope, snapshot=ledger(community=COMMUNITIES, compound=COMPOUNDS))
    assert list(answer["managed_compound_count"]) == [2]
