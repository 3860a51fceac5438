from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "closed_loop/matter_rows"
REQUESTS = """
| request_id | community | category | triage | requested_at     | due_at           | closed_at        |
| G1         | 甲        | 噪声扰民 | 联办   | 2026-01-01 00:00 | 2026-01-02 00:00 | 2026-01-03 12:00 |
| G2         | 乙        | 噪声扰民 |        | 2026-01-02 00:00 |                  |                  |
"""
CASES = """
| case_id | event_id | community | dispute_type | triage | accepted_at      | outcome |
| T1      | E1       | 甲        | 邻里纠纷     | 共办   | 2026-01-03 00:00 | 调解中  |
| T2      |          | 甲        | 邻里纠纷     | 共办   | 2026-01-04 00:00 | 调解中  |
"""


def test_a_dispute_of_an_event_is_the_request_it_came_from(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(service_request=REQUESTS, mediation_case=CASES)),
        """
| ledger | matter_id | issue    | triage | ending   |
| 纠纷   | T2        | 邻里纠纷 | 共办   | 在办     |
| 诉求   | G2        | 噪声扰民 | 未填写 | 在办     |
| 诉求   | G1        | 噪声扰民 | 联办   | 超期办结 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 2), date(2026, 1, 5), communities=("乙",))
    found = run(NAME, scope, snapshot=ledger(service_request=REQUESTS, mediation_case=CASES))
    assert list(found["matter_id"]) == ["G2"]
