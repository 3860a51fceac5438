from queries import Scope, run
from tests.queries.tables import expect

NAME = "compounds/survey_by_company"
CONTRACTS = """
| community | compound | company | started_on | ended_on   |
| 甲        | 东苑     | 一号    | 2020-01-01 | 2026-01-31 |
| 甲        | 东苑     | 二号    | 2026-02-01 |            |
"""
ANSWERS = """
| community | compound | subject | rating | asked_at         |
| 甲        | 东苑     | 物业    | 满意   | 2026-01-05 09:00 |
| 甲        | 东苑     | 物业    | 不满意 | 2026-01-31 09:00 |
| 甲        | 东苑     | 诉求    | 不满意 | 2026-01-05 09:00 |
| 甲        | 东苑     | 物业    | 满意   | 2026-02-01 09:00 |
"""


def test_only_answers_about_the_company_in_its_time(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=ANSWERS, property_contract=CONTRACTS)),
        """
| company | rated_count | satisfied_count | satisfaction_rate |
| 一号    | 2           | 1               | 1/2               |
| 二号    | 1           | 1               | 1                 |
""",
    )


def test_filtered(ledger):
    snapshot = ledger(satisfaction_response=ANSWERS, property_contract=CONTRACTS)
    assert run(NAME, Scope(compounds=("西苑",)), snapshot=snapshot).empty


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
