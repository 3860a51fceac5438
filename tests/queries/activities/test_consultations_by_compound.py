from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "activities/consultations_by_compound"
ACTIVITIES = """
| kind     | held_on    | community | compound | participant_count |
| 法律咨询 | 2026-01-05 | 甲        | 东苑     | 3                 |
| 法律咨询 | 2026-01-06 | 甲        | 东苑     |                   |
| 法律咨询 | 2026-03-06 | 甲        | 东苑     |                   |
| 学习     | 2026-01-06 | 甲        | 南苑     | 30                |
"""
CASES = """
| accepted_at      | community | compound | outcome  |
| 2026-01-09 09:00 | 甲        | 东苑     | 引导诉讼 |
| 2026-02-09 09:00 | 甲        | 东苑     | 调解成功 |
| 2026-02-09 09:00 | 甲        | 南苑     | 调解成功 |
"""


def test_disputes_stand_beside_where_an_adviser_comes(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(activity=ACTIVITIES, mediation_case=CASES)),
        """
| community | compound | period_start | consultation_count | participant_count | dispute_count | to_court_count |
| 甲        | 东苑     | 2026-01-01   | 2                  | 3                 | 1             | 1              |
| 甲        | 东苑     | 2026-02-01   | 0                  | 0                 | 1             | 0              |
| 甲        | 东苑     | 2026-03-01   | 1                  |                   | 0             | 0              |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(activity=ACTIVITIES, mediation_case=CASES)
    found = run(NAME, Scope(date(2026, 2, 1), date(2026, 3, 1)), snapshot=snapshot)
    assert found.empty
    assert run(NAME, Scope(date(2026, 3, 1)), snapshot=snapshot)["consultation_count"].tolist() == [1]
