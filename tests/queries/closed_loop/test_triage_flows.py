from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/triage_flows"
REQUESTS = """
| community | category | triage | requested_at     | due_at           | closed_at        | status |
| 甲        | 路灯     | 联办   | 2026-01-01 00:00 | 2026-01-05 00:00 | 2026-01-04 00:00 |        |
| 甲        | 路灯     | 联办   | 2026-01-01 00:00 | 2026-01-05 00:00 | 2026-01-04 00:00 |        |
| 甲        | 路灯     | 联办   | 2026-01-01 00:00 | 2026-01-05 00:00 | 2026-01-06 00:00 |        |
| 乙        | 噪音     |        | 2026-01-02 00:00 | 2026-01-05 00:00 |                  |        |
| 乙        | 噪音     |        | 2026-01-02 00:00 |                  |                  |        |
| 乙        | 噪音     |        | 2026-01-02 00:00 |                  |                  | 已办结 |
"""
CASES = """
| community | dispute_type | triage | accepted_at      | event_id |
| 甲        | 邻里         | 协办   | 2026-01-01 00:00 |          |
| 甲        | 邻里         | 协办   | 2026-01-01 00:00 | A        |
"""
ITEMS = """
| community | triage | met_at           | due_at           | status |
| 甲        | 共办   | 2026-01-01 00:00 | 2026-01-05 00:00 | 已作废 |
| 甲        | 共办   | 2026-01-01 00:00 | 2026-01-05 00:00 | 办理中 |
"""


def snapshot(ledger):
    return ledger(
        service_request=REQUESTS, mediation_case=CASES, deliberation=ITEMS, as_of="2026-01-10 00:00"
    )


def test_a_dispute_of_an_unknown_outcome_has_ended_when_it_is_closed(ledger):
    cases = """
| dispute_type | triage | accepted_at      | closed_at        | outcome |
| 邻里         | 协办   | 2026-01-01 00:00 | 2026-01-02 00:00 | 双方和好 |
| 邻里         | 协办   | 2026-01-01 00:00 |                  | 双方和好 |
| 邻里         | 协办   | 2026-01-01 00:00 |                  | 终止     |
"""
    expect(
        run(NAME, Scope(), snapshot=ledger(mediation_case=cases, as_of="2026-01-10 00:00")),
        "| ending | matter_count |\n| 办结无期限 | 2 |\n| 未说明 | 1 |",
    )


def test_three_ledgers_and_five_results(ledger):
    """A dispute that came from a request is that request; a void item is none."""
    expect(
        run(NAME, Scope(), snapshot=snapshot(ledger)),
        """
| ledger | issue   | triage | ending     | matter_count |
| 诉求   | 路灯     | 联办   | 按期办结   | 2            |
| 纠纷   | 邻里     | 协办   | 在办       | 1            |
| 议题   | 议事议题 | 共办   | 超期未结   | 1            |
| 诉求   | 噪音     | 未填写 | 办结无期限 | 1            |
| 诉求   | 噪音     | 未填写 | 在办       | 1            |
| 诉求   | 噪音     | 未填写 | 超期未结   | 1            |
| 诉求   | 路灯     | 联办   | 超期办结   | 1            |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 3), communities=("乙",))
    assert set(run(NAME, scope, snapshot=snapshot(ledger))["issue"]) == {"噪音"}
