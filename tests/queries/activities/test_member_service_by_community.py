from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/member_service_by_community"
ROLE_HOLDERS = """
| holder_id | role     | community | token_token |
| h1        | 在职党员 | 甲        | t1          |
| h2        | 在职党员 | 甲        | t2          |
| h3        | 在职党员 | 甲        | t3          |
| h4        | 在职党员 | 甲        | t4          |
| h5        | 在职党员 | 甲        | t5          |
| h6        | 在职党员 | 甲        | t5          |
| h7        | 志愿者   | 甲        | t9          |
| h8        | 在职党员 | 乙        | t8          |
| h9        | 在职党员 | 乙        |             |
"""
ACTIVITIES = """
| activity_id | community | compound | kind | held_on    | participant_count | issues_collected_count | issues_resolved_count |
| a           | 甲        | 东苑     | 文化 | 2026-01-05 | 100               | 3                      | 2                     |
| b           | 甲        | 东苑     | 文化 | 2026-01-31 | 50                | 1                      |                       |
| c           | 甲        | 西苑     | 公示 | 2026-03-01 |                   |                        |                       |
| d           | 乙        | 南苑     | 志愿 | 2026-03-02 | 12                | 0                      | 0                     |
"""
SERVICE_ORDERS = """
| order_id | community | kind     | ordered_at       | status |
| a        | 甲        | 志愿服务 | 2026-02-05 08:00 | 已办结 |
| b        | 甲        | 志愿服务 | 2026-02-06 08:00 | 办理中 |
| c        | 甲        | 微心愿   | 2026-02-06 08:00 | 已办结 |
"""


def test_a_person_on_two_rows_is_one_member(ledger):
    expect(
        run(
            NAME,
            Scope(),
            snapshot=ledger(role_holder=ROLE_HOLDERS, activity=ACTIVITIES, service_order=SERVICE_ORDERS),
        ),
        """
| community | member_count | volunteer_count | participant_count | volunteer_done_count |
| 乙        | 2            | 1               | 12                | 0                    |
| 甲        | 5            | 0               | 0                 | 1                    |
""",
    )


def test_members_are_those_of_the_register_of_posts_however_few(ledger):
    snapshot = ledger(role_holder=ROLE_HOLDERS, activity=ACTIVITIES, service_order=SERVICE_ORDERS)
    roles = run("organisation/role_holders_by_role", Scope(), snapshot=snapshot)
    members = roles[roles["role"] == "在职党员"].set_index("community")["holder_count"]
    service = run(NAME, Scope(), snapshot=snapshot).set_index("community")["member_count"]
    assert dict(members) == dict(service) == {"甲": 5, "乙": 2}


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 6), date(2026, 3, 2), communities=("甲",))
    expect(
        run(
            NAME,
            scope,
            snapshot=ledger(role_holder=ROLE_HOLDERS, activity=ACTIVITIES, service_order=SERVICE_ORDERS),
        ),
        """
| community | member_count | volunteer_count | volunteer_done_count |
| 甲        | 5            | 0               | 1                    |
""",
    )
