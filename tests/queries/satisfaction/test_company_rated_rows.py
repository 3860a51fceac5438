from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/company_rated_rows"
# 旧物业 leaves 东苑 on the 4th, 新物业 follows; 西苑 has one whose dates nobody wrote down.
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 旧物业  | 2019-01-01 | 2026-01-04 |
| 甲        | 东苑     | 新物业  | 2026-01-05 |            |
| 甲        | 西苑     | 新物业  |            |            |
"""
RESPONSES = """
| response_id | community | compound | is_valid | rating | asked_at         |
| A1          | 甲        | 东苑     | true     | 满意   | 2026-01-04 23:00 |
| A2          | 甲        | 东苑     | true     | 不满意 | 2026-01-05 00:00 |
| A3          | 甲        | 西苑     | true     | 满意   | 2026-01-06 09:00 |
| A4          | 甲        | 西苑     | false    | 满意   | 2026-01-06 09:00 |
| A5          | 甲        | 西苑     | true     |        | 2026-01-06 09:00 |
| A6          | 甲        | 未匹配   | true     | 满意   | 2026-01-06 09:00 |
"""


def test_an_answer_is_of_who_served_that_day(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES, property_contract=CONTRACTS)),
        """
| response_id | company | compound | rating | ended_on   |
| A3          | 新物业  | 西苑     | 满意   |            |
| A2          | 新物业  | 东苑     | 不满意 |            |
| A1          | 旧物业  | 东苑     | 满意   | 2026-01-04 |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 6), compounds=("东苑",))
    snapshot = ledger(satisfaction_response=RESPONSES, property_contract=CONTRACTS)
    assert list(run(NAME, scope, snapshot=snapshot)["response_id"]) == ["A2", "A1"]
