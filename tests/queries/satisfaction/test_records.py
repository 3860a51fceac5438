from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/records"
RESPONSES = """
| response_id | event_id | community | asked_at         | is_valid | rating | was_contacted |
| a           | E1       | 甲        | 2026-01-05 00:00 | true     | 满意   | true          |
| b           | E1       | 甲        | 2026-01-06 00:00 | false    | 不满意 |               |
| c           |          | 乙        | 2026-01-07 00:00 |          |        |               |
"""


def test_all_of_them_valid_or_not(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| response_id | event_id | rating | is_valid | is_rated |
| c           |          | 未填写 | false    | false    |
| b           | E1       | 不满意 | false    | false    |
| a           | E1       | 满意   | true     | true     |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 5), date(2026, 1, 6), communities=("甲",))
    expect(run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES)), "| response_id |\n| a |")


def test_empty(empty):
    assert run(NAME, Scope(), snapshot=empty).empty
