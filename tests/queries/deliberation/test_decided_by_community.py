from datetime import date

from queries import Scope, run
from tests.queries.tables import expect

NAME = "deliberation/decided_by_community"
ITEMS = """
| item_id | community | met_at           | triage | responsible_unit | resolution | decided_at       | review_score | status |
| a       | 甲        | 2026-01-10 19:00 |        |                  | 通过       | 2026-01-10       | 90           | 已办结 |
| b       | 甲        | 2026-01-10 19:00 |        |                  | 通过       | 2026-01-13 19:00 | 80           | 办理中 |
| c       | 甲        | 2026-01-10 19:00 | 联办   | 社区党委         | 未通过     | 2026-01-10 20:00 |              | 已办结 |
| d       | 甲        | 2026-01-10 19:00 | 联办   | 社区党委         |            |                  |              | 已办结 |
| e       | 甲        | 2026-02-10 19:00 |        |                  | 暂缓       |                  |              | 办理中 |
| f       | 甲        | 2026-02-10 19:00 |        |                  | 另议       |                  |              | 办理中 |
| g       | 甲        | 2026-02-10 19:00 |        |                  | 见纪要     | 2026-02-01       |              | 办理中 |
| h       | 甲        | 2026-02-10 19:00 |        |                  | 通过       |                  | 0            | 已作废 |
| i       | 乙        | 2026-01-10 19:00 | 联办   | 社区党委         |            |                  |              | 已办结 |
| j       | 乙        | 2026-02-10 19:00 |        | 社区党委         |            |                  |              | 已办结 |
| k       | 丙        | 2026-02-10 19:00 |        |                  |            |                  | 70           | 已办结 |
"""


def test_what_is_decided_and_how_soon(ledger):
    """A day without a time that is the day of the meeting is at once; an unknown result is in neither part."""
    expect(
        run(NAME, Scope(), snapshot=ledger(deliberation=ITEMS)),
        """
| community | item_count | result_known_count | passed_count | rejected_count | deferred_count | later_count | result_unknown_count | passed_rate | decided_time_count | median_days_to_decide | review_count | mean_review_score |
| 丙        | 1          | 0                  | 0            | 0              | 0              | 0           | 1                    |             | 0                  |                       | 1            | 70                |
| 甲        | 7          | 5                  | 2            | 1              | 1              | 1           | 2                    | 2/5         | 2                  | 1.5                   | 2            | 85                |
""",
    )


def test_filtered(ledger):
    scope = Scope(date(2026, 2, 1), date(2026, 3, 1), communities=("甲",))
    expect(
        run(NAME, scope, snapshot=ledger(deliberation=ITEMS)),
        """
| community | item_count | result_known_count | passed_count | deferred_count |
| 甲        | 3          | 2                  | 0            | 1              |
""",
    )
