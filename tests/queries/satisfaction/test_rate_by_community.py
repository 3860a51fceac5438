from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rate_by_community"
RESPONSES = """
| community | asked_at         | is_valid | was_contacted | rating   |
| 甲        | 2026-01-05 00:00 | true     | true          | 满意     |
| 甲        | 2026-01-06 00:00 | true     | true          | 满意     |
| 乙        | 2026-01-06 00:00 | true     | false         | 不满意   |
| 丙        | 2026-01-06 00:00 | false    |               | 满意     |
"""


def test_lowest_rate_first_and_not_computable_last(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| community | response_count | valid_count | response_rate | rated_count | satisfaction_rate | interval_low | interval_high |
| 乙        | 1              | 1           | 0             | 1           | 0                 | 0            | 0.7935        |
| 甲        | 2              | 2           | 1             | 2           | 1                 | 0.3424       | 1             |
| 丙        | 1              | 0           |               | 0           |                   |              |               |
""",
    )


def test_filtered(ledger):
    expect(
        run(
            NAME,
            Scope(date(2026, 1, 6), communities=("甲",)),
            snapshot=ledger(satisfaction_response=RESPONSES),
        ),
        """
| community | response_count | satisfaction_rate |
| 甲        | 1              | 1                 |
""",
    )
