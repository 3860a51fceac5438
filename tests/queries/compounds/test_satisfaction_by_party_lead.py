from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/satisfaction_by_party_lead"
COMPOUNDS = """
| community | compound | management | party_branch_year |
| 甲        | 东苑     | 红色物业   |                   |
| 甲        | 西苑     | 自管       | 2013              |
| 乙        | 东苑     | 红色物业   |                   |
| 乙        | 北苑     | 自管       |                   |
"""
RESPONSES = """
| community | compound | is_valid | rating   | asked_at         |
| 甲        | 东苑     | true     | 满意     | 2026-01-01 09:00 |
| 甲        | 东苑     | true     | 不满意   | 2026-01-04 23:00 |
| 甲        | 东苑     | true     | 基本满意 | 2026-01-05 09:00 |
| 甲        | 西苑     | true     | 不满意   | 2026-01-05 09:00 |
| 甲        | 西苑     | false    | 不满意   | 2026-01-05 09:00 |
| 甲        | 西苑     | true     |          | 2026-01-05 09:00 |
| 甲        | 未匹配   | true     | 满意     | 2026-01-05 09:00 |
"""


def test_pooled_over_compounds(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES, compound=COMPOUNDS)),
        """
| party_lead | rated_count | satisfied_count | mostly_satisfied_count | satisfaction_rate |
| 红色物业   | 3           | 1               | 1                      | 2/3               |
| 有党支部   | 1           | 0               | 0                      | 0                 |
""",
    )


def test_a_branch_among_the_organisations(ledger):
    organisations = "| community | compound | level |\n" + "| 乙 | 北苑 | 小区党支部 |\n" * 2
    responses = "| community | compound | rating |\n| 乙 | 北苑 | 满意 |\n| 甲 | 北苑 | 满意 |\n"
    snapshot = ledger(satisfaction_response=responses, compound=COMPOUNDS, organisation=organisations)
    expect(
        run(NAME, Scope(), snapshot=snapshot),
        """
| party_lead | rated_count |
| 有党支部   | 1           |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 4), date(2026, 1, 6), compounds=("东苑",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES, compound=COMPOUNDS)),
        """
| party_lead | rated_count | satisfaction_rate | interval_low | interval_high |
| 红色物业   | 2           | 1/2               | 0.0945       | 0.9055        |
""",
    )
