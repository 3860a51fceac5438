from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/rated_outside_contracts"
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 旧物业  |            | 2026-01-05 |
| 甲        | 西苑     | 新物业  | 2026-01-08 |            |
"""
#: Served: the first and the fourth. The fifth is not rated.
ANSWERS = """
| community | compound | rating   | asked_at         |
| 甲        | 东苑     | 满意     | 2026-01-05 23:00 |
| 甲        | 东苑     | 满意     | 2026-01-06 00:00 |
| 甲        | 西苑     | 不满意   | 2026-01-07 09:00 |
| 甲        | 西苑     | 基本满意 | 2026-01-08 00:00 |
| 甲        | 西苑     |          | 2026-01-07 09:00 |
| 甲        | 未匹配   | 满意     | 2026-01-09 09:00 |
"""


def asked(ledger, scope=None):
    snapshot = ledger(property_contract=CONTRACTS, satisfaction_response=ANSWERS)
    return run(NAME, scope or Scope(), snapshot=snapshot)


def test_answers_of_no_company(ledger):
    expect(asked(ledger), "| outside_count |\n| 3 |\n")


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 1), date(2026, 1, 7), communities=("甲",))
    expect(asked(ledger, scope), "| outside_count |\n| 1 |\n")


def test_empty(empty):
    expect(run(NAME, Scope(), snapshot=empty), "| outside_count |\n| 0 |\n")
