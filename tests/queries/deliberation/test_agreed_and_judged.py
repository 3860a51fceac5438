from datetime import date

from queries import Scope, run
from tests.queries.deliberation.test_decided_by_community import ITEMS
from tests.queries.tables import expect

NAME = "deliberation/agreed_and_judged"
DELIBERATIONS = """
| item_id | community | meeting_type | met_at           | topic | triage | responsible_unit | closed_at        | status |
| a       | 甲        | 半月谈       | 2026-01-15 19:00 | 路灯  | 联办   | 社区党委         | 2026-01-17 19:00 | 已办结 |
| b       | 甲        | 半月谈       | 2026-01-16 19:00 | 路灯  | 共办   | 城建办           | 2026-01-20 19:00 | 已办结 |
| c       | 甲        | 好商量       | 2026-01-31 19:00 | 绿化  | 协办   |                  |                  | 办理中 |
| d       | 乙        | 半月谈       | 2026-03-01 19:00 |       |        |                  |                  |        |
| e       | 乙        | 半月谈       | 2026-03-01 19:00 | 绿化  | 联办   | 城建办           |                  | 已作废 |
"""
SATISFACTION_RESPONSES = """
| community | asked_at         | subject | is_valid | rating |
| 甲        | 2026-01-20 09:00 | 社区    | true     | 满意   |
| 乙        | 2026-01-20 09:00 | 社区    | true     | 不满意 |
| 甲        | 2026-01-20 09:00 | 诉求    | true     | 满意   |
| 甲        | 2026-01-20 09:00 | 社区    | false    | 满意   |
"""
MEDIATION_CASES = """
| community | accepted_at      | mediator_team | outcome  |
| 甲        | 2026-01-05 09:00 | 自管组织      | 调解成功 |
| 甲        | 2026-01-20 09:00 | 自管组织      | 调解中   |
| 甲        | 2026-01-20 09:00 | 解忧茶桌      | 调解成功 |
"""


def test_agreed_needs_a_leader_and_a_unit(ledger):
    expect(
        run(
            NAME,
            Scope(),
            snapshot=ledger(
                deliberation=DELIBERATIONS,
                satisfaction_response=SATISFACTION_RESPONSES,
                mediation_case=MEDIATION_CASES,
            ),
        ),
        """
| item_count | decided_count | settled_count | median_hours_to_settle | judged_count | satisfied_count | self_governed_count |
| 4          | 2             | 2             | 72                     | 2            | 1               | 1                   |
""",
    )


def test_each_community_is_judged_by_what_it_writes(ledger):
    """甲 writes results: 2 of 5 known ones passed; 乙 does not: one of two names triage and unit; 丙 neither."""
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=ITEMS)),
        """
| item_count | by_result_count | decided_known_count | decided_count | median_hours_to_decide | review_count | mean_review_score |
| 10         | 7               | 7                   | 3             | 36                     | 3            | 80                |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 16), date(2026, 3, 1), communities=("甲",))
    expect(
        run(
            NAME,
            scope,
            snapshot=ledger(
                deliberation=DELIBERATIONS,
                satisfaction_response=SATISFACTION_RESPONSES,
                mediation_case=MEDIATION_CASES,
            ),
        ),
        """
| item_count | decided_count | settled_count | judged_count | self_governed_count |
| 2          | 1             | 1             | 1            | 0                   |
""",
    )


def test_empty(empty):
    expect(
        run(NAME, Scope(), snapshot=empty),
        """
| item_count | decided_count | settled_count | judged_count | self_governed_count |
| 0          | 0             | 0             | 0            | 0                   |
""",
    )
