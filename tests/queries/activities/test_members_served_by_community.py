from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/members_served_by_community"
HOLDERS = """
| role     | community | token_token | service_count |
| 在职党员 | 甲        | p1    | 3             |
| 在职党员 | 甲        | p1    | 0             |
| 在职党员 | 甲        | p2    | 0             |
| 在职党员 | 甲        | p3    |               |
| 在职党员 | 甲        |       | 1             |
| 楼栋长   | 甲        | p4    | 9             |
| 在职党员 | 乙        | p5    |               |
"""


def test_the_share_is_of_those_whose_services_are_counted(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(role_holder=HOLDERS)),
        """
| community | member_count | served_known_count | served_member_count | served_member_share |
| 乙        | 1            | 0                  | 0                   |                     |
| 甲        | 4            | 3                  | 2                   | 2/3                 |
""",
    )


def test_filtered(ledger):
    found = run(NAME, Scope(communities=("乙",)), snapshot=ledger(role_holder=HOLDERS))
    assert found["community"].tolist() == ["乙"]
