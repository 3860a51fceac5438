from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "satisfaction/rate_by_period"
RESPONSES = """
| community | asked_at         | is_valid | was_contacted | is_resolved | rating   |
| 甲        | 2026-01-05 00:00 | true     | true          | true        | 满意     |
| 乙        | 2026-01-11 00:00 | true     | true          |             | 不满意   |
| 乙        | 2026-01-19 00:00 | true     | false         | true        |          |
| 乙        | 2026-01-20 00:00 | false    | true          | true        | 满意     |
"""


def test_weeks_without_ratings_have_no_rate(ledger):
    expect(
        run(NAME, Scope(), snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| period_start | response_count | valid_count | contacted_count | response_rate | resolved_count | resolution_known_count | resolution_rate | rated_count | satisfaction_rate | interval_low | interval_high |
| 2026-01-05   | 2              | 2           | 2               | 1             | 1              | 1                      | 1               | 2           | 1/2               | 0.0945       | 0.9055        |
| 2026-01-12   | 0              | 0           | 0               |               | 0              | 0                      |                 | 0           |                   |              |               |
| 2026-01-19   | 2              | 1           | 0               | 0             | 1              | 1                      | 1               | 0           |                   |              |               |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 1, 5), date(2026, 1, 19), communities=("乙",))
    expect(
        run(NAME, scope, snapshot=ledger(satisfaction_response=RESPONSES)),
        """
| period_start | response_count | satisfaction_rate |
| 2026-01-05   | 1              | 0                 |
| 2026-01-12   | 0              |                   |
""",
    )
