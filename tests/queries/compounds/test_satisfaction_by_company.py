from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/satisfaction_by_company"
# 旧物业 leaves 东苑 after four of the ten days, 新物业 follows; 西苑 has one whose dates nobody wrote down.
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 旧物业  | 2019-01-01 | 2026-01-04 |
| 甲        | 东苑     | 新物业  | 2026-01-05 |            |
| 甲        | 西苑     | 新物业  |            |            |
| 甲        | 西苑     | 早物业  | 2010-01-01 | 2015-12-31 |
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


def test_answers_count_for_who_served_that_day(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES, property_contract=CONTRACTS)),
        """
| company | rated_count | satisfied_count | mostly_satisfied_count | satisfaction_rate | interval_low | interval_high |
| 新物业  | 2           | 0               | 1                      | 1/2               | 0.0945       | 0.9055        |
| 旧物业  | 2           | 1               | 0                      | 1/2               | 0.0945       | 0.9055        |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 5), compounds=("西苑",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES, property_contract=CONTRACTS)),
        """
| company | rated_count | satisfaction_rate |
| 新物业  | 1           | 0                 |
""",
    )
